import { setTimeout as wait } from 'node:timers/promises';
import type { Bucket } from '@noanswer/reachability';
import { OWN_MACHINE_REASONS, UNREACHABLE_REASONS } from '@noanswer/delivery';
import fc from 'fast-check';
import { randomRows, writeRow, type AnyRow } from '../fixtures/random-rows';
import { aConnection, anAttempt, MINUTE, noAnswer, T0 } from '../fixtures/rows';
import { inEveryWorld } from '../fixtures/worlds';
import { openStore } from '../open-store';
import { bucketsOf, newestCount, recountedMinutes } from '../questions';
import type { Store } from '../store';
import { LEVELS, type Level } from './levels';

const ALL = { from: T0 - 365 * LEVELS.day.ms, until: T0 + 365 * LEVELS.day.ms };

/** What one row adds to its domain's bucket, counted here once more and by plain words. */
interface Sums {
  attempts: number;
  delivered: number;
  answered: number;
  noAnswer: number;
  unreachable: number;
  suspended: number;
  expired: number;
  verdicts: number;
  firstFailure: number | null;
  lastFailure: number | null;
  lastAnswer: number | null;
}

const ownMachine: readonly string[] = OWN_MACHINE_REASONS;
const unreachable: readonly string[] = UNREACHABLE_REASONS;

function expected(rows: readonly AnyRow[], level: Level): Record<string, Sums> {
  const buckets: Record<string, Sums> = {};
  const bucket = (domain: string, logHost: string, at: number): Sums => {
    const start = Math.floor(at / LEVELS[level].ms) * LEVELS[level].ms;
    return (buckets[`${domain} ${logHost} ${start}`] ??= {
      ...{ attempts: 0, delivered: 0, answered: 0, noAnswer: 0, unreachable: 0 },
      ...{
        suspended: 0,
        expired: 0,
        verdicts: 0,
        firstFailure: null,
        lastFailure: null,
        lastAnswer: null,
      },
    });
  };
  const answered = (sums: Sums, at: number): void => {
    sums.lastAnswer = Math.max(sums.lastAnswer ?? at, at);
  };
  for (const { kind, row } of rows) {
    // Lines without a domain are compared no more than connections without one.
    if (kind === 'orphan' || row.domain === '') continue;
    const sums = bucket(row.domain, row.logHost, row.at);
    if (kind === 'line') {
      sums[row.kind === 'expired' ? 'expired' : 'suspended'] += 1;
      sums.verdicts += row.verdict === '' ? 0 : 1;
      continue;
    }
    if (row.speaker === 'remote') answered(sums, row.at);
    for (const connection of row.connections)
      if (connection.result === 'answered') answered(sums, connection.at);
    if (ownMachine.includes(row.reason)) continue;
    sums.attempts += 1;
    if (row.speaker === 'remote') sums.answered += 1;
    if (row.reason === 'delivered') sums.delivered += 1;
    if (row.reason === 'no_answer') sums.noAnswer += 1;
    if (!unreachable.includes(row.reason)) continue;
    sums.unreachable += 1;
    sums.firstFailure = Math.min(sums.firstFailure ?? row.at, row.at);
    sums.lastFailure = Math.max(sums.lastFailure ?? row.at, row.at);
  }
  return buckets;
}

const keyed = (buckets: readonly Bucket[]): Record<string, Sums> =>
  Object.fromEntries(
    buckets
      .filter(({ subject }) => subject !== '')
      .map((b) => [
        `${b.subject} ${b.logHost} ${b.from}`,
        {
          ...{ attempts: b.attempts, delivered: b.delivered, answered: b.answered },
          ...{ noAnswer: b.noAnswer, unreachable: b.unreachable, suspended: b.suspended },
          ...{ expired: b.expired, verdicts: b.verdicts, firstFailure: b.firstFailure },
          ...{ lastFailure: b.lastFailure, lastAnswer: b.lastAnswer },
        },
      ]),
  );

