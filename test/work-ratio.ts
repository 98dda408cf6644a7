/**
 * How much more work one thing is than another, in CPU of this process. The least of several runs of each, taken in
 * turns: whatever else the machine does can only make a run longer.
 */
export function workRatio(short: () => void, long: () => void, rounds = 5): number {
  let least = { short: Infinity, long: Infinity };
  short();
  for (let i = 0; i < rounds; i++)
    least = {
      short: Math.min(least.short, microsecondsOf(short)),
      long: Math.min(least.long, microsecondsOf(long)),
    };
  return least.long / least.short;
}

function microsecondsOf(work: () => void): number {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return Math.max(1, user + system);
}
