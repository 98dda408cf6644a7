import { median } from './median';
import type { Command, MeasuredRun } from './measured-run';
import { measuredRun } from './measured-run';

export interface Entrant extends Command {
  readonly name: string;
}

export interface Standing {
  readonly name: string;
  readonly runs: readonly MeasuredRun[];
  /** Medians of the rounds. */
  readonly seconds: number;
  readonly cpuSeconds: number | null;
  readonly peakMiB: number | null;
}

/**
 * All entrants in each round, every other round the other way about: a machine that gets busier or
 * hotter over time hits both sides.
 */
export async function contest(entrants: readonly Entrant[], rounds: number): Promise<Standing[]> {
  const runs = new Map(entrants.map(({ name }) => [name, [] as MeasuredRun[]]));
  for (let round = 0; round < rounds; round++) {
    for (const entrant of round % 2 === 0 ? entrants : entrants.toReversed()) {
      const run = await measuredRun(entrant);
      process.stderr.write(
        `round ${round + 1} of ${rounds}: ${entrant.name}: ${run.seconds.toFixed(2)} s\n`,
      );
      runs.get(entrant.name)?.push(run);
    }
  }
  return [...runs].map(([name, own]) => ({
    name,
    runs: own,
    seconds: median(own.map(({ seconds }) => seconds)) ?? NaN,
    cpuSeconds: median(own.flatMap(({ cpuSeconds }) => cpuSeconds ?? [])),
    peakMiB: median(own.flatMap(({ peakMiB }) => peakMiB ?? [])),
  }));
}
