import type { ClickHouseClient } from '@clickhouse/client';
import { ServerStoreError } from '../errors';

/**
 * The oldest that has what the questions use (`GROUP BY ALL`, the analyzer, `session_timezone`), by its
 * change log; tried were only those that the tests name.
 */
const OLDEST: readonly [number, number] = [24, 8];

export async function requireVersion(client: ClickHouseClient, location: string): Promise<void> {
  // Without any setting of ours: an older server would answer with the name of one it does not know.
  const version = await single(client, 'SELECT version() AS it').catch((error: unknown) => {
    // An answer, and not of the form that was asked for.
    if (error instanceof SyntaxError) return '';
    throw error;
  });
  if (!/^\d+\.\d+/.test(version))
    throw new ServerStoreError(
      location,
      'connecting',
      'no ClickHouse answers there, though something does: check the URL',
      false,
    );
  const [year = 0, release = 0] = version.split('.').map(Number);
  if (year > OLDEST[0] || (year === OLDEST[0] && release >= OLDEST[1])) return;
  throw new ServerStoreError(
    location,
    'connecting',
    `the server is ClickHouse ${year}.${release}, and ${OLDEST.join('.')} is the oldest that will do`,
    false,
  );
}

/** Asked first: whoever may not make databases can be given one. */
export async function makeDatabase(
  client: ClickHouseClient,
  database: string,
  where: string,
): Promise<void> {
  const query =
    'SELECT toString(count()) AS it FROM system.databases WHERE name = {database:String}';
  if ((await single(client, query, { database })) !== '0') return;
  await client.command({ query: createDatabase(database, where) });
}

export const createDatabase = (database: string, where: string): string =>
  `CREATE DATABASE IF NOT EXISTS ${database} ${where}`.trimEnd();

async function single(
  client: ClickHouseClient,
  query: string,
  query_params: Record<string, unknown> = {},
): Promise<string> {
  const answer = await client.query({ query, query_params, format: 'JSONEachRow' });
  return (await answer.json<{ it: string }>())[0]?.it ?? '';
}
