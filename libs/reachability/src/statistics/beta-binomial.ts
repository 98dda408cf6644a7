import { logGamma } from './log-gamma';

/** Terms below this share of the largest no longer change the sum. */
const NEGLIGIBLE = 1e-12;

/** What is believed of a probability: Beta(failures, successes), in attempts seen or as good as seen. */
export interface Belief {
  readonly failures: number;
  readonly successes: number;
}

/**
 * The probability of `failures` or more among `attempts`, where the failure probability is itself known
 * only as well as `belief` says: the upper tail of the beta-binomial distribution (Skellam, 1948).
 * With much belief it is the binomial tail; with little it is wide, which is what keeps domains with a short
 * or unsteady past from raising alarms.
 *
 * @throws RangeError if the counts are no counts or the belief is not positive: a bug of the caller.
 */
export function chanceOfSoMany(failures: number, attempts: number, belief: Belief): number {
  const { failures: a, successes: b } = belief;
  if (!isCount(failures) || !isCount(attempts) || failures > attempts || !(a > 0) || !(b > 0)) {
    throw new RangeError(`not a tail: ${failures} of ${attempts} under Beta(${a}, ${b})`);
  }
  if (failures === 0) return 1;
  const mode = ((attempts + 1) * (a - 1)) / (a + b - 2);
  // The side with fewer large terms is summed; the other one is the rest to 1.
  return a > 1 && b > 1 && failures < mode
    ? 1 - sumFrom(attempts - failures + 1, attempts, b, a)
    : sumFrom(failures, attempts, a, b);
}

function sumFrom(first: number, n: number, a: number, b: number): number {
  let term = Math.exp(logTerm(first, n, a, b));
  let sum = term;
  for (let k = first; k < n; k++) {
    const ratio = ((n - k) * (k + a)) / ((k + 1) * (n - k - 1 + b));
    term *= ratio;
    sum += term;
    if (ratio < 1 && term < sum * NEGLIGIBLE) break;
  }
  return Math.min(1, sum);
}

function logTerm(k: number, n: number, a: number, b: number): number {
  const choose = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
  const seen = logGamma(k + a) + logGamma(n - k + b) - logGamma(n + a + b);
  return choose + seen - (logGamma(a) + logGamma(b) - logGamma(a + b));
}

function isCount(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0;
}
