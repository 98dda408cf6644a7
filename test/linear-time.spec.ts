import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BEGINNINGS, REAL_HEAD, REPEATED } from './hostile-lines';
import { noanswer } from './run-noanswer';
import { inScratch } from './scratch-directory';

/**
 * The same bytes in lines sixteen times as long: linear work takes the same time, quadratic work
 * sixteen times as long. No time is asserted, only how one compares with the other.
 */
const SHORT = 3_500;
const LONG = 16 * SHORT;
const BYTES_PER_PAIR = 4 * LONG;
const MOST_TIMES_SLOWER = 5;

function logWith(beginning: string, lineLength: number): Buffer {
  const lines = REPEATED.flatMap((word) => {
    const line = (beginning + word.repeat(lineLength / word.length)).replaceAll('\n', ' ');
    return Array.from({ length: BYTES_PER_PAIR / lineLength }, () => `${line}\n`);
  });
  return Buffer.concat([REAL_HEAD, Buffer.from(lines.join(''))]);
}

/** How many times as long `long` takes: the least of two runs of each, for a busy machine only makes them longer. */
async function timesAsLong(command: string, short: Buffer, long: Buffer): Promise<number> {
  const [a, b] = [await millisecondsFor(command, short), await millisecondsFor(command, long)];
  const [c, d] = [await millisecondsFor(command, short), await millisecondsFor(command, long)];
  return Math.min(b, d) / Math.min(a, c);
}

async function millisecondsFor(command: string, log: Buffer): Promise<number> {
  return inScratch(async (place) => {
    const path = join(place, 'mail.log');
    writeFileSync(path, log);
    const begun = performance.now();
    const { code } = await noanswer([command, '--timezone', 'UTC', path]);
    expect(code).toBe(0);
    return performance.now() - begun;
  });
}

it.each(BEGINNINGS)('long lines of what patterns look for behind "%s"', async (beginning) => {
  const [short, long] = [logWith(beginning, SHORT), logWith(beginning, LONG)];
  expect(await timesAsLong('attempts', short, long)).toBeLessThan(MOST_TIMES_SLOWER);
});

it('four times the log takes no more than eight times the time', async () => {
  const log = Buffer.concat(Array.from({ length: 200 }, () => REAL_HEAD));
  const fourTimes = Buffer.concat([log, log, log, log]);
  expect(await timesAsLong('analyze', log, fourTimes)).toBeLessThan(8);
});
