import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { analyzeJson } from '../run-noanswer';
import { inScratch } from '../scratch-directory';
import { untilAllIsRead } from './ingest-answer';
import { Load } from './load';
import { differences } from './load/counts';
import { toldBy } from './load/truth';
import { findLogrotate, logrotate } from './logrotate';
import { Serving, freePort } from './serving';

const SEED = Number(process.env['NOANSWER_SEED'] ?? Date.now() % 1_000_000);

/**
 * logrotate overwrites files when its configuration changes from compressed to not. So each variant
 * has numbers of its own, smaller ones than the variant before: what is older has larger ones.
 */
const numbers = (variant: number): string[] => [`start ${100 * (9 - variant)}`, 'rotate 50'];

const VARIANTS: readonly (readonly string[])[] = [
  ['create'],
  ['copytruncate'],
  ['create', 'compress', 'delaycompress'],
  ['create', 'compress'],
  ['copytruncate', 'compress'],
  ['create', 'dateext', 'dateformat -%Y%m%d-%s', 'compress', 'delaycompress'],
];
/** One rotation more than delaycompress needs to show. */
const TIMES = 2;

/** With a real Postfix: `npm run lab:logrotate`. */
it(`rotated by the real logrotate in ${VARIANTS.length} ways while serve follows and is killed: every line once (seed ${SEED}; PASSES UNTESTED where logrotate is not installed)`, async () => {
  const program = findLogrotate();
  if (program === null) {
    process.stderr.write('serve and logrotate: NOT TESTED, there is no logrotate here\n');
    return;
  }
  await inScratch(async (place) => {
    const directory = join(place, 'logs');
    mkdirSync(directory, { mode: 0o755 });
    const load = await Load.start({
      ...{ directory, seed: SEED, linesPerSecond: 2000, logTimeBehindMs: 1_800_000 },
    });
    const logs = [join(directory, 'mail.log'), join(directory, 'mainlog')];
    const started = { data: join(place, 'data'), paths: [directory], port: await freePort() };
    let serving = Serving.start(started);
    try {
      for (const [nth, variant] of VARIANTS.entries()) {
        const directives = [...numbers(nth), ...variant];
        for (let time = 0; time < TIMES; time++) {
          await sleep(1100); // dateformat names by the second
          await logrotate(program, place, { logs, load, directives });
        }
        await serving.kill();
        // Down for one rotation of the next variant, every other time.
        if (directives.includes('compress')) serving = Serving.start(started);
        else {
          await sleep(1100);
          await logrotate(program, place, { logs, load, directives });
          serving = Serving.start(started);
        }
      }
      const { truth } = await load.end();
      await untilAllIsRead(serving);
      expect(await serving.terminate()).toMatchObject({ code: 0, signal: null });
      const told = toldBy(await analyzeJson(['--data', started.data]));
      expect(differences(truth, told)).toEqual([]);
    } finally {
      load.abandon();
      await serving.kill();
    }
  });
});
