/**
 * How fast rows go in and how much they take: node -r esbuild-register libs/store/bench/write.ts
 * [rows] [batchRows]. Making the rows up is not counted: they wait in memory, a window at a time.
 */
import type { DeliveryAttempt } from '@noanswer/delivery';
import { openStore } from '../src/open-store';
import { hosts, overview, worstDomains } from '../src/questions';
import type { Store } from '../src/store';
import { madeUpLog } from './made-up-log';
import { printSizes } from './sizes';

const WINDOW = 200_000;

async function main(): Promise<void> {
  const rows = Number(process.argv[2] ?? 1_000_000);
  const batchRows = Number(process.argv[3] ?? 131_072);
  const queueIds = process.argv[4] === 'short' ? 'short' : 'long';
  const store = await openStore();
  try {
    await write(store, rows, batchRows, queueIds);
    await printSizes(store, 'before OPTIMIZE');
    const start = performance.now();
    for (const table of ['delivery_attempts', 'connection_attempts'])
      await store.ask({
        name: 'o',
        sql: `OPTIMIZE TABLE ${table} FINAL`,
        params: {},
        read: Number,
      });
    console.log(`OPTIMIZE ${seconds(start)} s`);
    await printSizes(store, 'after OPTIMIZE');
    await askAll(store);
    console.log(`memory ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB resident`);
  } finally {
    await store.close();
  }
}

async function write(
  store: Store,
  rows: number,
  batchRows: number,
  queueIds: 'short' | 'long',
): Promise<void> {
  const writer = store.writer({ batchRows });
  let busy = 0;
  let inAdd = 0;
  let window: DeliveryAttempt[] = [];
  const writeWindow = async (): Promise<void> => {
    const start = performance.now();
    for (const attempt of window) {
      writer.attempt(attempt);
      if (!writer.pressure) continue;
      const waits = performance.now();
      await writer.drain();
      inAdd -= performance.now() - waits;
    }
    inAdd += performance.now() - start;
    window = [];
    busy += performance.now() - start;
  };
  for (const attempt of madeUpLog({ rows, queueIds })) {
    window.push(attempt);
    if (window.length === WINDOW) await writeWindow();
  }
  await writeWindow();
  const start = performance.now();
  await writer.flush();
  busy += performance.now() - start;
  console.log(
    `${rows} attempts (and as many connections) in ${(busy / 1000).toFixed(2)} s: ` +
      `${Math.round((rows / busy) * 1000)} attempts/s; ` +
      `the caller's thread was busy ${((inAdd * 1000) / rows).toFixed(2)} µs an attempt`,
  );
}

async function askAll(store: Store): Promise<void> {
  const questions: Record<string, () => Promise<unknown>> = {
    overview: () => store.ask(overview()),
    'worst 20 domains': () => worstDomains(store, {}, 20),
    'all domains': () => worstDomains(store),
    'worst 20 hosts': () => store.ask(hosts({}, 20)),
  };
  for (const [name, ask] of Object.entries(questions)) {
    const start = performance.now();
    await ask();
    console.log(`${name}: ${seconds(start)} s`);
  }
}

const seconds = (start: number): string => ((performance.now() - start) / 1000).toFixed(2);

void main();
