import { Carrier, type Step } from './carrier';
import type { FollowEvent } from './follow-event';
import { FollowedPaths } from './followed-paths';
import { KnownSources } from './known-sources';
import { PATIENCE, type Patience } from './patience';
import type { InputProblem, PassedOver } from '../log-input';
import type { SourcePlace } from './source-place';

export interface FollowOptions {
  /** Every source that was ever followed. */
  readonly known: readonly SourcePlace[];
  /** The wall clock, in milliseconds since 1970. */
  readonly clock: () => number;
  readonly cwd?: string;
  readonly patience?: Partial<Patience>;
}

/** How often names are looked for, in milliseconds, and how often all of them, changed or not. */
const LOOK_EVERY_MS = 500;
const LOOK_AT_ALL_EVERY_MS = 10_000;

/**
 * Follows logs as they are written, rotated, truncated and packed: every line once, in the order of
 * its file, and of one rotated set the older file first.
 *
 * A log is known by what it holds: by marks of its start and by what stands before the place up to
 * which it was read. Names and inodes only help to find it. So one source may be read partly from
 * `mail.log`, then from `mail.log.1` and at last from `mail.log.2.gz`.
 *
 * It is asked: {@link next} hands out one event and does nothing until it is asked again. Whoever asks
 * decides when what was read is safe, and remembers the places of the sources.
 */
export class LogFollower {
  problems: readonly InputProblem[] = [];
  passedOver: readonly PassedOver[] = [];
  private readonly paths: FollowedPaths;
  private readonly known: KnownSources;
  private readonly patience: Patience;
  private sets: FollowedSet[] = [];
  private turn = 0;
  private lookedAt = -Infinity;
  private lookedAtAllAt = -Infinity;

  constructor(
    paths: readonly string[],
    private readonly options: FollowOptions,
  ) {
    this.paths = new FollowedPaths(paths, options.cwd ?? process.cwd());
    this.known = new KnownSources(options.known);
    this.patience = { ...PATIENCE, ...options.patience };
  }

  /** Every file that was found, in reading order. */
  get carriers(): readonly Carrier[] {
    return this.sets.flatMap(({ carriers }) => carriers);
  }

  /** The next event; null when there is nothing more for now. */
  async next(): Promise<FollowEvent | null> {
    await this.look();
    for (let idle = 0; idle < this.sets.length;) {
      const set = this.sets[this.turn % this.sets.length];
      if (set === undefined) return null;
      const step = await set.next(this.options.clock());
      if (step === 'lost' || (typeof step === 'object' && step.kind === 'rewind')) {
        // What was cut off may go on in a copy: that one must be found before anything is read.
        this.lookedAtAllAt = -Infinity;
        await this.look();
      }
      // It may have come with a rotation: then what is older, under its new name, goes first. So does what is still
      // written to a rotated log that was put away, though no name tells of it.
      if (step === 'opened')
        await (set.isSettled
          ? this.lookAtAll(this.options.clock())
          : this.lookIfChanged(this.options.clock()));
      // Something older may be between two names just now.
      if (step === 'idle' && !set.isSettled) set.isSettled = !(await this.paths.haveChanged());
      this.turn++;
      if (typeof step === 'object') return step;
      idle = step === 'idle' || step === 'wait' ? idle + 1 : 0;
    }
    return null;
  }

  async close(): Promise<void> {
    for (const carrier of this.carriers) await carrier.close();
  }

  private async look(): Promise<void> {
    const now = this.options.clock();
    // Forwards or back: the clock may be set.
    const atAll = Math.abs(now - this.lookedAtAllAt) >= LOOK_AT_ALL_EVERY_MS;
    if (atAll) await this.lookAtAll(now);
    else if (Math.abs(now - this.lookedAt) >= LOOK_EVERY_MS) await this.lookIfChanged(now);
  }

  private async lookIfChanged(now: number): Promise<void> {
    this.lookedAt = now;
    if (await this.paths.haveChanged()) await this.lookAtAll(now);
  }

  private async lookAtAll(now: number): Promise<void> {
    this.lookedAt = now;
    this.lookedAtAllAt = now;
    const { files, problems, passedOver } = await this.paths.scan();
    this.problems = problems;
    this.passedOver = passedOver;
    await this.arrange(files, now);
  }

  /** Files stay themselves under new names; new ones come in, those that are over go. */
  private async arrange(
    files: Awaited<ReturnType<FollowedPaths['scan']>>['files'],
    now: number,
  ): Promise<void> {
    const before = new Map(this.carriers.map((carrier) => [carrier.inode, carrier]));
    const found = new Set(files.map(({ inode }) => inode));
    const carriers: Carrier[] = [];
    for (const carrier of before.values()) {
      if (found.has(carrier.inode)) continue;
      carrier.notFound(now);
      // Older than all that have a name.
      if (carrier.isOver) await carrier.close();
      else carriers.push(carrier);
    }
    for (const file of files) {
      const carrier = before.get(file.inode);
      carrier?.foundAs(file);
      carriers.push(carrier ?? new Carrier(file, this.known, this.patience));
    }
    const settled = new Map(this.sets.map(({ name, isSettled }) => [name, isSettled]));
    this.sets = [...Map.groupBy(carriers, ({ input }) => input.set)].map(
      ([name, members]) => new FollowedSet(name, members, settled.get(name) ?? false),
    );
  }
}

/** The files of one rotated set, oldest first. */
class FollowedSet {
  constructor(
    readonly name: string,
    readonly carriers: readonly Carrier[],
    /** All was read once, of every file that there is. */
    public isSettled: boolean,
  ) {}

  /**
   * What comes next: nothing of a newer file as long as an older one has something. Only an archive that
   * is looked through, or is being written, does not hold it up, if its log was followed to the end.
   */
  async next(now: number): Promise<Step> {
    let busy: Step = 'idle';
    for (const carrier of this.inOrder()) {
      const step = await carrier.step(now, carrier === this.carriers.at(-1));
      const isPatient = this.isSettled && !carrier.comesFirst;
      if (step === 'idle' || (step === 'wait' && isPatient)) continue;
      if (step === 'busy' && isPatient && carrier.isUnpacking) busy = 'busy';
      else return step;
    }
    return busy;
  }

  /** A log that was copied is as old as its copy: it may have been truncated since, and again. */
  private inOrder(): Set<Carrier> {
    return new Set(
      this.carriers.flatMap((carrier) => {
        const { original } = carrier;
        return original !== undefined && this.carriers.includes(original)
          ? [original, carrier]
          : [carrier];
      }),
    );
  }
}