async function write(store: Store, rows: readonly AnyRow[]): Promise<void> {
  const writer = store.writer({ batchRows: 7 });
  for (const row of rows) {
    writeRow(writer, row);
    if (writer.pressure) await writer.drain();
  }
  await writer.flush();
  store.discard(writer);
}

async function clear(store: Store): Promise<void> {
  for (const table of [
    'delivery_attempts',
    'connection_attempts',
    'not_attempted',
    'domain_buckets',
    'connection_buckets',
  ])
    await store.ask({
      name: 'clear',
      sql: `TRUNCATE TABLE ${table}`,
      params: {},
      read: (row) => row,
    });
}

test('counts what is there, however it came: in any order, twice, changed, late, with counting in between', async () => {
  const store = await openStore();
  const recounter = await store.recounter({ kept: { minutes: 400, hours: 400, days: undefined } });
  const property = fc.asyncProperty(
    randomRows(),
    fc.array(fc.nat(1000), { minLength: 3, maxLength: 3 }),
    async (rows, [seed = 0, stop = 0, again = 0]) => {
      await clear(store);
      let followed = new Map<string, Bucket>();
      let version = 0;
      const follow = async (): Promise<void> => {
        for (;;) {
          const news = await store.ask(recountedMinutes('domain', version, 5));
          if (news.length === 0) return;
          for (const { bucket, version: newer } of news) {
            followed.set(`${bucket.subject} ${bucket.logHost} ${bucket.from}`, bucket);
            version = newer;
          }
        }
      };
      version = (await store.ask(newestCount('domain')))[0] ?? 0;
      followed = new Map();
      const shuffled = rows
        .map((row, i) => ({ row, order: (i * 7919 + seed * 31) % 1009 }))
        .sort((a, b) => a.order - b.order)
        .map(({ row }) => row);
      const cut = stop % (shuffled.length + 1);
      await write(
        store,
        shuffled.slice(0, cut).map(([first]) => first),
      );
      await recounter.countAll();
      await follow();
      await write(
        store,
        shuffled.map(([, last]) => last),
      );
      if (again % 2 === 0) await recounter.countAll();
      await write(
        store,
        shuffled.slice(again % shuffled.length).map(([first]) => first),
      );
      await recounter.countAll();
      await follow();
      const final = rows.map(([, last]) => last);
      for (const level of ['minute', 'hour', 'day'] as const) {
        const counted = await store.ask(bucketsOf('domain', { ...ALL, level }));
        expect(keyed(counted)).toEqual(expected(final, level));
      }
      const heard = [...followed.values()].filter(
        (b) =>
          b.attempts > 0 ||
          b.lastAnswer !== null ||
          b.suspended > 0 ||
          b.expired > 0 ||
          expected(final, 'minute')[`${b.subject} ${b.logHost} ${b.from}`] !== undefined,
      );
      expect(keyed(heard)).toEqual(expected(final, 'minute'));
    },
  );
  await fc.assert(property, {
    endOnFailure: true,
    numRuns: Number(process.env['NOANSWER_RUNS'] ?? 4),
  });
  await store.close();
});

