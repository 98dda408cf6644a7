import { HOUR } from '../bucket';
import type { SpikeSettings } from '../settings';

/** Tests for spikes by hour, the last day of them. */
export type TestsByHour = readonly (readonly [hour: number, tests: number])[];

const DAY_OF_HOURS = 24;

/**
 * The chance below which a single test counts: the false spikes that all tests of a day may make together, shared by
 * the tests of the last day (Bonferroni). A test is a window of a domain for which something was tried in the
 * minute, whatever came of it: to count only windows in which enough went unanswered would be to choose the
 * tests by their results.
 */
export function chancePerTest(tests: TestsByHour, settings: SpikeSettings): number {
  return settings.falseADay / testsADay(tests, settings);
}

export function testsADay(tests: TestsByHour, { testsADayAtLeast }: SpikeSettings): number {
  return Math.max(
    testsADayAtLeast,
    tests.reduce((sum, [, count]) => sum + count, 0),
  );
}

export function withTests(tests: TestsByHour, made: number, now: number): TestsByHour {
  const hour = Math.floor(now / HOUR);
  const last = tests.at(-1);
  if (last?.[0] === hour) return tests.with(-1, [hour, last[1] + made]);
  return [...tests, [hour, made] as const].filter(([at]) => at > hour - DAY_OF_HOURS);
}
