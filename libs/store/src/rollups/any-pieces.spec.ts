import fc from 'fast-check';
import { randomRows, writeRow, type AnyRow } from '../fixtures/random-rows';
import { openStore } from '../open-store';
import type { Store } from '../store';
import type { Recounted } from './recounter';

const ROWS = ['delivery_attempts', 'connection_attempts', 'not_attempted'];
const BUCKETS = [
  ...['domain_buckets', 'connection_buckets', 'sender_buckets'],
  ...['failing_buckets', 'domain_totals'],
  ...['happened_buckets', 'domain_samples', 'retry_buckets'],
];

const command = (store: Store, sql: string): Promise<unknown[]> =>
  store.ask({ name: 'command', sql, params: {}, read: (row) => row });

async function clear(store: Store, tables: readonly string[]): Promise<void> {
  for (const table of tables) await command(store, `TRUNCATE TABLE ${table}`);
}

/** All that is counted ahead, but for when. */
async function counted(store: Store): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const table of BUCKETS)
    all[table] = await command(store, `SELECT * EXCEPT version FROM ${table} FINAL ORDER BY ALL`);
  return all;
}

async function writeAndCount(
  store: Store,
  rows: readonly AnyRow[],
  pieceRows: number,
): Promise<Recounted> {
  const recounter = await store.recounter({
    pieceRows,
    kept: { minutes: 400, hours: 400, days: undefined },
  });
  const writer = store.writer();
  for (const row of rows) writeRow(writer, row);
  await writer.flush();
  store.discard(writer);
  await recounter.countAll();
  return recounter.done;
}

test('counted bucket by bucket from the tables, or many at once gathered first: the same rows, and as often as it is counted', async () => {
  const store = await openStore();
  const property = fc.asyncProperty(randomRows(60), async (rows) => {
    await clear(store, [...ROWS, ...BUCKETS]);
    const newest = rows.map(([, last]) => last);
    const pieces = await writeAndCount(store, newest, 1);
    const each = await counted(store);
    await clear(store, BUCKETS);
    const fewer = await writeAndCount(store, newest, 1_000_000);
    expect(fewer.pieces).toBeLessThanOrEqual(pieces.pieces);
    if (rows.length > 0) expect(fewer.gathered).toBeGreaterThan(0);
    expect(await counted(store)).toEqual(each);
    await writeAndCount(store, newest, 1_000_000);
    expect(await counted(store)).toEqual(each);
  });
  await fc.assert(property, {
    endOnFailure: true,
    numRuns: Number(process.env['NOANSWER_RUNS'] ?? 3),
  });
  await store.close();
}, 120_000);
