/** One seed in a process of its own, so that seeds run beside each other: `main.ts` starts it and is told what came. */
import type { FleetRun } from './fleet-run';
import { liveThrough } from './fleet-run';
import type { WorldSize } from './world';
import { makeWorld } from './world';

export interface Seed {
  readonly seed: number;
  readonly size: WorldSize;
}

export type Told = { readonly day: number } | { readonly run: FleetRun };

const tell = (told: Told): void => {
  process.send?.(told);
};

process.once('message', ({ seed, size }: Seed) => {
  const run = liveThrough(makeWorld(seed, size), (day) => {
    tell({ day });
  });
  tell({ run });
  process.disconnect();
});
