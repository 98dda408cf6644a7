import type {
  Gap,
  PartitionOffset,
  PartitionState,
  RecordBatch,
  RecordSource,
  RecordTaker,
} from '@noanswer/source/kafka';
import { nameOf } from '@noanswer/source/kafka';
import { Pace } from '@noanswer/service';
import { packed, unpacked, type RowWriter, type Store } from '@noanswer/store';
import { checkpointKey, gapKey, type Checkpoint } from './checkpoint';
import { countingSink } from './counting-sink';
import type { IngestNews } from './ingest-news';
import { PartitionIngest } from './partition-ingest';
import type { Tallies } from './tallies';
import { Turns } from './turns';
import { whereToBegin } from './where-to-begin';

/** What a session is told. */
export interface SessionOptions {
  readonly group: string;
  /** IANA zone of stamps that carry none. */
  readonly timeZone: string;
}

/** How often it is looked whether something is to be written. */
const LOOK_EVERY_MS = 100;
/** Whoever is so many records behind did not just wait for a fetch. */
const BACKLOG = 100_000;

/**
 * From records to rows until something goes wrong: take, parse, correlate, classify, insert, and only
 * then commit. Whoever goes on after a failure begins a new session: it reads what stands behind the last
 * checkpoint again and writes the same rows.
 */
export class IngestSession implements RecordTaker {
  readonly partitions = new Map<string, PartitionIngest>();
  /** The group has said which partitions are ours, which may be none. */
  isAssigned = false;
  /** Rows and places were last safe in the store at this time; null before the first time. */
  savedAt: number | null = null;
  /** So far behind that it takes a while; until the end was reached. */
  hasBacklog = false;
  private readonly writer: RowWriter;
  private readonly sink: ReturnType<typeof countingSink>;
  private readonly pace = new Pace();
  /** Batches are taken, and checkpoints are saved, one after the other: what is saved belongs together. */
  private readonly turns = new Turns();
  private assignment = 0;
  private isWriting = false;
  private hasFailed = false;

  constructor(
    private readonly store: Store,
    private readonly source: RecordSource,
    private readonly options: SessionOptions,
    private readonly tallies: Tallies,
    private readonly news: IngestNews,
    private readonly clock: () => number,
  ) {
    this.writer = store.writer();
    this.sink = countingSink(this.writer, tallies);
  }

  /** Returns when it was told to stop, and what was taken is saved and committed. */
  async run(stop: AbortSignal): Promise<void> {
    const failed = new AbortController();
    const writing = setInterval(() => {
      this.writeIfDue().catch((error: unknown) => {
        failed.abort(error);
      });
    }, LOOK_EVERY_MS);
    try {
      await this.source.run(this, AbortSignal.any([stop, failed.signal]));
      if (failed.signal.aborted) throw failed.signal.reason;
    } finally {
      clearInterval(writing);
      this.store.discard(this.writer);
    }
  }

  /** A partition that stays ours goes on as it is, unless others may have read it in the meantime. */
  async assigned(
    partitions: readonly PartitionState[],
    isNew: boolean,
  ): Promise<Map<string, number>> {
    this.assignment++;
    this.tallies.assignments++;
    return this.turns.take(async () => {
      const ours = new Set(partitions.map(nameOf));
      for (const name of this.partitions.keys())
        if (isNew || !ours.has(name)) this.partitions.delete(name);
      for (const state of partitions) await this.begin(state);
      this.lookHowFarBehind();
      this.isAssigned = true;
      this.news.assigned([...ours]);
      return new Map([...this.partitions].map(([name, { next }]) => [name, next]));
    });
  }

  async take(batch: RecordBatch): Promise<void> {
    const { assignment } = this;
    await this.turns.take(async () => {
      const partition = this.partitions.get(nameOf(batch));
      if (assignment !== this.assignment || partition === undefined) return;
      partition.take(batch);
      this.pace.stepped(this.clock(), true);
      this.lookHowFarBehind();
      if (this.writer.pressure) await this.writer.drain();
    });
  }

  lost(gap: Gap): void {
    this.partitions.get(nameOf(gap))?.skip(gap);
    this.tellGap(gap);
  }

  looked(partitions: readonly PartitionState[]): void {
    for (const state of partitions) {
      const partition = this.partitions.get(nameOf(state));
      if (partition !== undefined) partition.end = Math.max(partition.end, state.high);
    }
  }

  async leaving(): Promise<void> {
    if (!this.hasFailed) await this.save();
  }

