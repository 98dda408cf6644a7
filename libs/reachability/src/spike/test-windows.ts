import type { SpikeSettings } from '../settings';
import type { Belief } from '../statistics/beta-binomial';
import { chanceOfSoMany } from '../statistics/beta-binomial';
import type { MinuteCounts } from './series';

/** What one window showed. */
export interface Jump {
  /** Length of the window in milliseconds. */
  readonly window: number;
  readonly attempts: number;
  readonly noAnswers: number;
  /** Of so many no answers or more, by chance alone. */
  readonly chance: number;
}

/**
 * The most telling of the windows that end at `now`, against a belief; null where none passes.
 */
export function testWindows(
  series: readonly MinuteCounts[],
  belief: Belief,
  settings: SpikeSettings,
  chancePerTest: number,
  now: number,
): Jump | null {
  const usual = belief.failures / (belief.failures + belief.successes);
  let [n, k, i] = [0, 0, series.length - 1];
  let [testedN, testedK] = [0, 0];
  let jump: Jump | null = null;
  for (const window of settings.windows) {
    for (; i >= 0; i--) {
      const minute = series[i];
      if (minute === undefined || minute.from < now - window) break;
      n += minute.attempts;
      k += minute.noAnswers;
    }
    if (n === testedN && k === testedK) continue;
    [testedN, testedK] = [n, k];
    if (k < settings.noAnswers || k < settings.rate * n || k < settings.times * usual * n) continue;
    const chance = chanceOfSoMany(k, n, belief);
    if (chance <= chancePerTest && (jump === null || chance < jump.chance))
      jump = { window, attempts: n, noAnswers: k, chance };
  }
  return jump;
}
