import { anAttempt, MINUTE, T0 } from '../fixtures/rows';
import { openStore } from '../open-store';
import type { Store } from '../store';
import { affordablePart, type PartOfWindow } from './affordable-part';

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

async function partOf(most: number, at?: number): Promise<PartOfWindow | undefined> {
  const [part] = await store.ask(affordablePart({ since: T0 }, most, at));
  return part;
}

const WHOLE = { since: null, until: null };

test('a window with no more attempts is left whole', async () => {
  expect(await partOf(HOURS * AN_HOUR)).toEqual(WHOLE);
  expect(await partOf(HOURS * AN_HOUR, T0 + 5 * HOUR)).toEqual(WHOLE);
});

test('the newest: to the minute in the last hours, to the hour before', async () => {
  // Five attempts: at minutes 54, 48, 42, 36 and 30; the sixth is of minute 24.
  expect(await partOf(5)).toEqual({ since: END - HOUR + 25 * MINUTE, until: null });
  expect(await partOf(75)).toEqual({ since: T0 + 3 * HOUR, until: null });
});

test('around a time: as many before it, and as many from it on', async () => {
  const at = T0 + 8 * HOUR;
  expect(await partOf(5, at)).toEqual({
    since: at - HOUR + 25 * MINUTE,
    until: at + 30 * MINUTE,
  });
});

test('of unreachable attempts: there are none, so the window is left whole', async () => {
  const [part] = await store.ask(affordablePart({ since: T0 }, 5, undefined, 'unreachable'));
  expect(part).toEqual(WHOLE);
});

test('where minutes are kept no longer hours tell it', async () => {
  await store.ask({
    name: 'expire',
    sql: "ALTER TABLE sender_buckets DROP PARTITION ID '60-20260501'",
    params: {},
    read: (row) => row,
  });
  expect(await partOf(25)).toEqual({ since: END - 2 * HOUR, until: null });
  expect(await partOf(25, T0 + 5 * HOUR)).toEqual({
    since: T0 + 3 * HOUR,
    until: T0 + 7 * HOUR,
  });
});
