import type { Asked } from '../src/questions/worst-domains';

interface ColumnSize {
  readonly table: string;
  readonly column: string;
  readonly perRow: number;
}

/** Compressed bytes a row, by column, marks and index included in the sum. */
export async function printSizes(store: Asked, title: string, table = '%'): Promise<void> {
  const totals = await store.ask({
    name: 'totals',
    sql: `SELECT table, sum(rows) AS rows, count() AS parts, sum(bytes_on_disk) AS bytes
      FROM system.parts WHERE active AND database = currentDatabase() AND table LIKE {table:String}
      GROUP BY table HAVING rows > 1000 ORDER BY table`,
    params: { table },
    read: (row) => row as { table: string; rows: number; parts: number; bytes: number },
  });
  const columns = await store.ask<ColumnSize>({
    name: 'sizes',
    sql: `SELECT table, column, sum(column_data_compressed_bytes) / sum(rows) AS per_row
      FROM system.parts_columns WHERE active AND database = currentDatabase()
      GROUP BY table, column ORDER BY table, per_row DESC`,
    params: {},
    read: (row) => ({
      table: row['table'] as string,
      column: row['column'] as string,
      perRow: row['per_row'] as number,
    }),
  });
  for (const { table: name, rows, parts, bytes } of totals) {
    const own = columns.filter((column) => column.table === name);
    console.log(
      `${title}: ${name}: ${rows} rows, ${parts} parts, ${(bytes / rows).toFixed(2)} bytes a row\n  ` +
        own
          .filter(({ perRow }) => perRow >= 0.005)
          .map(({ column, perRow }) => `${column} ${perRow.toFixed(2)}`)
          .join(', '),
    );
  }
}
