import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mta } from '../logs/make-log';
import { built, COMMAND } from '../measure/built';
import { measuredRun } from '../measure/measured-run';
import type { Section } from '../results/section';

const LIMIT = 25;
/** The log's stamps are fixed: they must not fall out of a store that is made years from now. */
const RETENTION_DAYS = 36_500;

interface TableSize {
  readonly table: string;
  readonly rows: number;
  readonly parts: number;
  readonly bytes: number;
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
    const { sizes, columns } = await look(data);
    return sectionOf(mta, sizes, columns);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function look(directory: string): Promise<{ sizes: TableSize[]; columns: string[] }> {
  const { openStore } = built('store');
  const store = await openStore({ directory, retentionDays: RETENTION_DAYS });
  try {
    const sizes = await store.ask({
      name: 'sizes of the tables',
      sql: `SELECT table, sum(rows) AS rows, count() AS parts, sum(bytes_on_disk) AS bytes
        FROM system.parts WHERE active AND database = currentDatabase()
        GROUP BY table ORDER BY bytes DESC`,
      params: {},
      read: (row) => row as unknown as TableSize,
    });
    const columns = await store.ask({
      name: 'sizes of the columns',
      sql: `SELECT concat(column, ' ', toString(round(sum(column_data_compressed_bytes) / sum(rows), 2))) AS size
        FROM system.parts_columns
        WHERE active AND database = currentDatabase() AND table = 'delivery_attempts'
        GROUP BY column HAVING sum(column_data_compressed_bytes) / sum(rows) >= 0.01
        ORDER BY sum(column_data_compressed_bytes) DESC`,
      params: {},
      read: (row) => String(row['size']),
    });
    return { sizes, columns };
  } finally {
    await store.close();
  }
}

function sectionOf(mta: Mta, sizes: readonly TableSize[], columns: readonly string[]): Section {
  const of = (name: string): TableSize =>
    sizes.find(({ table }) => table === name) ?? { table: name, rows: 0, parts: 0, bytes: 0 };
  const attempts = of('delivery_attempts');
  // Connects name places too: that all of them are put on the delivery attempts is the strict way.
  const each = (attempts.bytes + of('places').bytes) / attempts.rows;
  const total = sizes.reduce((sum, { bytes: own }) => sum + own, 0);
  return {
    title: `Bytes on disk: what analyze --data leaves of the ${mta} log`,
    head: ['table', 'rows', 'parts', 'bytes a row', 'bytes a delivery attempt'],
    rows: sizes
      .filter(({ rows }) => rows > 0)
      .map(({ table, rows, parts, bytes: own }) => [
        table,
        rows.toLocaleString('en'),
        String(parts),
        (own / rows).toFixed(2),
        (own / attempts.rows).toFixed(2),
      ]),
    notes: [
      `target: at most ${LIMIT} bytes a delivery attempt; its row and all places: ${each.toFixed(2)}: ${each <= LIMIT ? 'met' : 'MISSED'}`,
      `the whole store: ${(total / attempts.rows).toFixed(2)} bytes a delivery attempt`,
      `columns of a delivery attempt: ${columns.join(', ')}`,
    ],
  };
}
