import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { expandArgument, type Candidate, type Expansion } from '../find/expand-argument';
import { inReadingOrder } from '../find/reading-order';
import { rotationOf } from '../find/rotation';
import type { InputProblem, PassedOver } from '../log-input';

/** What the paths that are followed lead to at a moment. */
export interface Scan {
  /** Each file once, in the order in which logs are read. */
  readonly files: readonly Candidate[];
  readonly problems: readonly InputProblem[];
  readonly passedOver: readonly PassedOver[];
}

/**
 * The paths that the operator named: logs, directories, patterns. **A log means its whole rotated
 * set**: when several rotations happened while nobody looked, the rest of what was being read lies in
 * `mail.log.3.gz`.
 */
export class FollowedPaths {
  /** Directories in which something may appear, each with {@link changedAt}. */
  private directories = new Map<string, string>();

  constructor(
    private readonly paths: readonly string[],
    private readonly cwd: string,
  ) {}

  /** Whether names may have come or gone since the last {@link scan}: one system call a directory. */
  async haveChanged(): Promise<boolean> {
    for (const [directory, at] of this.directories)
      if (at === NOT_LOOKED_AT || (await changedAt(directory)) !== at) return true;
    return false;
  }

  /**
   * Names that change while they are read may be missed under the old one and the new one, and a name that led
   * nowhere a moment after it was read has another one by now. Then all are read once more.
   */
  async scan(): Promise<Scan> {
    for (let tries = 1; ; tries++) {
      const before = await this.changedAtAll();
      const { isWhole, ...scan } = await this.lookOnce();
      const isMoving = (await this.changedAtAll()) !== before;
      // What leads nowhere for good (a dangling link) is looked at twice.
      if (tries === MOST_TRIES || !(isMoving || (!isWhole && tries === 1))) return scan;
    }
  }

  private async changedAtAll(): Promise<string> {
    const stamps = [...this.directories.keys()].map((directory) => mtimeOf(directory));
    return (await Promise.all(stamps)).join();
  }

  private async lookOnce(): Promise<Scan & { readonly isWhole: boolean }> {
    // Taken before the names are read: what changes meanwhile is seen the next time.
    const watched = await this.directoriesAbove();
    for (const directory of this.directories.keys()) watched.add(directory);
    const stamps = new Map<string, string>();
    for (const directory of watched) stamps.set(directory, await changedAt(directory));

    const candidates = new Map<string, Candidate>();
    const problems: InputProblem[] = [];
    const passedOver: PassedOver[] = [];
    let isWhole = true;
    for (const path of this.paths) {
      const found = await expandArgument(path, this.cwd);
      problems.push(...found.problems);
      passedOver.push(...found.passedOver);
      const rotated = await this.rotatedWith(path, found);
      isWhole &&= rotated.isWhole && !passedOver.some(({ why }) => why === 'unreadable');
      for (const candidate of [...found.candidates, ...rotated.candidates])
        if (!candidates.has(candidate.inode)) candidates.set(candidate.inode, candidate);
    }
    for (const { input } of candidates.values())
      if (!stamps.has(dirname(input.file))) stamps.set(dirname(input.file), NOT_LOOKED_AT);
    this.directories = stamps;
    return { files: inOrder([...candidates.values()]), problems, passedOver, isWhole };
  }

  /** The rest of the rotated sets of the logs that were named, found or not, linked or not. */
  private async rotatedWith(
    path: string,
    { candidates }: Expansion,
  ): Promise<{ readonly candidates: readonly Candidate[]; readonly isWhole: boolean }> {
    const files = candidates.filter(({ within }) => within === null).map(({ input }) => input.file);
    if (candidates.length === 0 && !isDynamicPattern(path)) files.push(resolve(this.cwd, path));
    const rest: Candidate[] = [];
    let isWhole = true;
    for (const file of files) {
      const { base, place } = rotationOf(basename(file));
      if (place.kind !== 'current') continue;
      const set = join(dirname(file), base);
      for (const home of new Set([file, await realPathOf(file)]))
        for (const name of await namesIn(dirname(home))) {
          if (name === basename(home) || rotationOf(name).base !== rotationOf(basename(home)).base)
            continue;
          const { candidates: found, problems } = await expandArgument(
            join(dirname(home), name),
            this.cwd,
          );
          isWhole &&= problems.length === 0;
          rest.push(...found.map((one) => ({ ...one, input: { ...one.input, set } })));
        }
    }
    return { candidates: rest, isWhole };
  }

  /** Where something must appear before there is anything to find. */
  private async directoriesAbove(): Promise<Set<string>> {
    const above = new Set<string>();
    for (const path of this.paths) {
      const full = resolve(this.cwd, path);
      above.add(dirname(full)).add(full);
      if (!isDynamicPattern(path)) continue;
      const directories = await glob(dirname(full), {
        absolute: true,
        onlyDirectories: true,
        expandDirectories: false,
      });
      for (const directory of directories) above.add(directory.replace(/(?<=.)\/$/, ''));
    }
    return above;
  }
}

function inOrder(candidates: readonly Candidate[]): Candidate[] {
  const byInput = new Map(candidates.map((candidate) => [candidate.input, candidate]));
  return inReadingOrder([...byInput.keys()]).flatMap((input) => byInput.get(input) ?? []);
}

/** Something makes names all the time: so often they are read at once. */
const MOST_TRIES = 4;
const NOT_LOOKED_AT = 'not looked at';
const NO_DIRECTORY = 'no directory';
/** A change may leave the time of a change that came right before it. */
const TICK_MS = 50;

/** What changes when a name comes into the directory or goes out of it. */
async function changedAt(path: string): Promise<string> {
  try {
    const stats = await stat(path, { bigint: true });
    if (!stats.isDirectory()) return NO_DIRECTORY;
    const isFresh = Math.abs(Date.now() - Number(stats.mtimeMs)) < TICK_MS;
    return isFresh ? NOT_LOOKED_AT : `${stats.ino} ${stats.mtimeNs}`;
  } catch {
    return NO_DIRECTORY;
  }
}

async function mtimeOf(path: string): Promise<string> {
  try {
    return String((await stat(path, { bigint: true })).mtimeNs);
  } catch {
    return NO_DIRECTORY;
  }
}

async function realPathOf(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch {
    return file;
  }
}

async function namesIn(directory: string): Promise<string[]> {
  try {
    return await readdir(directory);
  } catch {
    return [];
  }
}
