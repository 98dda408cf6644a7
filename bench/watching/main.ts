/**
 * How to notice that a log has grown: ask every 200 ms, or let inotify tell (`fs.watch`, and the library
 * chokidar is built on it). One file, a write a line. Prints the reader's CPU share and how long a
 * line waited. Decision: docs/decisions/0018-polling.md.
 *
 *     node -r esbuild-register bench/watching/main.ts [seconds]
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, watch, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SECONDS = Number(process.argv[2] ?? 10);
const POLL_MS = 200;

interface Reader {
  readonly waits: number[];
  stop(): Promise<void>;
}

interface NewBytes {
  readonly waits: number[];
  readonly takeNew: () => Promise<void>;
  readonly close: () => Promise<void>;
}

async function main(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'watching-'));
  console.log('reader   lines/s   CPU %   median wait ms   lines');
  for (const linesPerSecond of [0, 50, 5000])
    for (const [name, read] of [
      ['polling', byPolling],
      ['inotify', byInotify],
    ] as const) {
      const log = join(directory, `${name}-${linesPerSecond}.log`);
      writeFileSync(log, '');
      const reader = await read(log);
      const before = process.cpuUsage();
      const writer = fork(join(__dirname, 'writer.mjs'), [log, String(linesPerSecond)]);
      await new Promise((resolve) => setTimeout(resolve, SECONDS * 1000));
      const { user, system } = process.cpuUsage(before);
      writer.kill();
      await reader.stop();
      const share = ((user + system) / 1e4 / SECONDS).toFixed(1);
      const median = reader.waits.sort((a, b) => a - b)[reader.waits.length >> 1] ?? NaN;
      console.log(
        `${name}  ${String(linesPerSecond).padStart(7)}  ${share.padStart(6)}  ${median.toFixed(0).padStart(15)}  ${reader.waits.length}`,
      );
    }
  rmSync(directory, { recursive: true });
}

async function byPolling(log: string): Promise<Reader> {
  const { waits, takeNew, close } = await newBytesOf(log);
  const timer = setInterval(() => void takeNew(), POLL_MS);
  return {
    waits,
    stop: async () => {
      clearInterval(timer);
      await close();
    },
  };
}

async function byInotify(log: string): Promise<Reader> {
  const { waits, takeNew, close } = await newBytesOf(log);
  let isReading = false;
  let again = false;
  const take = async (): Promise<void> => {
    if (isReading) {
      again = true;
      return;
    }
    isReading = true;
    do {
      again = false;
      await takeNew();
    } while (again as boolean);
    isReading = false;
  };
  const watcher = watch(log, () => void take());
  return {
    waits,
    stop: async () => {
      watcher.close();
      await close();
    },
  };
}

/** Each line begins with the wall clock of its writing. */
async function newBytesOf(log: string): Promise<NewBytes> {
  const file = await open(log, 'r');
  const waits: number[] = [];
  let position = 0;
  const buffer = Buffer.alloc(524_288);
  const takeNew = async (): Promise<void> => {
    const { size } = await file.stat();
    if (size === position) return;
    const { bytesRead } = await file.read(buffer, 0, buffer.length, position);
    position += bytesRead;
    const now = Date.now();
    for (const line of buffer.toString('latin1', 0, bytesRead).split('\n'))
      if (line.length > 100) waits.push(now - Number(line.slice(0, 13)));
  };
  return { waits, takeNew, close: () => file.close() };
}

void main();
