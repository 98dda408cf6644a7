/** `npm run chaos:serve -- --kills 100 [--seed N] [--rate LINES] [--keep]`: exit code 1 if a line is missing or double. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import buildOnce from '../build-once';
import { chaos } from './chaos';

const DIFFERENCES_SHOWN = 50;

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      kills: { type: 'string', default: '100' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      rate: { type: 'string', default: '3000' },
      /** Leaves logs and data behind, to be looked at. */
      keep: { type: 'boolean', default: false },
    },
  });
  const [kills, seed, linesPerSecond] = [values.kills, values.seed, values.rate].map(Number);
  if (![kills, seed, linesPerSecond].every(Number.isSafeInteger))
    throw new RangeError('--kills, --seed and --rate are whole numbers');
  buildOnce();
  const place = mkdtempSync(join(tmpdir(), 'noanswer-chaos-'));
  console.log(
    `seed ${seed ?? 0}, ${kills ?? 0} kills, ${linesPerSecond ?? 0} lines/s, in ${place}`,
  );
  let keeps = values.keep;
  try {
    const result = await chaos({
      ...{ kills: kills ?? 0, seed: seed ?? 0, linesPerSecond: linesPerSecond ?? 0, place },
      rotateEvery: [3, 10],
      say: (text) => {
        console.log(text);
      },
    });
    const { lines, seconds, rotations } = result.written;
    console.log(
      `${lines} lines in ${seconds.toFixed(0)} s, ` +
        `${rotations.rename} rotations by rename and ${rotations.copytruncate} by copytruncate; ` +
        `after the last kill all was read within ${result.catchUpSeconds.toFixed(1)} s; ` +
        `SIGTERM took ${result.leaveMs.toFixed(0)} ms`,
    );
    if (result.differences.length === 0) {
      console.log(
        `EQUAL: ${Object.keys(result.written.truth).length} counts, none missing, none double`,
      );
      return;
    }
    console.log(`NOT EQUAL in ${result.differences.length} counts:`);
    for (const text of result.differences.slice(0, DIFFERENCES_SHOWN)) console.log(`  ${text}`);
    console.log('what serve said of the files:');
    for (const { path, source, state, lines, position, note } of result.files)
      console.log(
        `  ${path} ${source ?? '-'} ${state}: ${lines.read} lines, ${position} bytes ${note ?? ''}`,
      );
    process.exitCode = 1;
    keeps = true;
  } catch (error) {
    keeps = true;
    throw error;
  } finally {
    if (keeps) console.log(`kept: ${place}`);
    else rmSync(place, { recursive: true, force: true });
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
