/** What takes less is done several times: a collection of garbage would be most of it. */
const LEAST_MICROSECONDS = 20_000;

/**
 * How much more work one thing is than another, in CPU of this process. The least of several runs of each, taken in
 * turns: whatever else the machine does can only make a run longer.
 */
export function workRatio(short: () => void, long: () => void, rounds = 5): number {
  let least = { short: Infinity, long: Infinity };
  short();
  const times = Math.ceil(LEAST_MICROSECONDS / microsecondsOf(short, 1));
  for (let i = 0; i < rounds; i++)
    least = {
      short: Math.min(least.short, microsecondsOf(short, times)),
      long: Math.min(least.long, microsecondsOf(long, times)),
    };
  return least.long / least.short;
}

function microsecondsOf(work: () => void, times: number): number {
  const begun = process.cpuUsage();
  for (let i = 0; i < times; i++) work();
  const { user, system } = process.cpuUsage(begun);
  return Math.max(1, user + system);
}
