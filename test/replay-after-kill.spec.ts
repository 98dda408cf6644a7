import fc from 'fast-check';
import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BEGIN, worker, writtenLog } from './made-up-log';
import { analyzeJson, noanswer } from './run-noanswer';
import { inScratch } from './scratch-directory';

const RUNS = Number(process.env['NOANSWER_RUNS'] ?? 2);
const KILLS = 4;
const DAY_MS = 86_400_000;
const DAYS = 40;

/** Long enough for a SIGKILL to find the command reading and writing: the same day, many times. */
function longLog(seed: number): string {
  const workers = fc.sample(worker, { seed, numRuns: 400 });
  return Array.from({ length: DAYS }, (_, day) =>
    writtenLog(workers, BEGIN - (DAYS - day) * DAY_MS),
  ).join('');
}

const moments = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
  minLength: KILLS,
  maxLength: KILLS,
});

it(
  `a log gives the same answers after the reading of it was killed ${KILLS} times`,
  async () => {
    let killed = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer(), moments, async (seed, killMoments) => {
        await inScratch(async (place) => {
          const path = join(place, 'mail.log');
          writeFileSync(path, longLog(seed));
          utimesSync(path, new Date('2026-11-21T10:00:00Z'), new Date('2026-11-21T10:00:00Z'));
          const args = ['--retention', '3650', '--data', join(place, 'data'), path];
          const begun = performance.now();
          const once = await analyzeJson([path]);
          const duration = performance.now() - begun;
          for (const moment of killMoments) {
            const run = await noanswer(['analyze', '--timezone', 'UTC', ...args], {
              killAfterMs: moment * duration,
            });
            if (run.signal === 'SIGKILL') killed++;
          }
          expect({ ...(await analyzeJson(args)), inputs: undefined }).toEqual({
            ...once,
            inputs: undefined,
          });
        });
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    expect(killed).toBeGreaterThan(0);
  },
  900_000 + RUNS * 60_000,
);
