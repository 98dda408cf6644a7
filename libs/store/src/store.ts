import type { ClickHouseClient } from '@clickhouse/client';
import { askAhead, askThrough, type KeptDays } from './engine/ask';
import type { Connect, Settings } from './engine/settings';
import { writeError } from './engine/write-error';
import { withoutFinal, type Question } from './questions/question';
import { READER_DEFAULTS, StoreReader, type ReaderOptions } from './reader';
import type { RecipientKeeper } from './recipients/keeper';
import type { RecipientMode } from './recipients/mode';
import type { Retention } from './retention';
import type { DropPartition } from './rollups/expiry';
import { countingSettings } from './rollups/counting-settings';
import { KEPT_DAYS } from './rollups/kept';
import type { Marks } from './rollups/marks';
import { Recounter, RECOUNTER_DEFAULTS, type RecounterOptions } from './rollups/recounter';
import type { RowSink } from './row-sink';
import { fromSourceRecord, SELECT_SOURCES, toSourceRecord, type SourceRow } from './sources';
import { toDecisionRecord, type DecisionRow } from './watching/decision-row';
import type { MemoryPiece } from './watching/kept-memory';
import type { Lease } from './watching/lease';
import { BatchingWriter, WRITER_DEFAULTS, type RowWriter, type WriterOptions } from './writer';

/** What a store consists of; {@link openStore} and {@link openServerStore} put it together. */
export interface StoreParts {
  /** Where the tables are, for people: a directory, or a URL without its password. */
  readonly location: string;
  readonly client: ClickHouseClient;
  /** Opens a further connection to the same tables. */
  readonly connect: Connect;
  /** What a {@link StoreReader}'s connections may use of the engine. */
  readonly readerSettings: Settings;
  readonly sink: RowSink;
  readonly keeper: RecipientKeeper;
  readonly retention: Retention;
  /** What is to be counted ahead; undefined where nothing is: all questions are answered from the attempts. */
  readonly marks: Marks | undefined;
  /** How long finer buckets are kept; undefined where none are. */
  readonly kept: KeptDays | undefined;
  /** Tables are split over the shards of a cluster. */
  readonly isSplit?: boolean | undefined;
  /** Where it is not as on one machine. */
  readonly dropPartition?: DropPartition | undefined;
  /** When marks of another process are its last. */
  readonly abandonedMs: number;
  /** No row was written before, so none needs to be looked for twice. */
  readonly rowsComeOnce?: boolean | undefined;
  /** Who watches: one process at a time. */
  readonly watching: Lease;
  /** What was kept of recipients before, if this opening changed it. */
  readonly recipientsBefore: RecipientMode | undefined;
  /** How to tell the engine to give freed pages back; undefined where it is a server, which looks after itself. */
  readonly giveBack?: string | undefined;
  /** Gives up what the store held: a data directory; a temporary one is removed. */
  readonly release: () => void;
}

/**
 * The tables of one data directory, or of one database of a server. Close it: a temporary directory is
 * removed then.
 */
export class Store {
  private writers: BatchingWriter[] = [];
  private readonly readers: StoreReader[] = [];
  private readonly counting: ClickHouseClient[] = [];
  private readonly aheads: Promise<void>[] = [];
  private readonly closing = new AbortController();
  private closed = false;
  private rowsComeOnce: boolean;

  constructor(private readonly parts: StoreParts) {
    this.rowsComeOnce = parts.rowsComeOnce ?? false;
  }

  /** Where the tables are, for people: a directory, or a URL without its password. */
  get location(): string {
    return this.parts.location;
  }

  /** What was kept of recipients before, if this opening changed it: worth a word to the operator. */
  get recipientsBefore(): RecipientMode | undefined {
    return this.parts.recipientsBefore;
  }

  get retentionDays(): number | undefined {
    return this.parts.retention.days;
  }

  writer(options: Partial<WriterOptions> = {}): RowWriter {
    const { sink, keeper, marks, rowsComeOnce = false } = this.parts;
    const all = { ...WRITER_DEFAULTS, ...options };
    const writer = new BatchingWriter(sink, keeper, all, marks, !rowsComeOnce);
    this.writers.push(writer);
    return writer;
  }

  /** A writer that is needed no more. Of one that failed the rows are given up, to be read from the logs again. */
  discard(writer: RowWriter): void {
    this.writers = this.writers.filter((one) => one !== writer);
  }

  /** Asks the engine. A failed question throws: it is never an empty answer. */
  async ask<Row>(question: Question<Row>): Promise<Row[]> {
    const { client, kept } = this.parts;
    return kept === undefined
      ? askThrough(client, this.rowsComeOnce ? withoutFinal(question) : question)
      : askAhead((statement) => askThrough(client, statement), question, kept);
  }

  /** A log is read a second time: its rows replace those of the first. */
  rowsMayComeAgain(): void {
    this.rowsComeOnce = false;
  }

