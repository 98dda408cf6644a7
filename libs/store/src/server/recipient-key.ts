import { hash, randomBytes } from 'node:crypto';
import type { ClickHouseClient } from '@clickhouse/client';
import { ServerStoreError } from '../errors';

const KEY = /^[0-9a-f]{64}$/;

/**
 * The key of the recipients' hash. Processes with different keys would give one address two tokens,
 * and nobody would notice; so the database knows which key its rows were written with. It is one view,
 * because `CREATE VIEW IF NOT EXISTS` is decided by the server: of many processes that begin at
 * once one makes it, and all read what that one wrote.
 *
 * A key that is configured is kept out of the database, which then holds only its mark (a hash): who
 * copies the tables cannot try addresses against the tokens. A key that nobody configured is
 * kept in the database itself; that is convenient and weaker (docs/decisions/0021-server.md).
 *
 * @param configured 64 hexadecimal digits, or undefined.
 * @param where `ON CLUSTER …`, where all servers of a cluster must know it.
 */
export async function serverRecipientKey(
  client: ClickHouseClient,
  location: string,
  configured: string | undefined,
  where = '',
): Promise<string> {
  const refused = (why: string): ServerStoreError =>
    new ServerStoreError(location, 'finding the key of the recipients', why, false);
  if (configured !== undefined && !KEY.test(configured))
    throw refused(
      'the configured key is not 64 hexadecimal digits (`openssl rand -hex 32` makes one)',
    );
  const known = (await knownKey(client)) ?? (await noteKey(client, configured, where));
  if (configured !== undefined) {
    if (known.mark !== markOf(configured))
      throw refused(
        'the configured key is not the one that this database was begun with. Give every process ' +
          'the same key; a new one would cut off all addresses written before',
      );
    return configured;
  }
  if (!KEY.test(known.key))
    throw refused('this database was begun with a configured key, and none is configured here');
  return known.key;
}

interface KnownKey {
  readonly key: string;
  readonly mark: string;
}

async function knownKey(client: ClickHouseClient): Promise<KnownKey | undefined> {
  const exists = await client.query({
    query: 'EXISTS VIEW recipient_key',
    format: 'JSONEachRow',
  });
  const [found] = await exists.json<{ result: number }>();
  if (found?.result !== 1) return undefined;
  const answer = await client.query({
    query: 'SELECT key, mark FROM recipient_key',
    format: 'JSONEachRow',
  });
  return (await answer.json<KnownKey>())[0];
}

async function noteKey(
  client: ClickHouseClient,
  configured: string | undefined,
  where: string,
): Promise<KnownKey> {
  const key = configured ?? randomBytes(32).toString('hex');
  const kept = configured === undefined ? key : '';
  // Digits of ours. Not logged: the server's query log would keep the key in clear.
  await client.command({
    query: `CREATE VIEW IF NOT EXISTS recipient_key ${where} AS
      SELECT '${kept}' AS key, '${markOf(key)}' AS mark`,
    clickhouse_settings: { log_queries: 0 },
  });
  const known = await knownKey(client);
  if (known === undefined) throw new Error('the view recipient_key was made and is not there');
  return known;
}

/** Tells two keys apart and gives neither away. */
const markOf = (key: string): string => hash('sha256', `mark of ${key}`).slice(0, 16);
