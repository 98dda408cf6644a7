import { anAttempt, MINUTE, T0 } from '../fixtures/rows';
import { openStore } from '../open-store';
import type { Store } from '../store';
import { attemptsOverTime, type AttemptsInSpan } from './attempts-over-time';

const HOUR = 60 * MINUTE;
const HOURS = 10;
const END = T0 + HOURS * HOUR;
/** Ten attempts an hour, at its minutes 0, 6, 12, …, 54. */
const AN_HOUR = 10;

let store: Store;
beforeAll(async () => {
  jest.spyOn(Date, 'now').mockReturnValue(END);
  store = await openStore();
  const writer = store.writer();
  for (let nth = 0; nth < HOURS * AN_HOUR; nth++)
    writer.attempt(anAttempt({ at: T0 + (nth * HOUR) / AN_HOUR }));
  await writer.flush();
  store.discard(writer);
  await (await store.recounter()).countAll();
});
afterAll(async () => {
  await store.close();
  jest.restoreAllMocks();
});

const spansOf = (filter: { readonly since?: number; readonly until?: number }) =>
  store.ask(attemptsOverTime(filter));

const lengthsOf = (spans: readonly AttemptsInSpan[]): number[] => [
  ...new Set(spans.map(({ from, until }) => (until - from) / MINUTE)),
];

test('minutes of the newest day, the newest last, and only those in which anything was tried', async () => {
  const spans = await spansOf({ since: T0 + HOUR });
  expect(spans).toHaveLength((HOURS - 1) * AN_HOUR);
  expect(lengthsOf(spans)).toEqual([1]);
  expect(spans.at(-1)).toEqual({
    from: END - 6 * MINUTE,
    until: END - 5 * MINUTE,
    attempts: 1,
    unreachable: 0,
  });
});

test('hours before that, and nothing twice', async () => {
  const spans = await spansOf({});
  expect(spans[0]).toEqual({ from: T0, until: T0 + HOUR, attempts: AN_HOUR, unreachable: 0 });
  expect(spans.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(HOURS * AN_HOUR);
});

test('only what begins in the window', async () => {
  const spans = await spansOf({ since: T0 + 2 * HOUR, until: T0 + 3 * HOUR });
  expect(spans).toHaveLength(AN_HOUR);
});

async function forget(partitionsOf: number): Promise<void> {
  const found = await store.ask({
    name: 'partitions',
    sql: `SELECT DISTINCT partition_id AS id FROM system.parts
      WHERE active AND table = 'sender_buckets' AND partition_id LIKE '${partitionsOf}-%'`,
    params: {},
    read: ({ id }) => id as string,
  });
  expect(found).not.toEqual([]);
  for (const id of found)
    await store.ask({
      name: 'expire',
      sql: `ALTER TABLE sender_buckets DROP PARTITION ID '${id}'`,
      params: {},
      read: (row) => row,
    });
}

test('where minutes are kept no longer hours tell it, and where hours are not days', async () => {
  await forget(60);
  const hours = await spansOf({});
  expect(lengthsOf(hours)).toEqual([60]);
  expect(hours.map(({ attempts }) => attempts)).toEqual(Array(HOURS).fill(AN_HOUR));
  await forget(3600);
  const days = await spansOf({});
  expect(lengthsOf(days)).toEqual([24 * 60]);
  expect(days.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(HOURS * AN_HOUR);
});
