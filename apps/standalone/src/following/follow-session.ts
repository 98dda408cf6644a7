import type { DeliverySink, LineCounts } from '@noanswer/delivery';
import type { FollowEvent, Patience } from '@noanswer/source';
import { LogFollower } from '@noanswer/source';
import { packed, unpacked, type RowWriter, type Store } from '@noanswer/store';
import { CHECKPOINTS, type Checkpoint, type SavedSource } from './checkpoint';
import { FollowedSet } from './followed-set';
import { rowOf, savedIn, type LogSettings, type SourceLog } from './source-log';

export interface FollowSettings extends LogSettings {
  readonly paths: readonly string[];
  readonly patience?: Partial<Patience>;
}

/** Rows handed to the writer, those that replaced themselves included. */
export interface RowCounts {
  deliveryAttempts: number;
  connectionAttempts: number;
  notAttempted: number;
  unparsedSamples: number;
}

/**
 * Following from where the store says that it stands, until something goes wrong with the store: read,
 * parse, correlate, write, remember. Whoever goes on after a failure begins a new session: it reads
 * the lines behind the last checkpoint again and writes the same rows.
 */
export class FollowSession {
  readonly follower: LogFollower;
  /** All that was ever read, by source, as far as it is saved. */
  readonly known: Map<string, SavedSource>;
  private readonly writer: RowWriter;
  private readonly sets = new Map<string, FollowedSet>();
  private readonly sink: DeliverySink;

  private constructor(
    private readonly store: Store,
    private readonly settings: FollowSettings,
    private readonly clock: () => number,
    private readonly rows: RowCounts,
    known: readonly SavedSource[],
  ) {
    this.known = new Map(known.map((source) => [source.name, source]));
    this.writer = store.writer();
    this.sink = countingSink(this.writer, rows);
    const { paths, patience = {} } = settings;
    this.follower = new LogFollower(paths, { known, clock, patience });
  }

  static async begin(
    store: Store,
    settings: FollowSettings,
    clock: () => number,
    rows: RowCounts,
  ): Promise<FollowSession> {
    const known = new Map((await store.sources()).map((row) => [row.name, savedIn(row)]));
    const checkpoints = await store.progressUnder(CHECKPOINTS);
    const read = await Promise.all(
      [...checkpoints].map(async ([set, text]) => ({
        set,
        ...((await unpacked(text)) as Checkpoint),
      })),
    );
    // Rows of sources are written behind the checkpoint: where both tell of one, whichever went farther is right
    // (a set that is followed no more has told its last). The next one may not tell of it, and then the row must.
    const ahead = new Map<string, SavedSource>();
    for (const source of read.flatMap(({ sources }) => sources)) {
      const { position = -1 } = known.get(source.name) ?? {};
      if (source.position < position) continue;
      if (source.position > position) ahead.set(source.name, source);
      known.set(source.name, source);
    }
    if (ahead.size > 0) await store.saveSources([...ahead.values()].map(rowOf));
    const session = new FollowSession(store, settings, clock, rows, [...known.values()]);
    for (const { set, stories } of read) session.newSet(set, stories);
    return session;
  }

  /** Log time of the newest line that was read; null before the first. */
  get newestLineAt(): number | null {
    let newest: number | null = null;
    for (const set of this.sets.values())
      for (const { counts } of set.logs.values())
        if (counts.lastAt !== null && counts.lastAt > (newest ?? -Infinity)) newest = counts.lastAt;
    return newest;
  }

  get openStories(): number {
    let open = 0;
    for (const set of this.sets.values()) open += set.openStories;
    return open;
  }

  /** Lines of one source so far; undefined if none was taken. */
  countsOf({ name }: { readonly name: string }): Readonly<LineCounts> | undefined {
    for (const set of this.sets.values()) {
      const log = set.logs.get(name);
      if (log !== undefined) return log.counts;
    }
    return this.known.get(name)?.digest.counts;
  }

