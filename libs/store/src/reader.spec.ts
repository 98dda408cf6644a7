import { StoreQuestionError } from './errors';
import { anAttempt } from './fixtures/rows';
import { inEveryWorld } from './fixtures/worlds';
import { overview, type Question } from './questions';
import type { Store } from './store';

const counting = (sql: string): Question<number> => ({
  name: 'counting',
  sql,
  params: {},
  read: (row) => row['n'] as number,
});

/** More than any machine counts in a second. */
const ENDLESS = counting('SELECT count() AS n FROM numbers(1000000000000)');

inEveryWorld((world) => {
  let store: Store;
  beforeEach(async () => {
    store = await world.open();
  });
  afterEach(async () => {
    await store.close();
  });

  test('sees what was written, though it asks elsewhere', async () => {
    const reader = await store.reader();
    const writer = store.writer();
    writer.attempt(anAttempt());
    await writer.flush();
    expect(await reader.ask(overview())).toEqual(await store.ask(overview()));
    expect((await reader.ask(overview()))[0]?.attempts).toBe(1);
  });

  test('a slow question holds up neither writing nor other questions, and is given up', async () => {
    const reader = await store.reader({ maxSeconds: 8 });
    let ended = false;
    const slow = reader.ask(ENDLESS).catch((error: unknown) => {
      ended = true;
      return error;
    });
    const writer = store.writer();
    writer.attempt(anAttempt());
    await writer.flush();
    expect((await reader.ask(overview()))[0]?.attempts).toBe(1);
    expect(ended).toBe(false);
    const error = await slow;
    expect(error).toBeInstanceOf(StoreQuestionError);
    expect(error).toMatchObject({ tookTooLong: true, question: 'counting' });
    expect(await reader.ask(counting('SELECT 1 AS n'))).toEqual([1]);
  });

  test('what is trivial waits for nothing', async () => {
    const reader = await store.reader({ maxSeconds: 3 });
    const slow = Array.from({ length: 3 }, () => reader.ask(ENDLESS).catch(() => 'given up'));
    let hasEnded = false;
    void Promise.race(slow).then(() => (hasEnded = true));
    const trivial = { ...counting('SELECT 1 AS n'), isTrivial: true };
    expect(await reader.ask(trivial)).toEqual([1]);
    expect(hasEnded).toBe(false);
    expect(new Set(await Promise.all(slow))).toEqual(new Set(['given up']));
  });

  test('changes nothing', async () => {
    const reader = await store.reader();
    const error = await reader
      .ask(counting('DROP TABLE places'))
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StoreQuestionError);
    expect(error).toMatchObject({ tookTooLong: false });
  });

  test('leaves the settings of the writing connection alone, and closes with the store or before', async () => {
    const setting = counting("SELECT toUInt64(getSetting('max_execution_time')) AS n");
    const reader = await store.reader({ maxSeconds: 7 });
    expect([await reader.ask(setting), await store.ask(setting)]).toEqual([[7], [0]]);
    await reader.close();
    await reader.close();
    await store.reader();
    expect(await store.ask(setting)).toEqual([0]);
  });
});
