import type { ClickHouseClient } from '@clickhouse/client';
import { migrate } from '../engine/migrate';
import { BY_TIME } from '../engine/settings';
import { ServerStoreError, StoreError } from '../errors';
import { RecipientKeeper } from '../recipients/keeper';
import { KEPT_DAYS } from '../rollups/kept';
import { Marks, MARKS_FRESH_MS } from '../rollups/marks';
import { Store } from '../store';
import { clusterStatements, localTable, onCluster } from './cluster';
import { connectToServer, locationOf, settingsOf } from './connect';
import { makeDatabase, requireVersion } from './database';
import { faultOf } from './fault';
import { InsertRequests } from './insert-requests';
import { wrongName } from './names';
import { SERVER_DEFAULTS, type ServerStoreOptions } from './options';
import { serverRecipientKey } from './recipient-key';
import { ServerRetention } from './retention';
import { withSchemaLock } from './schema-lock';
import { TableLease } from './table-lease';

/**
 * Opens a database of a ClickHouse server as a store, and makes database and tables if they are
 * missing. Any number of processes may have the same one open.
 *
 * @throws {ServerStoreError} where that cannot be; `passing` says whether later it may.
 */
export async function openServerStore(options: ServerStoreOptions): Promise<Store> {
  const location = checkedLocation(options);
  const database = options.database ?? SERVER_DEFAULTS.database;
  await prepared(location, connectToServer(options, undefined, {}), async (client) => {
    await requireVersion(client, location);
    await makeDatabase(client, database, whereOf(options));
  });
  const client = connectToServer(options, database, settingsOf(options));
  try {
    return await doing(location, 'making the tables', () =>
      furnish(client, options, location, database),
    );
  } catch (error) {
    await client.close();
    throw error;
  }
}

async function furnish(
  client: ClickHouseClient,
  options: ServerStoreOptions,
  location: string,
  database: string,
): Promise<Store> {
  const { cluster } = options;
  const where = whereOf(options);
  await migrate(client, location, {
    alone: (work) => withSchemaLock(client, work, { where }),
    ...(cluster && {
      adapt: (statement: string) => clusterStatements(statement, cluster, database),
    }),
  });
  const retention = new ServerRetention(client, options.retentionDays, cluster);
  await retention.begin();
  const key = await serverRecipientKey(client, location, options.recipientKey, where);
  const patience = {
    patienceMs: options.patienceMs ?? SERVER_DEFAULTS.patienceMs,
    signal: options.signal,
  };
  const isSplit = cluster !== undefined;
  const sink = new InsertRequests(client, location, patience, options.events, isSplit);
  return new Store({
    location,
    client,
    connect: (settings) =>
      Promise.resolve(connectToServer(options, database, { ...settingsOf(options), ...settings })),
    readerSettings: BY_TIME,
    sink,
    keeper: new RecipientKeeper(key, options.recipients ?? 'hash'),
    retention,
    marks: new Marks(sink),
    kept: KEPT_DAYS,
    isSplit,
    ...(cluster && {
      dropPartition: (table: string, partition: string) =>
        `ALTER TABLE ${localTable(table)} ${onCluster(cluster)} DROP PARTITION ID '${partition}'`,
    }),
    abandonedMs: 5 * MARKS_FRESH_MS,
    watching: new TableLease(client, 'watch_lease', { where }),
    recipientsBefore: undefined,
    release: () => undefined,
  });
}

/** Where a statement about the schema is done: nothing to say for one server. */
const whereOf = ({ cluster }: ServerStoreOptions): string =>
  cluster === undefined ? '' : onCluster(cluster);

/** Before any request: what could never work. */
function checkedLocation(options: ServerStoreOptions): string {
  const refused = (why: string): ServerStoreError =>
    new ServerStoreError('The ClickHouse server', 'reading its settings', why, false);
  if (!URL.canParse(options.url)) throw refused('the URL is none: write http://host:8123');
  const { protocol, username, password, search } = new URL(options.url);
  if (protocol !== 'http:' && protocol !== 'https:')
    throw refused(
      `the URL begins with ${protocol}: this speaks to ClickHouse over HTTP, write http://host:8123`,
    );
  if (username !== '' || password !== '' || search !== '')
    throw refused(
      'user, password and settings do not belong into the URL: they have options of their own',
    );
  if ((options.tls?.certificate === undefined) !== (options.tls?.key === undefined))
    throw refused('certificate and key belong together: give both, or none');
  const wrong = wrongName(options);
  if (wrong !== undefined) throw refused(wrong);
  return locationOf(options);
}

async function prepared(
  location: string,
  client: ClickHouseClient,
  work: (client: ClickHouseClient) => Promise<void>,
): Promise<void> {
  try {
    await doing(location, 'connecting', () => work(client));
  } finally {
    await client.close();
  }
}

/** Gives what goes wrong the words that help. */
async function doing<T>(location: string, what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const { words, passing } = faultOf(error);
    throw new ServerStoreError(location, what, words, passing, error);
  }
}
