import type { DeliveryAttempt } from '@noanswer/delivery';
import type { DecisionRow, Store } from '@noanswer/store';
import { decisionChanges, decisionsToldAfter, openStore, standingDecisions } from '@noanswer/store';
import { inEveryWorld } from '../../store/src/fixtures/worlds';
import {
  ANSWERS_AGAIN,
  CUT_OFF,
  DIES,
  HOUR,
  LENGTH,
  smallFleet,
  SPIKE,
  START,
} from '../test/small-fleet';
import { Watcher, type WatcherOptions } from '.';

const MINUTE = 60_000;
const AT_ONCE: WatcherOptions = { patienceMs: 0, graceMs: 0, lateMs: 0, pieceMs: 6 * HOUR };

/** The last lines are of the twentieth minute before. */
const END = START + LENGTH - 19 * MINUTE;
const KINDS = ['domain', 'address', 'spike', 'sender', 'provider'] as const;

async function write(
  store: Store,
  rows: Iterable<DeliveryAttempt>,
  isCounted = true,
): Promise<void> {
  const writer = store.writer({ batchRows: 4000 });
  for (const row of rows) writer.attempt(row);
  await writer.flush();
  if (isCounted) await (await store.recounter()).countAll();
}

async function watchAll(store: Store, options = AT_ONCE): Promise<Watcher> {
  const watcher = new Watcher(store, await store.reader({ maxSeconds: 60 }), options);
  await settle(watcher);
  return watcher;
}

async function settle(watcher: Watcher): Promise<void> {
  while (await watcher.step());
  // Once more: what was heard late is told where no new minute is there.
  await watcher.step();
}

/** All that was told and stands, without when it was written. */
async function toldIn(store: Store): Promise<object[]> {
  const rows = await store.ask(decisionsToldAfter(0));
  return rows.map((row) => ({ ...row, version: 0 }));
}

const changesOf = (store: Store, kind: DecisionRow['kind']): Promise<DecisionRow[]> =>
  store.ask(decisionChanges({ kinds: [kind], limit: 1000 })).then((rows) => rows.toReversed());

let truth: object[] = [];

describe('a small fleet', () => {
  let store: Store;
  let watcher: Watcher;
  beforeAll(async () => {
    store = await openStore();
    await write(store, smallFleet());
    watcher = await watchAll(store);
    truth = await toldIn(store);
  });
  afterAll(() => store.close());

  it('a domain that dies is suspect, then chronic, and its answer ends that', async () => {
    const changes = await changesOf(store, 'domain');
    expect(new Set(changes.map(({ subject }) => subject))).toEqual(new Set(['dead.example']));
    expect(changes.map(({ state }) => state)).toEqual(['suspect', 'chronic', 'recovering']);
    const [suspect, chronic, recovering] = changes;
    expect(suspect!.since).toBeGreaterThanOrEqual(START + DIES);
    expect(suspect!.since).toBeLessThan(START + DIES + MINUTE);
    expect(chronic!.at - chronic!.since!).toBeGreaterThanOrEqual(24 * HOUR);
    expect(chronic!.at - chronic!.since!).toBeLessThan(25 * HOUR);
    expect(recovering!.at - (START + ANSWERS_AGAIN)).toBeLessThan(2 * MINUTE);
    expect(chronic!.sentence).not.toBe('');
    expect(JSON.parse(chronic!.evidence)).toMatchObject({
      reasons: { no_answer: expect.any(Number) as number },
    });
  });

  it('a spike opens and ends', async () => {
    const changes = await changesOf(store, 'spike');
    expect(changes.map(({ subject, state }) => [subject, state])).toEqual([
      ['spiky.example', 'open'],
      ['spiky.example', 'recovered'],
    ]);
    expect(changes[0]!.at - (START + SPIKE[0])).toBeLessThanOrEqual(3 * MINUTE);
  });

  it('a sender that does not get out is one finding, and no domain is blamed', async () => {
    const changes = await changesOf(store, 'sender');
    expect(changes.map(({ subject, state }) => [subject, state])).toEqual([
      ['out2', 'cut_off'],
      ['out2', 'over'],
    ]);
    expect(changes[0]!.began).toBe(START + CUT_OFF[0]);
  });

  it('what stands can be asked for any moment', async () => {
    const at = async (moment: number): Promise<string[]> =>
      (await store.ask(standingDecisions({ kinds: KINDS, at: START + moment, limit: 100 }))).map(
        ({ kind, subject, state }) => `${kind} ${subject} ${state}`,
      );
    expect(await at(HOUR)).toEqual([]);
    expect(await at(20 * HOUR)).toContain('domain dead.example suspect');
    expect(await at(SPIKE[0] + 6 * MINUTE)).toContain('spike spiky.example open');
    expect(await at(CUT_OFF[0] + 10 * MINUTE)).toEqual(
      expect.arrayContaining(['sender out2 cut_off', 'domain dead.example chronic']),
    );
    expect(await at(LENGTH)).toEqual([
      'address mx.dead.example[192.0.2.1]:25 recovering',
      'domain dead.example recovering',
    ]);
  });

  it('evidence of what is open is told anew as it grows, and is no change', async () => {
    const attempts = async (moment: number): Promise<number> => {
      const wanted = { kinds: ['domain'] as const, at: START + moment, limit: 1 };
      const [row] = await store.ask(standingDecisions(wanted));
      return (JSON.parse(row!.evidence) as { attempts: number }).attempts;
    };
    expect(await attempts(18 * HOUR + MINUTE)).toBeGreaterThan(await attempts(12 * HOUR));
  });

  it('says how far it is', () => {
    expect(watcher.report()).toMatchObject({
      state: 'watching',
      isHere: true,
      decidedUpTo: END,
      countedUpTo: END,
      chronic: 0,
      openSpikes: 0,
    });
  });

  it('a log that is read once more says nothing new', async () => {
    const before = watcher.report();
    await write(store, smallFleet());
    await settle(watcher);
    expect(watcher.report()).toMatchObject({
      evaluations: before.evaluations,
      lateBuckets: before.lateBuckets,
    });
    expect(await toldIn(store)).toEqual(truth);
  });
});

