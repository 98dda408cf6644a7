import type { ClickHouseOverHttp } from '../clickhouse-http/start';

/** Tables, and the columns that may differ: how often a row was written, and what a database's key makes. */
const TABLES = {
  delivery_attempts: '(weight, `recipients.token`)',
  connection_attempts: '(weight)',
  not_attempted: '(weight, recipient_token)',
};

/** Asks the server by itself: nothing of the product stands between the test and the tables. */
export async function ask<Row>(
  { url }: ClickHouseOverHttp,
  database: string,
  sql: string,
): Promise<Row[]> {
  const response = await fetch(`${url}/?database=${database}`, {
    method: 'POST',
    body: `${sql} FORMAT JSONEachRow`,
  });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Row);
}

/** Count and sum of hashes of all rows, table by table: equal for equal rows, in whatever order. */
export async function sumsOf(
  clickhouse: ClickHouseOverHttp,
  database: string,
): Promise<Record<string, string>> {
  const sums: Record<string, string> = {};
  for (const [table, except] of Object.entries(TABLES)) {
    const columns = `toString(tuple(* EXCEPT ${except}))`;
    const [row] = await ask<{ sum: string }>(
      clickhouse,
      database,
      `SELECT concat(toString(count()), ' ', toString(sum(cityHash64(${columns})))) AS sum FROM ${table} FINAL`,
    );
    sums[table] = row?.sum ?? '';
  }
  return sums;
}
