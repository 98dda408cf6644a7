import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anAttempt } from './fixtures/rows';
import { openStore } from './open-store';
import { overview } from './questions';
import type { Store } from './store';

const DAY = 86_400_000;
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'store-spec-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const attempts = async (store: Store): Promise<number | undefined> =>
  (await store.ask(overview()))[0]?.attempts;

async function write(store: Store, ages: readonly number[]): Promise<void> {
  const writer = store.writer();
  for (const age of ages) writer.attempt(anAttempt({ at: Date.now() - age * DAY }));
  await writer.flush();
}

test('a log older than the retention is answered from, and gone at the next opening', async () => {
  const store = await openStore({ directory, retentionDays: 30 });
  await write(store, [1, 29, 31, 400]);
  await store.ask({
    name: 'merge',
    sql: 'OPTIMIZE TABLE delivery_attempts FINAL',
    params: {},
    read: Number,
  });
  expect(await attempts(store)).toBe(4);
  await store.close();
  const later = await openStore({ directory, retentionDays: 30 });
  expect(await attempts(later)).toBe(2);
  await later.close();
});

test('the retention follows the setting, both ways', async () => {
  const kept = await openStore({ directory });
  await write(kept, [1, 50, 100, 20_000]);
  await kept.close();
  for (const [days, left] of [
    [200, 3],
    [60, 2],
    [undefined, 2],
    [10, 1],
  ] as const) {
    const store = await openStore({ directory, retentionDays: days });
    expect(await attempts(store)).toBe(left);
    await store.close();
  }
});

test('stamps out of all years end no sooner than they should, and break nothing', async () => {
  const store = await openStore({ directory, retentionDays: 30 });
  const writer = store.writer();
  for (const year of [1971, 2099, 2150, 2290]) writer.attempt(anAttempt({ at: Date.UTC(year, 1) }));
  await writer.flush();
  await store.expire();
  expect(await attempts(store)).toBe(3);
  await store.close();
});