describe('read while it is watched', () => {
  it('the same is decided, whoever is read faster', async () => {
    const store = await openStore();
    let now = Date.now();
    const options = { ...AT_ONCE, patienceMs: 20_000, lateMs: 60_000, clock: () => now };
    const watcher = new Watcher(store, await store.reader({ maxSeconds: 60 }), options);
    const rows = [...smallFleet()];
    const speeds: Readonly<Record<string, number>> = { out1: 1, out2: 3, out3: 2 };
    const read: Record<string, number> = { out1: 0, out2: 0, out3: 0 };
    for (let round = 1; round <= 4; round++) {
      const some = Object.entries(speeds).flatMap(([logHost, speed]) => {
        const upTo = round === 4 ? LENGTH : round * speed * 150 * MINUTE;
        const from = read[logHost] ?? 0;
        read[logHost] = upTo;
        return rows.filter(
          (row) => row.logHost === logHost && row.at >= START + from && row.at < START + upTo,
        );
      });
      await write(store, some);
      // The first look only sees that something is there.
      if (round === 1) await watcher.step();
      now += round === 1 ? 21_000 : 5_000;
      await settle(watcher);
      if (round < 4)
        expect(watcher.report().decidedUpTo).toBeLessThanOrEqual(START + (read['out1'] ?? 0));
    }
    now += 60_000;
    await settle(watcher);
    expect(await toldIn(store)).toEqual(truth);
    await store.close();
  });
});

inEveryWorld((world) => {
  it('the same is decided of batches in another order, by watchers that are killed', async () => {
    const store = await world.open();
    const rows = [...smallFleet()];
    for (let end = rows.length; end > 0; end -= 2003)
      await write(store, rows.slice(Math.max(0, end - 2003), end), false);
    await (await store.recounter()).countAll();
    const asked = await store.reader({ maxSeconds: 60 });
    // Each goes on from the memory that was saved last, and does some of it again.
    for (const [steps, saveEveryMs] of [
      [2, 0],
      [2, Infinity],
      [1, 0],
      [1, Infinity],
    ] as const) {
      const killed = new Watcher(store, asked, { ...AT_ONCE, saveEveryMs });
      for (let step = 0; step < steps; step++) await killed.step();
      await store.watching.release(); // its process is gone, and its lease with it
    }
    const last = await watchAll(store);
    expect(await toldIn(store)).toEqual(truth);
    await last.leave();
    await store.close();
  });

  it('one watches, the other stands by and tells what it was told', async () => {
    const name = `lease_${Date.now()}`;
    const store = await world.open(name);
    await write(store, smallFleet(0, HOUR));
    const first = await watchAll(store);
    expect(first.report()).toMatchObject({ isHere: true, state: 'watching' });
    if (!world.isServer) return store.close();
    const other = await world.open(name);
    const second = await watchAll(other);
    expect(second.report()).toMatchObject({
      isHere: false,
      decidedUpTo: first.report().decidedUpTo,
    });
    await first.leave();
    await settle(second);
    expect(second.report()).toMatchObject({ isHere: true, state: 'watching' });
    await other.close();
    await store.close();
  });
});
