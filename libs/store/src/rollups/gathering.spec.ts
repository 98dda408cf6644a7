import { ClickHouseOverHttp, type Fault } from '../../../../test/clickhouse-http/start';
import { madeUpRows } from '../fixtures/made-up-rows';
import { openStore } from '../open-store';
import { openServerStore } from '../server/open-server-store';
import type { Store } from '../store';

/** What is counted of rows that were gathered first is what is counted of the tables, and where they cannot be it is counted too. */

const BUCKETS = ['domain_buckets', 'connection_buckets', 'happened_buckets', 'retry_buckets'];
const KEPT = { minutes: 4000, hours: 4000, days: undefined };

let clickHouse: ClickHouseOverHttp;
beforeAll(async () => {
  clickHouse = await ClickHouseOverHttp.start();
});
afterAll(async () => {
  await clickHouse.stop();
});
afterEach(async () => {
  await clickHouse.clear();
});

let databases = 0;

async function written(): Promise<Store> {
  const database = `gathering_${databases++}`;
  const store = await openServerStore({ url: clickHouse.url, database });
  const writer = store.writer();
  for (const attempt of madeUpRows(200)) writer.attempt(attempt);
  await writer.flush();
  return store;
}

async function buckets(store: Store): Promise<unknown[]> {
  const of = (table: string): Promise<unknown[]> =>
    store.ask({
      name: 'buckets',
      sql: `SELECT * EXCEPT version FROM ${table} FINAL ORDER BY ALL`,
      params: {},
      read: (row) => row,
    });
  return Promise.all(BUCKETS.map(of));
}

async function counted(): Promise<{ gathered: number; buckets: unknown[] }> {
  const store = await written();
  const recounter = await store.recounter({ kept: KEPT });
  await recounter.countAll();
  const { gathered, failures } = recounter.done;
  expect(failures).toBe(0);
  const found = { gathered, buckets: await buckets(store) };
  await store.close();
  return found;
}

const REFUSED = { kind: 'exception', on: 'query' } satisfies Fault;

test('a user who may not make temporary tables counts all the same', async () => {
  const usual = await counted();
  expect(usual.gathered).toBeGreaterThan(0);
  expect((usual.buckets[0] as unknown[]).length).toBeGreaterThan(0);
  await clickHouse.fault({ ...REFUSED, code: 497, times: 0, containing: 'CREATE TEMPORARY TABLE' });
  expect(await counted()).toEqual({ ...usual, gathered: 0 });
});

test.each([
  ['asked for another server, which has no such tables', 'FROM gathered_attempts_1', 60],
  ['more rows than are held', 'CREATE TEMPORARY TABLE gathered_connections_1', 241],
])('%s: counted from the tables', async (_, containing, code) => {
  const usual = await counted();
  await clickHouse.fault({ ...REFUSED, code, containing });
  const found = await counted();
  expect(found.buckets).toEqual(usual.buckets);
  expect((await clickHouse.state()).happened.exception).toBeGreaterThan(0);
});

test('nothing that was gathered is left in the embedded engine, though counting failed', async () => {
  const store = await openStore();
  const writer = store.writer();
  for (const attempt of madeUpRows(200)) writer.attempt(attempt);
  await writer.flush();
  const recounter = await store.recounter({ kept: KEPT });
  const { client } = recounter as unknown as { client: Client };
  const command = client.command.bind(client);
  client.command = async (sent) => {
    if (sent.query.includes('INTO happened_buckets')) sent.query = 'SELECT throwIf(1)';
    return command(sent);
  };
  await expect(recounter.countAll()).rejects.toThrow();
  client.command = command;
  expect(await temporaryTables(client)).toEqual([]);
  await recounter.countAll();
  expect(recounter.done.gathered).toBeGreaterThan(0);
  expect(await temporaryTables(client)).toEqual([]);
  await store.close();
});

test('what fails for another reason is told, and counted the next time', async () => {
  const usual = await counted();
  const store = await written();
  const recounter = await store.recounter({ kept: KEPT });
  await clickHouse.fault({ ...REFUSED, code: 252, containing: 'INTO connection_buckets' });
  await expect(recounter.countAll()).rejects.toThrow();
  await recounter.countAll();
  expect(await buckets(store)).toEqual(usual.buckets);
  await store.close();
});

interface Client {
  command: (sent: { query: string }) => Promise<unknown>;
  query: (asked: { query: string; format: string }) => Promise<{ json: () => Promise<unknown> }>;
}

async function temporaryTables(client: Client): Promise<unknown> {
  const query = 'SELECT name FROM system.tables WHERE is_temporary';
  const found = await client.query({ query, format: 'JSONEachRow' });
  return found.json();
}
