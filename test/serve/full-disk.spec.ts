import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { analyzeJson } from '../run-noanswer';
import { inScratch } from '../scratch-directory';
import { ingestOf, untilAllIsRead } from './ingest-answer';
import { Load } from './load';
import { differences } from './load/counts';
import { named, toldBy } from './load/truth';
import { Serving, freePort } from './serving';
import { TinyDisk } from './tiny-disk';

const SEED = Number(process.env['NOANSWER_SEED'] ?? Date.now() % 1_000_000);

async function readiness(serving: Serving): Promise<{ status: number; text: string }> {
  const { status, body } = await serving.ask('/health/ready');
  return { status, text: JSON.stringify(body) };
}

/** Waits until readiness answers so. @returns what it says */
function untilReadiness(serving: Serving, wanted: number): Promise<string> {
  return serving.until(`readiness ${wanted}`, async () => {
    const { status, text } = await readiness(serving);
    return status === wanted ? text : undefined;
  });
}

it(`a full disk: it stays, says so, and heals when there is room; twice (seed ${SEED}; PASSES UNTESTED where tmpfs cannot be mounted)`, async () => {
  await inScratch(async (place) => {
    const disk = TinyDisk.mount(join(place, 'disk'), 200);
    if (disk === undefined) {
      process.stderr.write(
        'serve on a full disk: NOT TESTED, this machine lets us mount no tmpfs\n',
      );
      return;
    }
    const [directory, data] = [place, join(disk.directory, 'data')];
    const load = await Load.start({
      ...{ directory, seed: SEED, linesPerSecond: 2000, logTimeBehindMs: 1_800_000 },
    });
    const paths = [join(place, 'mail.log'), join(place, 'mainlog')];
    const serving = Serving.start({ data, paths, port: await freePort() });
    try {
      for (const round of [1, 2]) {
        await untilReadiness(serving, 200);
        await sleep(1500 * round);
        disk.fill();
        expect(await untilReadiness(serving, 503)).toMatch(/full|space|room/i);
        const { state, problem } = await ingestOf(serving);
        expect({ state, diskFull: problem?.diskFull }).toEqual({
          state: 'stopped',
          diskFull: true,
        });
        expect((await serving.ask('/health/live')).status).toBe(200);
        await sleep(2500);
        expect((await readiness(serving)).status).toBe(503);
        disk.free();
      }
      await untilReadiness(serving, 200);
      const { truth } = await load.end();
      const { lines } = await untilAllIsRead(serving);
      expect(lines.read).toBe(truth[named.line('read')]);
      expect(await serving.terminate()).toMatchObject({ code: 0, signal: null });
      expect(differences(truth, toldBy(await analyzeJson(['--data', data])))).toEqual([]);
    } finally {
      load.abandon();
      await serving.kill();
      disk.unmount();
    }
  });
});
