import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { ClickHouseClient } from '@clickhouse/client';
import { StoreWriteError } from '../errors';
import type { RowSink } from '../row-sink';
import type { TableColumns } from '../rows/table-columns';
import { faultOf } from './fault';
import type { ServerStoreEvents } from './options';
import { patiently, type PatienceOptions } from './patience';

interface Batch {
  readonly table: string;
  readonly statement: string;
  readonly rows: number;
  readonly bytes: Uint8Array;
}

/**
 * The way of rows into a server: one request a table, its columns as an Arrow stream. A request that
 * failed, or whose answer was lost, is sent again as it was: rows carry their identity, so rows that
 * are there already are replaced by themselves (docs/decisions/0021-server.md says why the server's
 * own deduplication of blocks is not relied on).
 */
export class InsertRequests implements RowSink {
  constructor(
    private readonly client: ClickHouseClient,
    private readonly location: string,
    private readonly patience: PatienceOptions,
    private readonly events: ServerStoreEvents = {},
    /** The tables are split over the shards of a cluster. */
    private readonly split = false,
  ) {}

  async write(tables: readonly TableColumns[]): Promise<void> {
    const { first = [], rest = [] } = Object.groupBy(
      tables.map((table) => ({ batch: batchOf(table, this.split), comesFirst: table.comesFirst })),
      ({ comesFirst }) => (comesFirst ? 'first' : 'rest'),
    );
    await all(first.map(({ batch }) => this.insert(batch)));
    await all(rest.map(({ batch }) => this.insert(batch)));
  }

  async writeRecords(table: string, records: readonly Record<string, unknown>[]): Promise<void> {
    const lines = records.map((record) => `${JSON.stringify(record)}\n`).join('');
    const statement = `INSERT INTO ${table} FORMAT JSONEachRow`;
    await this.insert({ table, statement, rows: records.length, bytes: Buffer.from(lines) });
  }

  private async insert({ table, statement, rows, bytes }: Batch): Promise<void> {
    if (rows === 0) return;
    const begun = performance.now();
    let tries = 1;
    try {
      await patiently(
        this.patience,
        (failure) => {
          tries += 1;
          this.events.retrying?.({ table, ...failure });
        },
        () => this.send(statement, bytes),
      );
    } catch (error) {
      throw writeError(this.location, error);
    }
    const tookMs = performance.now() - begun;
    this.events.inserted?.({ table, rows, bytes: bytes.length, tookMs, tries });
  }

  private async send(query: string, bytes: Uint8Array): Promise<void> {
    const { signal } = this.patience;
    const { stream } = await this.client.exec({
      query,
      values: Readable.from([bytes], { objectMode: false }),
      ...(signal && { abort_signal: signal }),
    });
    // An insert's answer is empty; read to its end, so that the connection is free again.
    stream.resume();
    await finished(stream);
  }
}

const batchOf = (table: TableColumns, split: boolean): Batch => ({
  table: table.table,
  statement: `${table.insertInto(split)} FORMAT ArrowStream`,
  rows: table.rows,
  bytes: table.rows > 0 ? table.take(split) : new Uint8Array(),
});

/** Waits for all, also where one fails: nothing goes on behind the back of who hears of it. */
async function all(inserts: readonly Promise<void>[]): Promise<void> {
  const ends = await Promise.allSettled(inserts);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

function writeError(location: string, error: unknown): StoreWriteError {
  const { words, diskFull } = faultOf(error);
  return new StoreWriteError(location, diskFull, new Error(words, { cause: error }));
}
