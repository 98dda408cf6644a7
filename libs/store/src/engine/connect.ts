import './allocator';
import { createClient, type ClickHouseClient } from '@clickhouse/client';
import { createChdbConnection } from 'chdb/connection';
import { withSessionParameters } from './session-parameters';
import { SESSION_SETTINGS, settingsList, type Settings } from './settings';

type AnyConnection = NonNullable<NonNullable<Parameters<typeof createClient>[0]>['connection']>;

/** chdb types its connection after a second package with the same, but nominally other, classes. */
const embedded = (path: string): AnyConnection =>
  withSessionParameters(createChdbConnection({ path })) as unknown as AnyConnection;

/** Opens the embedded engine on a directory. Its flock on `status` lasts as long as this process. */
export async function connectEmbedded(
  directory: string,
  settings: Settings = {},
): Promise<ClickHouseClient> {
  const client = createClient({ connection: embedded(directory) });
  try {
    await client.command({ query: `SET ${settingsList({ ...SESSION_SETTINGS, ...settings })}` });
  } catch (error) {
    await client.close();
    throw error;
  }
  return client;
}
