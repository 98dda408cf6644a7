/** `npm run chaos -- --kills 100 [--seed N] [--rate LINES]`: exit code 1 if a row is missing or double. */
import { parseArgs } from 'node:util';
import buildOnce from '../build-once';
import { fleetChaos } from './fleet/fleet-chaos';

const DIFFERENCES_SHOWN = 50;

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      kills: { type: 'string', default: '20' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      rate: { type: 'string', default: '1500' },
    },
  });
  const { kills, seed, rate } = values;
  const numbers = { kills: Number(kills), seed: Number(seed), linesPerSecond: Number(rate) };
  if (!Object.values(numbers).every(Number.isSafeInteger))
    throw new RangeError('--kills, --seed and --rate are whole numbers');
  buildOnce();
  console.log(`seed ${seed}, ${kills} kills, ${rate} lines/s`);
  const begun = performance.now();
  const result = await fleetChaos({
    ...numbers,
    say: (text) => {
      console.log(text);
    },
  });
  const minutes = ((performance.now() - begun) / 60_000).toFixed(1);
  console.log(`${result.lines} lines, ${minutes} minutes; ${JSON.stringify(result.blows)}`);
  console.log(`store faults: ${JSON.stringify(result.faults)}`);
  console.log(`after the last of it all was read within ${result.catchUpSeconds.toFixed(1)} s`);
  if (result.differences.length === 0) {
    console.log(`EQUAL: ${Object.keys(result.truth).length} counts, none missing, none double`);
    return;
  }
  console.log(`NOT EQUAL in ${result.differences.length} counts:`);
  for (const text of result.differences.slice(0, DIFFERENCES_SHOWN)) console.log(`  ${text}`);
  process.exitCode = 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
