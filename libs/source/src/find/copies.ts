import { beginAlike } from '../identity/match-source';
import type { PrefixMark } from '../identity/prefix-marks';
import { shown } from '../input-problem';
import type { InputProblem, LogInput, PassedOver } from '../log-input';
import { openLog } from '../read/open-log';
import { compareLogs } from './compare-logs';

interface Seen {
  readonly input: LogInput;
  readonly name: string;
  readonly marks: readonly PrefixMark[];
  readonly plain: boolean;
}

export interface WithoutCopies {
  readonly inputs: readonly LogInput[];
  readonly problems: readonly InputProblem[];
  readonly passedOver: readonly PassedOver[];
}

/**
 * Leaves out what would be read twice: a log and its compressed leftover, a rotated log and an
 * older copy of it. Logs that begin alike are compared to the end, which costs one more reading
 * of those and of no others; of two with the same content the plain one stays, of two of which one
 * goes on longer the longer.
 *
 * Two that begin alike and then differ (someone cut lines out of a copy) are both read. Because
 * they would have the same name, the later one gets a `variant`, a hash of what differs.
 */
export async function dropCopies(inputs: readonly LogInput[]): Promise<WithoutCopies> {
  const kept: Seen[] = [];
  const problems: InputProblem[] = [];
  const passedOver: PassedOver[] = [];
  for (const input of inputs) {
    const seen = await lookAt(input);
    if ('what' in seen) problems.push(seen);
    else await keepOrDrop(seen, kept, passedOver);
  }
  return { inputs: kept.map(({ input }) => input), problems, passedOver };
}

async function keepOrDrop(seen: Seen, kept: Seen[], passedOver: PassedOver[]): Promise<void> {
  let variant: string | null = null;
  for (const [at, earlier] of kept.entries()) {
    if (!beginAlike(earlier.marks, seen.marks)) continue;
    const compared = await compareLogs(earlier.input, seen.input);
    if (compared.relation === 'differ') {
      if (seen.name === earlier.name) variant = compared.variant;
      continue;
    }
    const replaces =
      compared.relation === 'secondLonger' ||
      (compared.relation === 'same' && seen.plain && !earlier.plain);
    passedOver.push(copyOf(replaces ? earlier : seen, replaces ? seen : earlier));
    if (replaces) kept[at] = seen;
    return;
  }
  kept.push(variant === null ? seen : { ...seen, input: { ...seen.input, variant } });
}

function copyOf(copy: Seen, stays: Seen): PassedOver {
  return {
    path: copy.input.path,
    why: 'copy',
    message: `${shown(copy.input.path)} holds nothing that ${shown(stays.input.path)} does not hold.`,
  };
}

async function lookAt(input: LogInput): Promise<Seen | InputProblem> {
  // What can be read only once is left alone until it is read.
  if (input.once) return { input, name: '', marks: [], plain: true };
  const { reader, problem } = await openLog(input, { now: 0 });
  if (!reader) return problem;
  await reader.close();
  const { name, marks } = reader.identity;
  return { input, name, marks, plain: reader.compression === 'plain' };
}
