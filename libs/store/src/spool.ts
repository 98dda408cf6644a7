import { readdirSync, rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { stringLiteral } from './engine/literal';
import { writeError } from './engine/write-error';
import type { TableColumns } from './rows/table-columns';

/**
 * The way of rows into the embedded engine: columns are encoded as Arrow, put into a file within the
 * data directory and read from there by the engine's own threads. The client's insert would turn the
 * bytes into a string (docs/decisions/0011-writing.md).
 */
export class Spool {
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

  /** Empties the tables' columns before it returns its promise; their rows are written behind. */
  async write(tables: readonly TableColumns[]): Promise<void> {
    const batches = tables
      .filter((table) => table.rows > 0)
      .map((table) => ({ statement: table.insertFrom, arrow: table.take() }));
    for (const { statement, arrow } of batches) await this.insert(statement, arrow);
  }

  private async insert(statement: string, arrow: Uint8Array): Promise<void> {
    const path = join(this.directory, `${this.files++}.arrow`);
    try {
      await writeFile(path, arrow, { mode: 0o600 });
      await this.client.command({
        query: `${statement} file(${stringLiteral(path)}, 'ArrowStream')`,
      });
    } catch (error) {
      throw writeError(this.dataDirectory, error);
    } finally {
      await rm(path, { force: true });
    }
  }
}
