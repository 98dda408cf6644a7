import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ended, startChild, untilItSays } from '../fixtures/child';
import { madeUpRows } from '../fixtures/made-up-rows';
import { T0 } from '../fixtures/rows';
import { openStore } from '../open-store';
import { bucketsOf, domains } from '../questions';
import type { Store } from '../store';
import { LEVELS, type Level } from './levels';

const ROWS = 3000;

type Counts = Record<string, readonly [attempts: number, noAnswer: number, lastAnswer: number]>;

/** By domain, out of buckets. */
async function counted(store: Store, level: Level): Promise<Counts> {
  const wanted = { from: T0 - LEVELS.day.ms, until: T0 + LEVELS.day.ms, level };
  const sums: Counts = {};
  for (const b of await store.ask(bucketsOf('domain', wanted))) {
    const [attempts, noAnswer, last] = sums[b.subject] ?? [0, 0, 0];
    const lastAnswer = Math.max(last, b.lastAnswer ?? 0);
    sums[b.subject] = [attempts + b.attempts, noAnswer + b.noAnswer, lastAnswer];
  }
  return sums;
}

/** What the killed process had written, out of the attempts themselves. */
async function written(store: Store): Promise<Counts> {
  const rows = await store.ask({
    name: 'written',
    sql: `SELECT domain, count() AS n, countIf(reason = 'no_answer') AS no_answer,
      toUnixTimestamp64Milli(max(if(speaker = 'remote', at, toDateTime64(0, 3, 'UTC')))) AS answer
      FROM (SELECT *, reason, speaker FROM delivery_attempts FINAL) AS a ANY LEFT JOIN places AS p ON p.id = a.place GROUP BY domain`,
    params: {},
    read: (row) =>
      [row['domain'], [row['n'], row['no_answer'], row['answer']]] as [string, Counts[string]],
  });
  return Object.fromEntries(rows);
}

test('killed anywhere in writing or counting: what is not marked is counted right', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'store-spec-'));
  try {
    for (const delay of [0, 150, 400, 700, 1200]) {
      const child = startChild('count-store.ts', directory, String(ROWS));
      await untilItSays(child, 'writing');
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.kill('SIGKILL');
      await ended(child);
      const store = await openStore({ directory });
      await (await store.recounter()).countAll();
      const truth = await written(store);
      for (const level of ['minute', 'hour', 'day'] as const)
        expect(await counted(store, level)).toEqual(truth);
      await store.close();
    }
    const store = await openStore({ directory });
    const writer = store.writer();
    for (const attempt of madeUpRows(ROWS)) writer.attempt(attempt);
    await writer.flush();
    await (await store.recounter()).countAll();
    const truth = (await store.ask(domains())).map((d) => [
      d.domain,
      [d.attempts, d.noAnswer, expect.any(Number)],
    ]);
    expect(await counted(store, 'hour')).toEqual(Object.fromEntries(truth as [string, unknown][]));
    await store.close();
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
