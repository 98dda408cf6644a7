import fc from 'fast-check';
import { MINUTE, T0 } from '../fixtures/rows';
import { openStore } from '../open-store';
import type { Store } from '../store';
import type { DecisionRow } from '../watching/decision-row';
import { standingCounts, standingDecisions, type StandingWanted } from './decisions';

const KINDS = ['domain', 'spike'] as const;
const MINUTES = 100;
/** What is open is told again at multiples of so many minutes. */
const REFRESHED = { domain: 30, spike: 10 } as const;

interface Episode {
  readonly kind: (typeof KINDS)[number];
  readonly began: number;
  /** Minutes: its state changes, and it is over; null: it stays open. */
  readonly worse: number | null;
  readonly lasted: number | null;
}

interface World {
  readonly episodes: readonly Episode[];
  /** No evaluations in these minutes: nothing was logged. Nothing ends or begins then. */
  readonly idle: readonly [from: number, minutes: number];
  /** Told by an evaluation that was made again, and taken back. */
  readonly takenBack: readonly number[];
}

const worlds: fc.Arbitrary<World> = fc.record({
  episodes: fc.array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      began: fc.nat(MINUTES),
      worse: fc.option(fc.integer({ min: 1, max: 60 })),
      lasted: fc.option(fc.integer({ min: 1, max: 90 })),
    }),
    { minLength: 1, maxLength: 12 },
  ),
  idle: fc.tuple(fc.nat(MINUTES), fc.nat(45)),
  takenBack: fc.array(fc.nat(MINUTES), { maxLength: 3 }),
});

const timeOf = (minute: number): number => T0 + minute * MINUTE;

/** As the evaluations of all minutes but the idle ones tell it. */
function toldIn({ episodes, idle, takenBack }: World): DecisionRow[] {
  const isIdle = (minute: number): boolean => minute >= idle[0] && minute < idle[0] + idle[1];
  const awake = (minute: number): number => (isIdle(minute) ? idle[0] + idle[1] : minute);
  const rows = episodes.flatMap(({ kind, began, worse, lasted }, i) => {
    const first = awake(began);
    const over = lasted === null ? Infinity : awake(first + lasted);
    const row = (minute: number, state: string, more: Partial<DecisionRow> = {}): DecisionRow => ({
      ...{ kind, id: `${kind}:${first}:d${i}`, subject: `d${i}`, state, at: timeOf(minute) },
      ...{
        began: timeOf(first),
        since: timeOf(first),
        endedAt: null,
        evidence: '{}',
        sentence: '',
      },
      ...{ isOver: false, isRefresh: false, isVoid: false, version: 1, ...more },
    });
    const changed = worse === null ? Infinity : awake(first + worse);
    const told = [row(first, 'open')];
    for (let minute = first + 1; minute < Math.min(over, 2 * MINUTES); minute++) {
      const state = minute >= changed ? 'worse' : 'open';
      if (minute === changed) told.push(row(minute, state));
      else if (!isIdle(minute) && (T0 / MINUTE + minute) % REFRESHED[kind] === 0)
        told.push(row(minute, state, { isRefresh: true }));
    }
    if (over <= 2 * MINUTES)
      told.push(row(over, 'over', { isOver: true, endedAt: timeOf(over), since: null }));
    return told;
  });
  const wrong = takenBack.map((minute, i): DecisionRow => ({
    ...rows[0]!,
    ...{ id: `domain:${minute}:wrong${i}`, kind: 'domain', isVoid: true, at: timeOf(minute) },
  }));
  return [...rows, ...wrong];
}

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(() => store.close());

test('what stands is found in what was told since the last refresh, at any moment', async () => {
  const ask = async (wanted: Omit<StandingWanted, 'limit'>): Promise<unknown> => [
    (await store.ask(standingDecisions({ ...wanted, limit: 100 }))).map(({ id, at }) => [id, at]),
    await store.ask(standingCounts(wanted)),
  ];
  const command = (sql: string) =>
    store.ask({ name: 'empty', sql, params: {}, read: (row) => row });
  const asked = fc.record({
    minute: fc.integer({ min: -1, max: 2 * MINUTES }),
    kinds: fc.constantFrom(KINDS, ['spike'] as const),
    more: fc.constantFrom<'endedSince' | 'states' | undefined>('endedSince', 'states', undefined),
  });
  await fc.assert(
    fc.asyncProperty(
      worlds,
      fc.array(asked, { minLength: 6, maxLength: 6 }),
      async (world, all) => {
        await command('TRUNCATE TABLE told_decisions');
        await store.saveDecisions(toldIn(world));
        for (const { minute, kinds, more } of all) {
          const wanted = {
            ...{ kinds, at: timeOf(minute) },
            ...(more === 'endedSince' && { endedSince: timeOf(minute - 40) }),
            ...(more === 'states' && { states: ['worse'] }),
          };
          expect(await ask(wanted)).toEqual(await ask({ ...wanted, isOfLostMemory: true }));
        }
      },
    ),
    { numRuns: 10 },
  );
}, 120_000);
