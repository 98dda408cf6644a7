import { setTimeout as sleep } from 'node:timers/promises';
import { ingestOf } from '../../test/serve/ingest-answer';
import type { Serving } from '../../test/serve/serving';
import type { Section } from '../results/section';
import { mean, slope } from './figures';
import { coresUsed, processFigures } from './process-figures';
import { underLoad } from './under-load';

const LOOK_EVERY_S = 10;
const ROW_MINUTES = 5;
/** Growth that is none: what caches and the allocator's breathing may do to an hour. */
const FLAT_MIB_PER_HOUR = 30;
/** The code is compiled. What comes behind is looked at whole, for half of it is too short: five-minute means
 * differ by 80 MiB, as garbage is or is not collected. */
const WARM_UP_MINUTES = 5;
/** What the watcher remembers by the minute is an hour, and is complete after 75 minutes: so much stands in
 * the logs before, and is caught up with. */
const HISTORY_MINUTES = 80;
const ROTATIONS = { rotateEvery: [120, 240], keep: 12 } as const;

type Seen = readonly [minute: number, own: number, resident: number];

/**
 * Memory under load for so many minutes, with rotations. Flat must be what the process asked for: of the
 * engine's library (half a gigabyte) ever more pages are resident as ever more of it is used.
 */
export async function memory(linesPerSecond: number, minutes: number): Promise<Section> {
  const plan = { linesPerSecond, historyMinutes: HISTORY_MINUTES, ...ROTATIONS };
  return underLoad(plan, async ({ serving }) => {
    const caughtUpAfter = await untilCaughtUp(serving, linesPerSecond * HISTORY_MINUTES * 60);
    const used = coresUsed(serving.pid);
    const seen: Seen[] = [];
    const begun = performance.now();
    for (let look = 1; look <= (minutes * 60) / LOOK_EVERY_S; look++) {
      await sleep(Math.max(0, begun + look * LOOK_EVERY_S * 1000 - performance.now()));
      const { ownMiB, residentMiB } = processFigures(serving.pid);
      seen.push([(look * LOOK_EVERY_S) / 60, ownMiB, residentMiB]);
      if (look % 6 === 0)
        process.stderr.write(
          `minute ${look / 6} of ${minutes}: ${ownMiB.toFixed(0)} of ${residentMiB.toFixed(0)} MiB\n`,
        );
    }
    const { peakMiB } = processFigures(serving.pid);
    const warm = seen.filter(([minute]) => minute > WARM_UP_MINUTES);
    const growth = 60 * slope(warm.map(([minute, own]) => [minute, own]));
    return {
      title: `Memory of serve under ${linesPerSecond} lines/s for ${minutes} minutes, with rotations`,
      head: ['minutes', 'least MiB', 'mean MiB', 'most MiB', 'mean with file pages MiB'],
      rows: rows(seen, minutes),
      notes: [
        `before: ${HISTORY_MINUTES} minutes of the same mail caught up with, in ${(caughtUpAfter / 60).toFixed(0)} minutes`,
        `from minute ${WARM_UP_MINUTES} on: ${growth >= 0 ? '+' : ''}${growth.toFixed(1)} MiB an hour by least squares; peak ${peakMiB.toFixed(0)} MiB`,
        `target: flat over an hour (below ${FLAT_MIB_PER_HOUR} MiB an hour): ${minutes < 60 ? 'TOO SHORT TO SAY' : growth < FLAT_MIB_PER_HOUR ? 'met' : 'MISSED'}`,
        `CPU: ${(100 * used()).toFixed(0)} % of one core`,
      ],
    };
  });
}

/** @returns seconds until all that was written so far was read: what is behind is less than a second of it. */
async function untilCaughtUp(serving: Serving, history: number): Promise<number> {
  const begun = performance.now();
  await serving.until(
    'the history is read',
    async () => {
      const { state, lines } = await ingestOf(serving);
      process.stderr.write(`caught up with ${lines.read} lines\n`);
      return state === 'following' && lines.read >= history ? true : undefined;
    },
    { withinMs: 3_600_000, everyMs: 5000 },
  );
  return (performance.now() - begun) / 1000;
}

function rows(seen: readonly Seen[], minutes: number): string[][] {
  const spans = Array.from({ length: Math.ceil(minutes / ROW_MINUTES) }, (_, i) => i * ROW_MINUTES);
  return spans.map((from) => {
    const within = seen.filter(([minute]) => minute > from && minute <= from + ROW_MINUTES);
    const own = within.map(([, mib]) => mib);
    const resident = within.map(([, , mib]) => mib);
    const figures = [Math.min(...own), mean(own), Math.max(...own), mean(resident)];
    return [`${from} to ${from + ROW_MINUTES}`, ...figures.map((mib) => mib.toFixed(0))];
  });
}
