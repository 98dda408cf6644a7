import fc from 'fast-check';
import { randomRows, writeRow, type AnyRow } from './fixtures/random-rows';
import { anAttempt, noAnswer } from './fixtures/rows';
import { openStore, type StoreOptions } from './open-store';
import { domainTotal, egress, hosts, overview, retries, worstDomains } from './questions';
import type { Store } from './store';

/** A store that answers once leaves out what such a store is in no need of; it answers as every other. */

async function answers(store: Store): Promise<unknown> {
  return [
    await store.ask(overview()),
    await store.ask(egress()),
    await worstDomains(store, {}, { limit: 10 }),
    await store.ask(hosts({}, 10)),
    await store.ask(retries()),
    await store.ask(domainTotal()),
  ];
}

async function answersOf(options: StoreOptions, rows: readonly AnyRow[]): Promise<unknown> {
  const store = await openStore(options);
  try {
    const writer = store.writer({ batchRows: 20 });
    for (const row of rows) writeRow(writer, row);
    await writer.flush();
    return await answers(store);
  } finally {
    await store.close();
  }
}

test('it answers what a store answers that is kept', async () => {
  const [drawn = []] = fc.sample(randomRows(300), { numRuns: 1, seed: 2026 });
  const rows = drawn.map(([row]) => row);
  const kept = await answersOf({ rollups: false }, rows);
  expect(await answersOf({ once: true }, rows)).toEqual(kept);
});

test('rows that come again count once, where it is told that they may', async () => {
  const store = await openStore({ once: true });
  try {
    const position = { source: 'file-a', offset: 7, ordinal: 0 };
    const light = anAttempt({ position, weight: 100, domain: 'a.example', connections: [] });
    const heavy = noAnswer({ position, weight: 300, domain: 'a.example', connections: [] });
    for (const attempt of [light, heavy, light]) {
      const writer = store.writer();
      writer.attempt(attempt);
      await writer.flush();
    }
    store.rowsMayComeAgain();
    expect(await store.ask(overview())).toMatchObject([{ attempts: 1, reasons: { no_answer: 1 } }]);
  } finally {
    await store.close();
  }
});