  /** Opens connections of their own for questions beside the writing; see {@link StoreReader}. */
  async reader(options: Partial<ReaderOptions> = {}): Promise<StoreReader> {
    const { connect, readerSettings, kept } = this.parts;
    const all = { ...READER_DEFAULTS, ...options };
    const reader = await StoreReader.open(connect, readerSettings, all, kept);
    this.readers.push(reader);
    return reader;
  }

  /**
   * Counts ahead what is written, beside all else, until the store is closed. What fails is told, and tried
   * again: meanwhile questions are answered from the attempts.
   *
   * @param isBusy whether a backlog is being written; see {@link Recounter.run}.
   */
  async countAhead(failed: (error: unknown) => void, isBusy?: () => boolean): Promise<Recounter> {
    const recounter = await this.recounter();
    this.aheads.push(recounter.run(this.closing.signal, failed, isBusy));
    return recounter;
  }

  /**
   * Who counts ahead what is written, on a connection of its own, when it is told to.
   *
   * @throws where the store was opened without rollups.
   */
  async recounter(options: Partial<RecounterOptions> = {}): Promise<Recounter> {
    const { connect, readerSettings, marks, abandonedMs, retention, dropPartition } = this.parts;
    const { isSplit = false } = this.parts;
    if (marks === undefined) throw new Error('this store was opened without rollups');
    const settings = countingSettings(readerSettings, options.pieceRows);
    const client = await connect(settings);
    this.counting.push(client);
    return new Recounter(client, marks, {
      ...RECOUNTER_DEFAULTS,
      abandonedMs,
      kept: { ...KEPT_DAYS, days: retention.days },
      ...(dropPartition && { dropPartition }),
      isGathering: !isSplit,
      ...options,
    });
  }

  /** The token under which an address was kept, for {@link RecipientQuestion}s. */
  recipientToken(address: string): string {
    return this.parts.keeper.tokenText(address);
  }

  /** Rows first: what a source says it has read is in the tables when this is written. */
  async saveSources(rows: readonly SourceRow[]): Promise<void> {
    await this.flushWriters();
    await this.insert('sources', rows.map(toSourceRecord));
  }

  async sources(): Promise<SourceRow[]> {
    return this.ask({ name: 'sources', sql: SELECT_SOURCES, params: {}, read: fromSourceRecord });
  }

  /** Rows first, as in {@link saveSources}. Values are JSON texts; all are saved, or none. */
  async saveProgress(values: Readonly<Record<string, string>>): Promise<void> {
    await this.flushWriters();
    const records = Object.entries(values).map(([key, value]) => ({ key, value }));
    await this.insert('progress', records);
  }

  async progress(key: string): Promise<string | undefined> {
    const found = await this.ask({
      name: 'progress',
      sql: 'SELECT value FROM progress FINAL WHERE key = {key:String}',
      params: { key },
      read: (row) => row['value'] as string,
    });
    return found[0];
  }

  /** What was saved under keys with this beginning, by what stands behind it. */
  async progressUnder(beginning: string): Promise<Map<string, string>> {
    const found = await this.ask({
      name: 'progress',
      sql: 'SELECT key, value FROM progress FINAL WHERE startsWith(key, {beginning:String})',
      params: { beginning },
      read: (row) =>
        [(row['key'] as string).slice(beginning.length), row['value'] as string] as const,
    });
    return new Map(found);
  }

  /** Only who holds it decides; see `@noanswer/watch`. */
  get watching(): Lease {
    return this.parts.watching;
  }

  /** Rows that were written before with the same kind, id and `at` are replaced. */
  async saveDecisions(rows: readonly DecisionRow[]): Promise<void> {
    await this.insert('told_decisions', rows.map(toDecisionRecord));
  }

  async saveMemoryPiece({ copy, piece, text, version }: MemoryPiece): Promise<void> {
    await this.insert('watch_memories', [{ copy, piece, text, version }]);
  }

  /** Removes rows older than the retention. Opening does it too; long runs call it once a day. */
  async expire(): Promise<void> {
    const client = await this.parts.connect();
    try {
      await this.parts.retention.expire(client);
    } catch (error) {
      throw writeError(this.location, error);
    } finally {
      await client.close();
    }
  }

  /**
   * The engine gives pages that it freed back to the machine. By itself it does so only where it goes on
   * allocating, and what a rare large question took stays with threads that have nothing to do.
   */
  async giveBackMemory(): Promise<void> {
    const { giveBack, client } = this.parts;
    if (giveBack === undefined) return;
    try {
      await client.command({ query: giveBack });
    } catch (error) {
      throw writeError(this.location, error);
    }
  }

  /** Writes what is pending and gives the directory up; of a temporary store, removes it. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.closing.abort();
    await Promise.all(this.aheads);
    try {
      for (const writer of this.writers) await writer.finish();
    } finally {
      for (const reader of this.readers) await reader.close();
      for (const client of this.counting) await client.close();
      await this.parts.client.close();
      this.parts.release();
    }
  }

  private async flushWriters(): Promise<void> {
    for (const writer of this.writers) await writer.flush();
  }

  private async insert(table: string, values: readonly Record<string, unknown>[]): Promise<void> {
    if (values.length > 0) await this.parts.sink.writeRecords(table, values);
  }
}
