import type {
  ConnectionAttempt,
  DeliveryAttempt,
  DeliverySink,
  NotAttempted,
} from '@noanswer/delivery';
import type { RecipientKeeper } from './recipients/keeper';
import { BatchMinutes } from './rollups/batch-minutes';
import type { Marks } from './rollups/marks';
import type { RowSink } from './row-sink';
import { ConnectionAttemptColumns } from './rows/connection-attempts';
import { DeliveryAttemptColumns } from './rows/delivery-attempts';
import { NotAttemptedColumns } from './rows/not-attempted';
import { PlaceColumns, PlaceNameColumns } from './rows/places';
import { UnparsedSampleColumns, type UnparsedSample } from './rows/unparsed-samples';

/** Takes rows at once, synchronously, and brings them into the engine behind the caller's back. */
export interface RowWriter extends DeliverySink {
  unparsed(sample: UnparsedSample): void;
  /** Rows pile up faster than they are written: `await drain()` before adding many more. */
  readonly pressure: boolean;
  /** Returns when there is room again. Throws what went wrong in writing. */
  drain(): Promise<void>;
  /**
   * Returns when every row that was added before this call is in the engine; it does not wait for what
   * is added meanwhile. Throws what went wrong in writing.
   */
  flush(): Promise<void>;
}

export interface WriterOptions {
  /** Rows of all tables that make one batch. */
  readonly batchRows: number;
  /**
   * Rows do not wait longer than this for their batch to fill. Undefined: until it is full, or
   * somebody flushes.
   */
  readonly batchAgeMs?: number | undefined;
  readonly samplesPerSource: number;
}

export const WRITER_DEFAULTS: WriterOptions = { batchRows: 131_072, samplesPerSource: 100 };

/**
 * Two batches exist at most: one being filled by the caller, one being written by the engine's
 * threads. Rows may be added while there is pressure; they only take memory.
 */
export class BatchingWriter implements RowWriter {
  private readonly places: PlaceColumns;
  private readonly attempts: DeliveryAttemptColumns;
  private readonly connections: ConnectionAttemptColumns;
  private readonly lines: NotAttemptedColumns;
  private readonly samples: UnparsedSampleColumns;
  private readonly minutes = new BatchMinutes();
  private pending = 0;
  /** Rows so far: added, and known to be in the engine. */
  private added = 0;
  private written = 0;
  private ageing: NodeJS.Timeout | undefined;
  private writing: Promise<void> | undefined;
  private failure: { readonly error: unknown } | undefined;
  private told = false;

  constructor(
    private readonly sink: RowSink,
    keeper: RecipientKeeper,
    private readonly options: WriterOptions,
    /** Undefined where nothing is ever counted ahead. */
    private readonly marks?: Marks,
    /** Places are written by their id as well, in `place_names`: but for a store that answers once. */
    placesById = true,
  ) {
    this.places = new PlaceColumns(placesById ? new PlaceNameColumns() : undefined);
    this.attempts = new DeliveryAttemptColumns(keeper, this.places);
    this.connections = new ConnectionAttemptColumns(this.places);
    this.lines = new NotAttemptedColumns(keeper, this.places);
    this.samples = new UnparsedSampleColumns(keeper, options.samplesPerSource);
  }

  attempt(attempt: DeliveryAttempt): void {
    this.attempts.add(attempt);
    this.minutes.add(attempt.logHost, attempt.at);
    for (const connection of attempt.connections) {
      this.connections.add(connection, attempt.position);
      this.minutes.add(connection.logHost, connection.at);
    }
    this.count(1 + attempt.connections.length);
  }

  orphan(connection: ConnectionAttempt): void {
    this.connections.add(connection, undefined);
    this.minutes.add(connection.logHost, connection.at);
    this.count(1);
  }

  notAttempted(line: NotAttempted): void {
    this.lines.add(line);
    this.minutes.add(line.logHost, line.at);
    this.count(1);
  }

  unparsed(sample: UnparsedSample): void {
    this.samples.add(sample);
    this.count(1);
  }

  get pressure(): boolean {
    return this.failure !== undefined || this.pending >= this.options.batchRows;
  }

  async drain(): Promise<void> {
    while (this.writing !== undefined && this.pending >= this.options.batchRows) await this.writing;
    this.throwFailure();
  }

  async flush(): Promise<void> {
    const wanted = this.added;
    while (this.written < wanted && this.failure === undefined) {
      this.startBatch();
      await this.writing;
    }
    this.throwFailure();
  }

  /** The last flush: a failure that the caller has heard of is not told a second time. */
  async finish(): Promise<void> {
    if (!this.told) await this.flush();
  }

  private count(rows: number): void {
    const { batchRows, batchAgeMs } = this.options;
    this.pending += rows;
    this.added += rows;
    if (this.pending >= batchRows) this.startBatch();
    else if (batchAgeMs !== undefined)
      this.ageing ??= setTimeout(() => {
        this.startBatch();
      }, batchAgeMs);
  }

  private startBatch(): void {
    clearTimeout(this.ageing);
    this.ageing = undefined;
    if (this.writing !== undefined || this.failure !== undefined) return;
    this.writing = this.writeBatch()
      .then((upTo) => {
        this.written = upTo;
      })
      .catch((error: unknown) => {
        this.failure = { error };
      })
      .finally(() => {
        this.writing = undefined;
        // What came meanwhile may already be a batch, or has waited for this one to end.
        const isDue = this.options.batchAgeMs !== undefined && this.ageing === undefined;
        if (this.pending >= this.options.batchRows || (isDue && this.pending > 0))
          this.startBatch();
      });
  }

  /** @returns how many of the rows that were ever added are in the engine now. */
  private async writeBatch(): Promise<number> {
    const { marks } = this;
    while (marks?.covers(this.minutes.minutes) === false) await marks.save();
    const minutes = this.minutes.minutes;
    this.minutes.clear();
    const upTo = this.added;
    this.pending = 0;
    const { places, attempts, connections, lines, samples } = this;
    const named = places.byId === undefined ? [places] : [places, places.byId];
    const tables = [...named, attempts, connections, lines, samples];
    const write = (): Promise<void> => this.sink.write(tables);
    await (marks === undefined ? write() : marks.during(minutes, write));
    return upTo;
  }

  /** Once rows are lost, no later success may hide it: the failure stays. */
  private throwFailure(): void {
    if (this.failure === undefined) return;
    this.told = true;
    throw this.failure.error;
  }
}
