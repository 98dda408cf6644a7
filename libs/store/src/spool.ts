import { readdirSync, rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { stringLiteral } from './engine/literal';
import { writeError } from './engine/write-error';
import type { RowSink } from './row-sink';
import type { TableColumns } from './rows/table-columns';

/**
 * The way of rows into the embedded engine: columns are encoded as Arrow, put into a file within the
 * data directory and read from there by the engine's own threads. The client's insert would turn the
 * bytes into a string (docs/decisions/0011-writing.md), and the engine would take whatever stands in
 * our standard input for more rows.
 */
export class Spool implements RowSink {
  private files = 0;

  constructor(
    private readonly client: ClickHouseClient,
    private readonly directory: string,
    private readonly dataDirectory: string,
  ) {}

  /** Files of a run that was killed: their rows are read from the log again. */
  sweep(): void {
    for (const name of readdirSync(this.directory))
      rmSync(join(this.directory, name), { force: true });
  }

  async write(tables: readonly TableColumns[]): Promise<void> {
    const batches = tables
      .filter((table) => table.rows > 0)
      .sort((a, b) => Number(b.comesFirst) - Number(a.comesFirst))
      .map((table) => ({
        statement: `${table.insertInto()} ${table.selectFrom}`,
        arrow: table.take(),
      }));
    for (const { statement, arrow } of batches) {
      await this.insert(statement, arrow, 'ArrowStream', () => {
        giveBack(arrow);
      });
    }
  }

  async writeRecords(table: string, records: readonly Record<string, unknown>[]): Promise<void> {
    const lines = records.map((record) => `${JSON.stringify(record)}\n`).join('');
    await this.insert(`INSERT INTO ${table} SELECT * FROM`, Buffer.from(lines), 'JSONEachRow');
  }

  private async insert(
    statement: string,
    bytes: Uint8Array,
    format: 'ArrowStream' | 'JSONEachRow',
    onFile: () => void = () => undefined,
  ): Promise<void> {
    const path = join(this.directory, `${this.files++}.${format}`);
    try {
      await writeFile(path, bytes, { mode: 0o600 });
      onFile();
      await this.client.command({
        query: `${statement} file(${stringLiteral(path)}, '${format}')`,
      });
    } catch (error) {
      throw writeError(this.dataDirectory, error);
    } finally {
      await rm(path, { force: true });
    }
  }
}

/** Megabytes a batch, which would else wait for a collection that V8 sees little reason for. */
function giveBack({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}
