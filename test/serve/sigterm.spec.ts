import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { analyzeJson } from '../run-noanswer';
import { inScratch } from '../scratch-directory';
import { ingestOf, untilAllIsRead } from './ingest-answer';
import { Load } from './load';
import { Counter, differences } from './load/counts';
import type { Counts } from './load/counts';
import { written } from './load/line';
import { Traffic } from './load/traffic';
import { countWritten, named, toldBy } from './load/truth';
import { Serving, freePort } from './serving';

const SEED = Number(process.env['NOANSWER_SEED'] ?? Date.now() % 1_000_000);
const WITHIN_MS = 10_000;
/** Enough for SIGTERM to find it reading. */
const WAITING_LINES = 600_000;

/** Logs that were there before: @returns what is true of them. */
function logsOf(directory: string, lines: number): Counts {
  const traffic = new Traffic(SEED);
  const truth = new Counter();
  const texts = { 'mail.log': [] as string[], mainlog: [] as string[] };
  const begin = Date.now() - 3_600_000;
  for (let i = 0; i < lines; i++) {
    const at = begin + (i / lines) * 3_000_000;
    const line = traffic.next(at);
    texts[line.log].push(written(line, at));
    countWritten(truth, line);
  }
  for (const line of traffic.rest()) {
    texts[line.log].push(written(line, begin + 3_000_000));
    countWritten(truth, line);
  }
  for (const [name, text] of Object.entries(texts))
    appendFileSync(join(directory, name), text.join(''));
  return truth.toCounts();
}

it(`SIGTERM while it catches up: gone within 10 s, exit code 0, and the rest is read later (seed ${SEED})`, async () => {
  await inScratch(async (place) => {
    const logs = join(place, 'mail.log');
    const truth = logsOf(place, WAITING_LINES);
    const [data, port] = [join(place, 'data'), await freePort()];
    const start = (): Serving =>
      Serving.start({ data, paths: [logs, join(place, 'mainlog')], port });
    const first = start();
    const read = await first.until('it reads', async () => {
      const { lines } = await ingestOf(first);
      return lines.read > 0 ? lines.read : undefined;
    });
    expect(await first.terminate(WITHIN_MS)).toMatchObject({ code: 0, signal: null });
    // Otherwise it had read all before it was told, and nothing was seen.
    expect(read).toBeLessThan(truth[named.line('read')] ?? 0);
    const second = start();
    await untilAllIsRead(second);
    expect(await second.terminate(WITHIN_MS)).toMatchObject({ code: 0, signal: null });
    expect(differences(truth, toldBy(await analyzeJson(['--data', data])))).toEqual([]);
  });
});

it(`SIGTERM under load, three times: gone within 10 s, exit code 0, nothing lost (seed ${SEED})`, async () => {
  await inScratch(async (place) => {
    const load = await Load.start({ directory: place, seed: SEED, logTimeBehindMs: 1_800_000 });
    const [data, port] = [join(place, 'data'), await freePort()];
    const paths = [join(place, 'mail.log'), join(place, 'mainlog')];
    for (let time = 0; time < 3; time++) {
      const serving = Serving.start({ data, paths, port });
      await serving.untilLive();
      await sleep(1000 * time);
      expect(await serving.terminate(WITHIN_MS)).toMatchObject({ code: 0, signal: null });
    }
    const last = Serving.start({ data, paths, port });
    const { truth } = await load.end();
    await untilAllIsRead(last);
    expect(await last.terminate(WITHIN_MS)).toMatchObject({ code: 0, signal: null });
    expect(differences(truth, toldBy(await analyzeJson(['--data', data])))).toEqual([]);
  });
});
