import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { FleetRun } from './fleet-run';
import type { Told } from './one-seed';
import type { WorldSize } from './world';

/** Lives all seeds through, as many at a time as there are cores; what came of them in the order of the seeds. */
export async function runSeeds(
  seeds: readonly number[],
  size: WorldSize,
  jobs = availableParallelism(),
): Promise<FleetRun[]> {
  const runs = new Map<number, FleetRun>();
  const waiting = [...seeds];
  const work = async (): Promise<void> => {
    for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift())
      runs.set(seed, await runSeed(seed, size));
  };
  await Promise.all(Array.from({ length: Math.min(jobs, seeds.length) }, work));
  return seeds.flatMap((seed) => runs.get(seed) ?? []);
}

function runSeed(seed: number, size: WorldSize): Promise<FleetRun> {
  const started = performance.now();
  const child = fork(join(__dirname, 'one-seed.ts'));
  return new Promise((resolve, reject) => {
    child.on('message', (told: Told) => {
      const took = `${Math.round((performance.now() - started) / 1000)} s`;
      if ('day' in told) console.error(`seed ${seed}: day ${told.day} of ${size.days}, ${took}`);
      else resolve(told.run);
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`seed ${seed} ended with ${code} and told nothing`));
    });
    child.send({ seed, size });
  });
}
