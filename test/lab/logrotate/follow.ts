/** `follow.ts DIRECTORY PID`: serve follows the logs until that process is gone; then its rows against grep's counts. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import buildOnce from '../../build-once';
import { analyzeJson } from '../../run-noanswer';
import { untilAllIsRead } from '../../serve/ingest-answer';
import { differences } from '../../serve/load/counts';
import { Serving, freePort } from '../../serve/serving';
import { countedByGrep, toldInGrepsWords } from './greps-counts';

/** While it runs, serve is killed now and then, and is down for longer than a rotation takes. */
const UP_MS = 15_000;
const DOWN_MS = 4000;

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function main(directory: string, pid: number): Promise<void> {
  buildOnce();
  const place = mkdtempSync(join(tmpdir(), 'noanswer-lab-data-'));
  const data = join(place, 'data');
  const started = { data, paths: [directory], port: await freePort() };
  let serving = Serving.start(started);
  let kills = 0;
  try {
    while (runs(pid)) {
      await serving.untilLive();
      for (let ms = 0; ms < UP_MS && runs(pid); ms += 100) await sleep(100);
      if (!runs(pid)) break;
      await serving.kill();
      kills += 1;
      await sleep(DOWN_MS);
      serving = Serving.start(started);
    }
    await untilAllIsRead(serving);
    const { code } = await serving.terminate();
    const truth = countedByGrep(directory);
    const told = toldInGrepsWords(await analyzeJson(['--data', data]));
    const found = differences(truth, told);
    const names = readdirSync(directory);
    const packed = names.filter((name) => name.endsWith('.gz')).length;
    console.log(
      `${names.length} files, ${packed} of them compressed; serve was killed ${kills} times`,
    );
    for (const [name, count] of Object.entries(truth)) console.log(`${name.padEnd(40)} ${count}`);
    if (code !== 0) found.push(`serve left with ${code ?? 'a signal'}`);
    console.log(found.length === 0 ? 'EQUAL' : `NOT EQUAL:\n  ${found.join('\n  ')}`);
    if (found.length > 0) process.exitCode = 1;
  } finally {
    await serving.kill();
    rmSync(place, { recursive: true, force: true });
  }
}

main(process.argv[2] ?? '', Number(process.argv[3])).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