  /** Lines of every source that was ever followed. */
  countsOfAll(): Readonly<LineCounts>[] {
    const names = new Set(this.known.keys());
    for (const set of this.sets.values()) for (const name of set.logs.keys()) names.add(name);
    return [...names].flatMap((name) => this.countsOf({ name }) ?? []);
  }

  /** Takes what comes next; null when there is nothing for now. */
  async step(): Promise<FollowEvent | null> {
    const event = await this.follower.next();
    if (event === null) return null;
    const set = this.setOf(event);
    switch (event.kind) {
      case 'begin':
        await this.remember(this.logFor(set, event));
        break;
      case 'bytes':
        this.logFor(set, event).push(event.chunk, event.referenceTime, this.clock());
        if (this.writer.pressure) await this.writer.drain();
        break;
      case 'rewind':
        set.logs.get(event.source.name)?.forgetHalfLine();
        break;
      case 'end':
        this.logFor(set, event).end();
    }
    return event;
  }

  /** Every line read so far is in the answers, stories that go on as they stand. */
  async flush(): Promise<void> {
    for (const set of this.sets.values()) set.showOpenStories();
    await this.writer.flush();
  }

  /** As {@link flush}; and a new session will go on here. */
  async save(): Promise<void> {
    await this.flush();
    const changed = [...this.sets].filter(([, set]) => set.hasChanged);
    const checkpoints = changed.map(([name, set]) => [name, set.checkpoint()] as const);
    if (checkpoints.length === 0) return;
    const values = checkpoints.map(
      async ([name, checkpoint]) => [CHECKPOINTS + name, await packed(checkpoint)] as const,
    );
    await this.store.saveProgress(Object.fromEntries(await Promise.all(values)));
    const sources = checkpoints.flatMap(([, checkpoint]) => checkpoint.sources);
    for (const source of sources) this.known.set(source.name, source);
    await this.store.saveSources(sources.map(rowOf));
    for (const [, set] of changed) set.saved(this.clock());
  }

  /** Writes something, to see whether that can be done again. */
  async probe(): Promise<void> {
    await this.store.saveProgress({ 'last try after a failure': String(this.clock()) });
  }

  /** Lets go of files and of rows that were not written. */
  async close(): Promise<void> {
    this.store.discard(this.writer);
    await this.follower.close();
  }

  /** A log that was renamed into another set goes on where it began: there are its stories, and the half of its last line. */
  private setOf({ source, set }: FollowEvent): FollowedSet {
    for (const one of this.sets.values()) if (one.logs.has(source.name)) return one;
    return this.sets.get(set) ?? this.newSet(set);
  }

  /** A new source is known by name before its first row is written. */
  private async remember(log: SourceLog): Promise<void> {
    if (!log.source.isNew) return;
    await this.store.saveSources([rowOf(log.save())]);
    log.source.isNew = false;
  }

  /** The log of an event's source: open, or opened where it was left. */
  private logFor(set: FollowedSet, { source, path, compression }: FollowEvent): SourceLog {
    const log = set.logs.get(source.name);
    if (log !== undefined && !log.isOver) return log;
    const saved = log?.save() ?? this.known.get(source.name);
    return set.open(source, { path, kind: compression }, saved?.digest, this.clock());
  }

  private newSet(
    name: string,
    stories?: ConstructorParameters<typeof FollowedSet>[3],
  ): FollowedSet {
    const set = new FollowedSet(
      this.settings,
      this.sink,
      (line) => {
        this.rows.unparsedSamples++;
        this.writer.unparsed(line);
      },
      stories,
    );
    this.sets.set(name, set);
    return set;
  }
}

function countingSink(writer: RowWriter, rows: RowCounts): DeliverySink {
  return {
    attempt: (attempt) => {
      rows.deliveryAttempts++;
      rows.connectionAttempts += attempt.connections.length;
      writer.attempt(attempt);
    },
    orphan: (connection) => {
      rows.connectionAttempts++;
      writer.orphan(connection);
    },
    notAttempted: (line) => {
      rows.notAttempted++;
      writer.notAttempted(line);
    },
  };
}
