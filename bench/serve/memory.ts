import { setTimeout as sleep } from 'node:timers/promises';
import type { Section } from '../results/section';
import { slope } from './figures';
import { coresUsed, processFigures } from './process-figures';
import { underLoad } from './under-load';

const LOOK_EVERY_S = 10;
const ROW_MINUTES = 5;
/** Growth that is none: what caches and the allocator's breathing may do to an hour. */
const FLAT_MIB_PER_HOUR = 30;

/** Resident memory under load for so many minutes, with rotations. */
export async function memory(linesPerSecond: number, minutes: number): Promise<Section> {
  const plan = { linesPerSecond, rotateEvery: [120, 240], keep: 8 } as const;
  return underLoad(plan, async ({ serving }) => {
    const used = coresUsed(serving.pid);
    const seen: [minute: number, mib: number][] = [];
    const begun = performance.now();
    for (let look = 1; look <= (minutes * 60) / LOOK_EVERY_S; look++) {
      await sleep(Math.max(0, begun + look * LOOK_EVERY_S * 1000 - performance.now()));
      const { residentMiB } = processFigures(serving.pid);
      seen.push([(look * LOOK_EVERY_S) / 60, residentMiB]);
      if (look % 6 === 0)
        process.stderr.write(`minute ${look / 6} of ${minutes}: ${residentMiB.toFixed(0)} MiB\n`);
    }
    const { peakMiB } = processFigures(serving.pid);
    const growth = 60 * slope(seen.filter(([minute]) => minute > minutes / 2));
    return {
      title: `Memory of serve under ${linesPerSecond} lines/s for ${minutes} minutes, with rotations`,
      head: ['minutes', 'least MiB', 'mean MiB', 'most MiB'],
      rows: rows(seen, minutes),
      notes: [
        `second half: ${growth >= 0 ? '+' : ''}${growth.toFixed(1)} MiB an hour by least squares; peak ${peakMiB.toFixed(0)} MiB`,
        `target: flat over an hour (below ${FLAT_MIB_PER_HOUR} MiB an hour): ${minutes < 60 ? 'TOO SHORT TO SAY' : growth < FLAT_MIB_PER_HOUR ? 'met' : 'MISSED'}`,
        `CPU: ${(100 * used()).toFixed(0)} % of one core`,
      ],
    };
  });
}

function rows(seen: readonly (readonly [number, number])[], minutes: number): string[][] {
  const spans = Array.from({ length: Math.ceil(minutes / ROW_MINUTES) }, (_, i) => i * ROW_MINUTES);
  return spans.map((from) => {
    const values = seen
      .filter(([minute]) => minute > from && minute <= from + ROW_MINUTES)
      .map(([, mib]) => mib);
    const mean = values.reduce((sum, mib) => sum + mib, 0) / values.length;
    const figures = [Math.min(...values), mean, Math.max(...values)];
    return [`${from} to ${from + ROW_MINUTES}`, ...figures.map((mib) => mib.toFixed(0))];
  });
}
