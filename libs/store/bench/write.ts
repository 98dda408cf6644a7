/**
 * How fast rows go in and how much they take: node -r esbuild-register libs/store/bench/write.ts
 * [rows] [batchRows] [long|short] [embedded|server|cluster]. The server is our stand-in, on the same
 * machine: it tells what the way over HTTP costs and what a cluster's tables take, not how fast a server is.
 */
import { ClickHouseOverHttp } from '../../../test/clickhouse-http/start';
import { openStore } from '../src/open-store';
import { hosts, overview, worstDomains } from '../src/questions';
import { localTable } from '../src/server/cluster';
import { openServerStore } from '../src/server/open-server-store';
import type { Store } from '../src/store';
import { madeUpLog } from './made-up-log';
import { printSizes } from './sizes';

async function main(): Promise<void> {
  const rows = Number(process.argv[2] ?? 1_000_000);
  const batchRows = Number(process.argv[3] ?? 131_072);
  const queueIds = process.argv[4] === 'short' ? 'short' : 'long';
  const where = process.argv[5] ?? 'embedded';
  const isCluster = where === 'cluster';
  const server =
    where === 'embedded'
      ? undefined
      : await ClickHouseOverHttp.start(isCluster ? { cluster: 'fleet' } : {});
  const store =
    server === undefined
      ? await openStore()
      : await openServerStore({
          url: server.url,
          ...(isCluster && { cluster: { name: 'fleet' } }),
        });
  try {
    await write(store, rows, batchRows, queueIds);
    await printSizes(store, 'before OPTIMIZE');
    const start = performance.now();
    // A temporary store's merges stand still.
    await store.ask({ name: 'm', sql: 'SYSTEM START MERGES', params: {}, read: Number });
    for (const table of ['delivery_attempts', 'connection_attempts'])
      await store.ask({
        name: 'o',
        sql: `OPTIMIZE TABLE ${isCluster ? localTable(table) : table} FINAL`,
        params: {},
        read: Number,
      });
    console.log(`OPTIMIZE ${seconds(start)} s`);
    await printSizes(store, 'after OPTIMIZE');
    await askAll(store);
    console.log(`memory ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB resident`);
  } finally {
    await store.close();
    await server?.stop();
  }
}

/** The same rows are made up twice, once for nothing: what is left is what writing costs a caller. */
async function write(
  store: Store,
  rows: number,
  batchRows: number,
  queueIds: 'short' | 'long',
): Promise<void> {
  const idle = performance.now();
  const idleCpu = process.threadCpuUsage();
  let connections = 0;
  for (const attempt of madeUpLog({ rows, queueIds })) connections += attempt.connections.length;
  const making = performance.now() - idle;
  const makingCpu = process.threadCpuUsage(idleCpu);
  const writer = store.writer({ batchRows });
  const cpu = process.cpuUsage();
  const own = process.threadCpuUsage();
  const start = performance.now();
  let waiting = 0;
  for (const attempt of madeUpLog({ rows, queueIds })) {
    writer.attempt(attempt);
    if (!writer.pressure) continue;
    const from = performance.now();
    await writer.drain();
    waiting += performance.now() - from;
  }
  const flushing = performance.now();
  await writer.flush();
  waiting += performance.now() - flushing;
  const whole = performance.now() - start;
  const used = process.cpuUsage(cpu);
  const usedOwn = process.threadCpuUsage(own);
  const ownCpu = (usedOwn.user + usedOwn.system - makingCpu.user - makingCpu.system) / 1000;
  console.log(
    `${rows} attempts, ${connections} connections: making them up ${ms(making)}, with writing ` +
      `${ms(whole)}, of which the caller waited ${ms(waiting)}; all threads used ` +
      `${ms((used.user + used.system) / 1000)} of CPU\n` +
      `writing adds ${perRow(whole - making, rows)} an attempt: ` +
      `${Math.round((rows / (whole - making)) * 1000)} attempts/s; CPU of the caller's thread alone ` +
      perRow(ownCpu, rows),
  );
}

const ms = (value: number): string => `${Math.round(value)} ms`;
const perRow = (value: number, rows: number): string => `${((value * 1000) / rows).toFixed(2)} µs`;

async function askAll(store: Store): Promise<void> {
  const questions: Record<string, () => Promise<unknown>> = {
    overview: () => store.ask(overview()),
    'worst 20 domains': () => worstDomains(store, {}, { limit: 20 }),
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