  get openStories(): number {
    let open = 0;
    for (const { openStories } of this.partitions.values()) open += openStories;
    return open;
  }

  /** Records that are not taken yet. */
  get lag(): number {
    let lag = 0;
    for (const partition of this.partitions.values()) lag += partition.lag;
    return lag;
  }

  /** Whoever took our partitions over would go on right behind what we took. */
  get isSaved(): boolean {
    return [...this.partitions.values()].every(({ hasChanged }) => !hasChanged);
  }

  private lookHowFarBehind(): void {
    const { lag } = this;
    this.pace.hasCaughtUp = lag === 0;
    if (lag > BACKLOG) this.hasBacklog = true;
    else if (lag === 0 && this.hasBacklog) {
      // Somebody waited for this: that it is safe shows now, not after the usual time.
      this.hasBacklog = false;
      this.pace.saveSoon();
    }
  }

  private async begin(state: PartitionState): Promise<void> {
    const name = nameOf(state);
    if (this.partitions.has(name)) return;
    const text = await this.store.progress(checkpointKey(this.options.group, name));
    const saved = text === undefined ? null : ((await unpacked(text)) as Checkpoint);
    const begins = whereToBegin(state, saved);
    const { timeZone } = this.options;
    const partition = new PartitionIngest(state, begins, timeZone, this.sink, this.tallies);
    this.partitions.set(name, partition);
    // Where it began is saved even if nothing comes: `latest` is another place after a restart.
    if (partition.hasChanged) this.pace.stepped(this.clock(), true);
    if (begins.gap !== null) {
      partition.skip(begins.gap);
      this.tellGap(begins.gap);
    }
    if (begins.isOtherTopic) {
      // Before any row of it: a place in the old topic may soon be one in the new topic too.
      await this.saveCheckpoints([partition]);
      this.news.otherTopic(name);
    }
  }

  private tellGap(gap: Gap): void {
    this.tallies.addGap(gap);
    this.news.gap(gap);
  }

  private async writeIfDue(): Promise<void> {
    if (this.hasFailed || this.isWriting) return;
    const now = this.clock();
    this.isWriting = true;
    try {
      if (this.pace.isSaveDue(now)) await this.save();
      else if (this.pace.isFlushDue(now)) await this.flush();
    } catch (error) {
      this.hasFailed = true;
      throw error;
    } finally {
      this.isWriting = false;
    }
  }

  /**
   * Every line taken so far is in the answers, stories that go on as they stand. Batches are taken meanwhile:
   * rows may be in the store before a checkpoint that stands behind their lines, only not after it.
   */
  private async flush(): Promise<void> {
    await this.turns.take(() => {
      this.showOpenStories();
      return Promise.resolve();
    });
    await this.writer.flush();
  }

  private showOpenStories(): void {
    for (const partition of this.partitions.values()) partition.showOpenStories();
    // What is taken from here on is not written yet, and must be seen to be due.
    this.pace.flushed();
  }

  /** As {@link flush}; whoever takes a partition over goes on here; and then Kafka is told. */
  private async save(): Promise<void> {
    // While there is more to read, nothing is taken only for as long as the rest of the rows needs.
    if (!this.pace.hasCaughtUp) await this.flush();
    const commits = await this.turns.take(async () => {
      const before = this.clock();
      this.showOpenStories();
      await this.writer.flush();
      const saved = await this.saveCheckpoints([...this.partitions.values()]);
      // Before the next turn: a batch that waited for this one is not saved, and must be seen to be due.
      this.savedAt = this.clock();
      this.pace.saved(this.savedAt - before);
      return saved;
    });
    this.tallies.saves++;
    await this.source.commit(commits);
    this.news.progress(this);
  }

  private async saveCheckpoints(partitions: PartitionIngest[]): Promise<PartitionOffset[]> {
    const changed = partitions.filter(({ hasChanged }) => hasChanged);
    if (changed.length === 0) return [];
    const { group } = this.options;
    const values = await Promise.all(
      changed.map(async (partition) => {
        const key = checkpointKey(group, partition.name);
        return [key, await packed(partition.checkpoint())] as const;
      }),
    );
    const gaps = changed.flatMap(({ name, gaps: found }) =>
      found.map((gap) => [gapKey(group, name, gap.from), JSON.stringify(gap)] as const),
    );
    await this.store.saveProgress(Object.fromEntries([...values, ...gaps]));
    await this.store.saveSources(changed.map((partition) => partition.sourceRow()));
    return changed.map((partition) => {
      partition.hasChanged = false;
      partition.gaps = [];
      return partition.committable;
    });
  }
}