inEveryWorld((world) => {
  test('a connection that gets its domain later is counted once, and addresses as well', async () => {
    const store = await world.open();
    const recounter = await store.recounter();
    const writer = store.writer();
    const late = aConnection({ domain: '', result: 'no_answer', weight: 50 });
    writer.orphan(late);
    await writer.flush();
    await recounter.countAll();
    const known = { ...late, domain: 'example.org', weight: 100 };
    writer.attempt(noAnswer({ at: T0 + MINUTE, connections: [known] }));
    writer.attempt(anAttempt({ connections: [aConnection()] }));
    await writer.flush();
    await recounter.countAll();
    const [address] = await store.ask(bucketsOf('address', { ...ALL, level: 'day' }));
    expect(address).toMatchObject({
      subject: 'mx.example.org[192.0.2.1]:25',
      ...{ logHost: 'out1', seconds: 86_400, attempts: 2, answered: 1, noAnswer: 1 },
      ...{ reasons: { no_answer: 1 }, lastAnswer: T0, lastFailure: T0 },
      samples: [`file-a:${late.position.offset}`],
    });
    const minutes = await store.ask(bucketsOf('domain', { ...ALL, level: 'minute' }));
    expect(minutes.map((b) => [b.subject, b.from, b.attempts, b.unreachable, b.addresses])).toEqual(
      [
        ['example.org', T0, 1, 0, { 'mx.example.org[192.0.2.1]:25': 1 }],
        ['example.org', T0 + MINUTE, 1, 1, {}],
      ],
    );
    await store.close();
  });

  test('who follows hears of what was counted since, and of nothing else', async () => {
    const store = await world.open();
    const recounter = await store.recounter();
    const writer = store.writer();
    for (let i = 0; i < 20; i++)
      writer.attempt(noAnswer({ at: T0 + i * MINUTE, domain: `d${i % 3}.example` }));
    await writer.flush();
    await recounter.countAll();
    const first = await store.ask(recountedMinutes('domain', 0));
    expect(first).toHaveLength(20);
    const version = first.at(-1)?.version ?? 0;
    expect(await store.ask(recountedMinutes('domain', version))).toEqual([]);
    expect(await store.ask(newestCount('domain'))).toEqual([version]);
    writer.attempt(noAnswer({ at: T0 + 3 * MINUTE + 1, domain: 'd0.example' }));
    await writer.flush();
    await recounter.countAll();
    const second = await store.ask(recountedMinutes('domain', version));
    expect(second.map(({ bucket }) => [bucket.subject, bucket.from, bucket.noAnswer])).toEqual([
      ['d0.example', T0 + 3 * MINUTE, 2],
    ]);
    await store.close();
  });
});

test('while a backlog is written it counts now and then, and at every look when that is over', async () => {
  const store = await openStore();
  const recounter = await store.recounter({ everyMs: 1, everyMsWhileBusy: 200 });
  const stop = new AbortController();
  let [looks, steps, busy] = [0, 0, true];
  recounter.step = () => {
    steps += 1;
    return Promise.resolve();
  };
  const failed = (error: unknown): void => {
    throw error;
  };
  const run = recounter.run(stop.signal, failed, () => {
    looks += 1;
    return busy;
  });
  while (steps < 2) await wait(1);
  expect(looks).toBeGreaterThan(2 * steps);
  [looks, steps, busy] = [0, 0, false];
  while (steps < 20) await wait(1);
  expect(looks).toBe(steps);
  stop.abort();
  await run;
  await store.close();
}, 60_000);

test('hours that a migration marked are counted together, as many as their rows were when they were counted', async () => {
  const store = await openStore();
  const count = async (): Promise<number> => {
    const recounter = await store.recounter({ pieceRows: 100_000 });
    await recounter.countAll();
    return recounter.done.pieces;
  };
  const hours = 12;
  const writer = store.writer();
  for (let hour = 0; hour < hours; hour++)
    writer.attempt(anAttempt({ position: { source: 'f', offset: hour, ordinal: 0 }, at: T0 + hour * 60 * MINUTE })); // prettier-ignore
  await writer.flush();
  await count();
  await store.ask({
    name: 'mark',
    sql: `INSERT INTO recount_marks (owner, level, seconds, log_host, start, version)
      SELECT 'before a test', groupArray(3600), groupArray(3600), groupArray(toString(log_host)), groupArray(toUnixTimestamp64Milli(start)), 1
      FROM sender_buckets FINAL WHERE seconds = 3600`,
    params: {},
    read: (row) => row,
  });
  // The hours, and their day or two.
  expect(await count()).toBeLessThanOrEqual(2);
  await store.close();
});
