import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyzeJson } from '../../run-noanswer';
import { inScratch } from '../../scratch-directory';
import { Counter, differences } from './counts';
import { written } from './line';
import { Traffic } from './traffic';
import { countWritten, named, toldBy } from './truth';

const SEED = Number(process.env['NOANSWER_SEED'] ?? 1);
const LINES = Number(process.env['NOANSWER_LINES'] ?? 30_000);

/** The load's own tally must be right before it can judge anything that reads while it is written. */
it(`what the load says it wrote is what a reading of the whole of it tells (seed ${SEED})`, async () => {
  await inScratch(async (place) => {
    const traffic = new Traffic(SEED);
    const truth = new Counter();
    let at = Date.now() - 300_000;
    const write = (line: ReturnType<Traffic['next']>): void => {
      appendFileSync(join(place, line.log), written(line, at));
      countWritten(truth, line);
    };
    for (let i = 0; i < LINES; i++, at += 300_000 / LINES) write(traffic.next(at));
    for (const line of traffic.rest()) write(line);
    const told = toldBy(await analyzeJson(['--host', 'exim1', place]));
    expect(differences(truth.toCounts(), told)).toEqual([]);
    expect(truth.get(named.line('unparsed'))).toBeGreaterThan(0);
  });
});
