import { isatty } from 'node:tty';
import { problems, shown } from '../input-problem';
import type { InputProblem, LogInput, PassedOver } from '../log-input';
import { dropCopies } from './copies';
import { expandArgument, type Candidate } from './expand-argument';
import { inReadingOrder } from './reading-order';

export interface FindOptions {
  readonly cwd?: string;
  /** Whether standard input is a terminal, where nobody has piped anything in. */
  readonly stdinIsTerminal?: boolean;
}

export interface FoundLogs {
  /** What to read, each content once, in the order of {@link inReadingOrder}. */
  readonly inputs: readonly LogInput[];
  readonly problems: readonly InputProblem[];
  readonly passedOver: readonly PassedOver[];
}

const STDIN: LogInput = {
  path: '-',
  file: '-',
  set: '-',
  once: true,
  size: null,
  modifiedAt: null,
  variant: null,
};

/**
 * The logs that these arguments stand for: files, directories, patterns that the shell left alone,
 * and `-`. Nothing here throws; what cannot be read comes back as a sentence for the operator.
 */
export async function findLogFiles(
  paths: readonly string[],
  { cwd = process.cwd(), stdinIsTerminal = isatty(0) }: FindOptions = {},
): Promise<FoundLogs> {
  const candidates: Candidate[] = [];
  const found = { problems: [] as InputProblem[], passedOver: [] as PassedOver[] };
  const fromStdin: LogInput[] = [];
  for (const path of new Set(paths)) {
    if (path === '-') {
      if (stdinIsTerminal) found.problems.push(problems.terminal(path));
      else fromStdin.push(STDIN);
      continue;
    }
    const expansion = await expandArgument(path, cwd);
    candidates.push(...expansion.candidates);
    found.problems.push(...expansion.problems);
    found.passedOver.push(...expansion.passedOver);
    if (expansion.candidates.length === 0 && expansion.problems.length === 0)
      found.problems.push(problems.noLogs(path));
  }
  const files = onceEach(candidates, found.passedOver);
  const looked = await dropCopies(
    inReadingOrder([...files.map(({ input }) => input), ...fromStdin]),
  );
  settle(files, looked.problems, found);
  return {
    inputs: looked.inputs,
    problems: found.problems,
    passedOver: [...found.passedOver, ...looked.passedOver],
  };
}

/** In a directory a file that is no log is nothing to complain about, unless all of them are. */
function settle(
  files: readonly Candidate[],
  troubles: readonly InputProblem[],
  found: { problems: InputProblem[]; passedOver: PassedOver[] },
): void {
  const withinOf = new Map(files.map(({ input, within }) => [input.path, within]));
  const emptied = new Set(withinOf.values());
  const binary = new Set<string>();
  for (const problem of troubles) {
    if (problem.what === 'binary' && typeof withinOf.get(problem.path) === 'string') {
      binary.add(problem.path);
      found.passedOver.push({ path: problem.path, why: 'binary', message: problem.message });
    } else found.problems.push(problem);
  }
  for (const [path, within] of withinOf) if (!binary.has(path)) emptied.delete(within);
  for (const directory of emptied)
    if (directory !== null) found.problems.push(problems.noLogs(directory));
}

/** One file is read once, however many names, links and arguments lead to it. */
function onceEach(candidates: readonly Candidate[], passedOver: PassedOver[]): Candidate[] {
  const first = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const path = candidate.input.path;
    const earlier = first.get(candidate.inode);
    if (!earlier) first.set(candidate.inode, candidate);
    else if (earlier.input.path !== path)
      passedOver.push({
        path,
        why: 'sameFile',
        message: `${shown(path)} is the same file as ${shown(earlier.input.path)}.`,
      });
  }
  return [...first.values()];
}
