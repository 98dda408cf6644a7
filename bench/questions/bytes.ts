import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '@noanswer/store';
import type { Mta } from '../logs/make-log';
import { built, COMMAND } from '../measure/built';
import { measuredRun } from '../measure/measured-run';
import type { Section } from '../results/section';

const LIMIT = 25;
/** The log's stamps are fixed: they must not fall out of a store that is made years from now. */
const RETENTION_DAYS = 10_000;

interface TableSize {
  readonly table: string;
  readonly rows: number;
  readonly parts: number;
  readonly bytes: number;
  /** Before the engine merged the parts that single inserts left. */
  readonly bytesAsWritten: number;
}

/** What a store takes on disk that analyze made of the log: marks, keys and shared tables included. */
export async function bytes(mta: Mta, path: string): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'noanswer-bench-'));
  const data = join(folder, 'data');
  try {
    const options = ['--timezone', 'UTC', '--data', data, '--retention', String(RETENTION_DAYS)];
    await measuredRun({
      argv: [process.execPath, COMMAND, 'analyze', path, ...options],
      onOneCore: false,
    });
    return await look(mta, data);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function look(mta: Mta, directory: string): Promise<Section> {
  const { openStore } = built('store');
  const store = await openStore({ directory, retentionDays: RETENTION_DAYS });
  try {
    const written = await tables(store);
    for (const { table } of written) {
      const sql = `OPTIMIZE TABLE ${table} FINAL`;
      await store.ask({ name: 'merge', sql, params: {}, read: Number });
    }
    const merged = (await tables(store)).map((size) => ({
      ...size,
      bytesAsWritten: written.find(({ table }) => table === size.table)?.bytes ?? NaN,
    }));
    return sectionOf(mta, merged, await columnsOf(store, 'delivery_attempts'));
  } finally {
    await store.close();
  }
}

async function tables(store: Store): Promise<TableSize[]> {
  return store.ask({
    name: 'sizes of the tables',
    sql: `SELECT table, sum(rows) AS rows, count() AS parts, sum(bytes_on_disk) AS bytes
      FROM system.parts WHERE active AND database = currentDatabase()
      GROUP BY table ORDER BY bytes DESC`,
    params: {},
    read: (row) => row as unknown as TableSize,
  });
}

async function columnsOf(store: Store, table: string): Promise<string[]> {
  return store.ask({
    name: 'sizes of the columns',
    sql: `SELECT column, sum(column_data_compressed_bytes) / sum(rows) AS each
      FROM system.parts_columns
      WHERE active AND database = currentDatabase() AND table = {table:String}
      GROUP BY column HAVING each >= 0.01 ORDER BY each DESC`,
    params: { table },
    read: (row) => `${String(row['column'])} ${Number(row['each']).toFixed(2)}`,
  });
}

function sectionOf(mta: Mta, sizes: readonly TableSize[], columns: readonly string[]): Section {
  const sum = (of: readonly TableSize[], what: 'bytes' | 'bytesAsWritten'): number =>
    of.reduce((total, size) => total + size[what], 0);
  const attempts = sizes.find(({ table }) => table === 'delivery_attempts')?.rows ?? NaN;
  // Connects name places too: that all of them are put on the delivery attempts is the strict way.
  const costs = sizes.filter(({ table }) => ['delivery_attempts', 'places'].includes(table));
  const each = sum(costs, 'bytes') / attempts;
  const asWritten = sum(costs, 'bytesAsWritten') / attempts;
  return {
    title: `Bytes on disk: what analyze --data leaves of the ${mta} log`,
    head: ['table', 'rows', 'bytes a row', 'bytes a delivery attempt', 'before merges'],
    rows: sizes.map((size) => [
      size.table,
      size.rows.toLocaleString('en'),
      (size.bytes / size.rows).toFixed(2),
      (size.bytes / attempts).toFixed(2),
      (size.bytesAsWritten / attempts).toFixed(2),
    ]),
    notes: [
      `target: at most ${LIMIT} bytes a delivery attempt; its row and all places: ${each.toFixed(2)} (before merges ${asWritten.toFixed(2)}): ${each <= LIMIT ? 'met' : 'MISSED'}`,
      `the whole store: ${(sum(sizes, 'bytes') / attempts).toFixed(2)} bytes a delivery attempt`,
      `columns of a delivery attempt: ${columns.join(', ')}`,
    ],
  };
}
