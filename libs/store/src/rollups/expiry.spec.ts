import { MINUTE, noAnswer, T0 } from '../fixtures/rows';
import { inEveryWorld } from '../fixtures/worlds';
import { bucketsOf } from '../questions';
import type { Store } from '../store';
import { endOf } from './expiry';
import { LEVELS, type Level } from './levels';

const DAY = LEVELS.day.ms;

test('a partition ends with its day, or its month', () => {
  expect(endOf('60-20261231')).toBe(Date.UTC(2027, 0, 1));
  expect(endOf('3600-202612')).toBe(Date.UTC(2027, 0, 1));
  expect(endOf('all')).toBe(Infinity);
});

const starts = async (store: Store, level: Level): Promise<number[]> =>
  (await store.ask(bucketsOf('domain', { from: 0, until: Date.now() + DAY, level }))).map(
    ({ from }) => from,
  );

inEveryWorld((world) => {
  test('minutes and hours end before days do', async () => {
    const store = await world.open();
    const yesterday = Date.now() - (Date.now() % DAY) - DAY;
    const writer = store.writer();
    for (const at of [T0 - 200 * DAY, yesterday - 20 * DAY, yesterday])
      writer.attempt(noAnswer({ at: at - (at % MINUTE) }));
    await writer.flush();
    const recounter = await store.recounter();
    await recounter.countAll();
    expect(await starts(store, 'minute')).toHaveLength(3);
    await recounter.expire();
    expect(await starts(store, 'minute')).toEqual([yesterday]);
    expect(await starts(store, 'hour')).toHaveLength(2);
    expect(await starts(store, 'day')).toHaveLength(3);
    await store.close();
  });
});
