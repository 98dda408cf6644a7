import type { Asked, CountedHost, Question } from '@noanswer/store';
import { Horizon } from './horizon';
import { WATCH_DEFAULTS } from './settings';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 4, 1, 12);

/** What is counted, as a test says. */
class Counted implements Asked {
  hosts: Record<string, number> = {};
  uncounted: number | null = null;

  ask<Row>(question: Question<Row>): Promise<Row[]> {
    const hosts: CountedHost[] = Object.entries(this.hosts).map(([logHost, newest]) => ({
      logHost,
      newest,
    }));
    const uncounted = this.uncounted === null ? [] : [this.uncounted];
    const rows = question.name === 'newest_minutes' ? hosts : uncounted;
    return Promise.resolve(rows as Row[]);
  }
}

let counted: Counted;
let horizon: Horizon;
beforeEach(() => {
  counted = new Counted();
  horizon = new Horizon(counted, WATCH_DEFAULTS);
});

const reach = async (now: number): Promise<number> =>
  (await horizon.look(NOW - 60 * MINUTE, now)).until;

it('goes up to the newest minute, when that is over and has had its time', async () => {
  counted.hosts = { out1: NOW };
  expect(await reach(NOW + 74_000)).toBe(NOW);
  expect(await reach(NOW + 75_000)).toBe(NOW + MINUTE);
});

it('is not carried along by a clock that is ahead', async () => {
  counted.hosts = { out1: NOW, out2: Date.UTC(2099, 0, 1) };
  expect(await reach(NOW + 75_000)).toBe(NOW + MINUTE);
});

it('stays before what is still to be counted', async () => {
  counted.hosts = { out1: NOW };
  counted.uncounted = NOW - 5 * MINUTE;
  expect(await reach(NOW + 10 * MINUTE)).toBe(NOW - 5 * MINUTE);
});

it('does not wait for a log that stands still', async () => {
  counted.hosts = { out1: NOW, out2: NOW - 40 * MINUTE };
  await reach(NOW + 75_000);
  expect(await reach(NOW + 100_000)).toBe(NOW + MINUTE);
});

it('waits for a log that is read from its past, as long as it moves', async () => {
  counted.hosts = { out1: NOW, out2: NOW - 40 * MINUTE };
  expect(await reach(NOW + 75_000)).toBe(NOW - 40 * MINUTE);
  counted.hosts = { out1: NOW, out2: NOW - 20 * MINUTE };
  expect(await reach(NOW + 90_000)).toBe(NOW - 20 * MINUTE);
  expect(await reach(NOW + 111_000)).toBe(NOW + MINUTE);
});

it('does not wait for a quiet log that was read up to its end', async () => {
  counted.hosts = { out1: NOW, out2: NOW - MINUTE };
  expect(await reach(NOW + 75_000)).toBe(NOW + MINUTE);
});
