import { ClickHouseOverHttp, type Fault } from '../../../../test/clickhouse-http/start';
import { StoreWriteError } from '../errors';
import { madeUpRows } from '../fixtures/made-up-rows';
import { openStore } from '../open-store';
import { domains, hosts, overview } from '../questions';
import type { Store } from '../store';
import { openServerStore } from './open-server-store';
import type { FinishedInsert, InsertRetry, ServerStoreOptions } from './options';

const ROWS = 600;

let clickHouse: ClickHouseOverHttp;
let truth: unknown;
beforeAll(async () => {
  clickHouse = await ClickHouseOverHttp.start();
  const store = await openStore();
  await write(store);
  truth = await answers(store);
  await store.close();
});
afterAll(async () => {
  await clickHouse.stop();
});
afterEach(async () => {
  await clickHouse.clear();
});

async function write(store: Store): Promise<void> {
  const writer = store.writer({ batchRows: 250 });
  for (const attempt of madeUpRows(ROWS)) {
    writer.attempt(attempt);
    if (writer.pressure) await writer.drain();
  }
  await writer.flush();
}

const answers = async (store: Store): Promise<unknown> => [
  await store.ask(overview()),
  await store.ask(domains()),
  await store.ask(hosts()),
];

let databases = 0;
const open = (options: Partial<ServerStoreOptions> = {}): Promise<Store> =>
  openServerStore({ url: clickHouse.url, database: `faults_${databases++}`, ...options });

const FAULTS: Readonly<Record<string, Fault>> = {
  'the connection dies before the insert ran': { kind: 'refused' },
  'the connection dies in the middle of the body': { kind: 'cut' },
  'the connection dies when half of the rows are in': { kind: 'half' },
  'the insert ran and its answer is lost': { kind: 'lost-answer' },
  'a proxy says 500': { kind: 'status', status: 500, text: 'Internal Server Error' },
  'a proxy says 503': { kind: 'status', status: 503 },
  'a proxy says 504, and the insert ran': { kind: 'status', status: 504, ran: true },
  'too many parts': { kind: 'exception', code: 252, name: 'TOO_MANY_PARTS' },
  'a read-only replica': { kind: 'exception', code: 242, name: 'TABLE_IS_READ_ONLY' },
  'no memory left': { kind: 'exception', code: 241, name: 'MEMORY_LIMIT_EXCEEDED' },
  'a status of the insert that nobody knows': {
    kind: 'exception',
    code: 319,
    name: 'UNKNOWN_STATUS_OF_INSERT',
    ran: true,
  },
  'no answer, and the insert did not run': { kind: 'hang' },
  'no answer, though the insert ran': { kind: 'hang', ran: true },
  'a slow server': { kind: 'slow', ms: 400 },
};

test.each(Object.entries(FAULTS))('%s: nothing is lost, nothing is doubled', async (_, fault) => {
  const retries: InsertRetry[] = [];
  const inserts: FinishedInsert[] = [];
  const store = await open({
    requestTimeoutMs: fault.kind === 'hang' ? 1500 : 60_000,
    events: {
      retrying: (retry) => retries.push(retry),
      inserted: (insert) => inserts.push(insert),
    },
  });
  for (const table of ['places', 'delivery_attempts', 'connection_attempts'])
    await clickHouse.fault({ ...fault, containing: `INTO ${table}`, times: 2 });
  await write(store);
  expect(await answers(store)).toEqual(truth);
  // A time-out as short as that may strike once more on a busy machine.
  const failed = retries.length - (fault.kind === 'slow' ? 0 : 6);
  if (fault.kind === 'hang') expect(failed).toBeGreaterThanOrEqual(0);
  else expect(failed).toBe(0);
  for (const { why, waitMs } of retries) {
    expect(why.length).toBeGreaterThan(10);
    expect(waitMs).toBeLessThanOrEqual(5000);
  }
  const attempts = inserts.filter(({ table }) => table === 'delivery_attempts');
  expect(attempts.reduce((sum, { rows }) => sum + rows, 0)).toBe(ROWS);
  const ofAttempts = retries.filter(({ table }) => table === 'delivery_attempts');
  expect(attempts.reduce((sum, { tries }) => sum + tries - 1, 0)).toBe(ofAttempts.length);
  await store.close();
});

test('whatever goes wrong, at random', async () => {
  const store = await open({ requestTimeoutMs: 2000, patienceMs: 120_000 });
  for (const fault of Object.values(FAULTS))
    await clickHouse.fault({ ...fault, times: 0, share: 0.02, ...(fault.ms && { ms: 50 }) });
  for (let round = 0; round < 2; round++) {
    const writer = store.writer({ batchRows: 100 });
    for (const attempt of madeUpRows(ROWS)) {
      writer.attempt(attempt);
      if (writer.pressure) await writer.drain();
    }
    await writer.flush();
    store.discard(writer);
  }
  const { happened } = await clickHouse.state();
  expect(Object.values(happened).reduce((sum, times) => sum + times, 0)).toBeGreaterThan(5);
  await clickHouse.clear();
  expect(await answers(store)).toEqual(truth);
  await store.close();
});

test('killed and started again while rows are written', async () => {
  const store = await open({ patienceMs: 60_000 });
  for (let round = 0; round < 3; round++) {
    const writing = write(store);
    await clickHouse.restart();
    await writing;
  }
  expect(await answers(store)).toEqual(truth);
  await store.close();
});

test('what stays wrong is said at once, and no later success hides it', async () => {
  const retries: InsertRetry[] = [];
  const store = await open({ events: { retrying: (retry) => retries.push(retry) } });
  await clickHouse.fault({
    kind: 'exception',
    code: 497,
    name: 'ACCESS_DENIED',
    text: "ingester: Not enough privileges. To execute this query, it's necessary to have the grant INSERT(source) ON mail.places.",
    status: 403,
  });
  const error = await write(store).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StoreWriteError);
  expect(String(error)).toMatch(
    /^StoreWriteError: Writing to http:\/\/127.0.0.1:\d+\/faults_\d+ failed: the user lacks a grant: .* The server said: ingester: .* ON mail.places\. \(497 ACCESS_DENIED\)$/,
  );
  expect(retries).toEqual([]);
  await store.close();
});

test('patience ends, and rows can be written again by another writer', async () => {
  const store = await open({ patienceMs: 1000 });
  await clickHouse.fault({ kind: 'exception', code: 252, name: 'TOO_MANY_PARTS', times: 0 });
  const writer = store.writer();
  for (const attempt of madeUpRows(ROWS)) writer.attempt(attempt);
  await expect(writer.flush()).rejects.toThrow(/merges too slowly .* \(252 TOO_MANY_PARTS\)/);
  store.discard(writer);
  await clickHouse.clear();
  await write(store);
  expect(await answers(store)).toEqual(truth);
  await store.close();
});

test('whoever must leave does not wait for a server that hangs', async () => {
  const leaving = new AbortController();
  const store = await open({ signal: leaving.signal });
  await clickHouse.fault({ kind: 'hang', times: 0 });
  const writing = write(store).catch((reason: unknown) => reason);
  setTimeout(() => {
    leaving.abort();
  }, 300);
  expect(await writing).toBeInstanceOf(StoreWriteError);
  await clickHouse.clear();
  await store.close();
});
