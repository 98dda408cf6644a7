import type { Store } from '../../libs/store/src/store';

interface TableUse {
  readonly table: string;
  readonly rows: number;
  readonly bytes: number;
  readonly parts: number;
}

/** Bytes and rows of each table, as they lie there now. */
export async function diskUse(store: Store): Promise<void> {
  const used = await store.ask({
    name: 'disk',
    sql: `SELECT if(table LIKE '%_buckets', concat(table, multiIf(startsWith(partition_id, '60-'), ' minutes', startsWith(partition_id, '3600-'), ' hours', ' days')), table) AS name,
      sum(rows) AS n, sum(bytes_on_disk) AS bytes, count() AS parts
      FROM system.parts WHERE active AND database = currentDatabase() GROUP BY name ORDER BY bytes DESC`,
    params: {},
    read: (row): TableUse => ({
      table: row['name'] as string,
      rows: row['n'] as number,
      bytes: row['bytes'] as number,
      parts: row['parts'] as number,
    }),
  });
  console.log(`\n${'table'.padEnd(30)} ${'rows'.padStart(13)} ${'MiB'.padStart(8)} parts`);
  for (const { table, rows, bytes, parts } of used)
    console.log(
      `${table.padEnd(30)} ${rows.toLocaleString('en').padStart(13)} ${(bytes / 2 ** 20).toFixed(0).padStart(8)} ${parts}`,
    );
  const all = used.reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`together ${(all / 2 ** 30).toFixed(2)} GiB\n`);
}
