/** Two-sided 95 % of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * A rate of delivery attempts: a share between 0 and 1 with its 95 % Wilson score interval. A rate of
 * nothing is unknown: null, never 0.
 */
export interface Rate {
  readonly value: number | null;
  readonly interval: readonly [low: number, high: number] | null;
}

const UNKNOWN: Rate = { value: null, interval: null };

/**
 * `part` out of `whole` attempts.
 *
 * The Wilson interval (E. B. Wilson, "Probable inference, the law of succession, and statistical
 * inference", JASA 22, 1927) holds for few attempts and for shares near 0 and 1, where the usual
 * normal approximation gives intervals outside 0 … 1 or of no width.
 *
 * @throws RangeError if the counts are no counts, or `part` exceeds `whole`: a bug of the caller.
 */
export function rateOf(part: number, whole: number): Rate {
  if (!isCount(part) || !isCount(whole) || part > whole) {
    throw new RangeError(`not a share: ${part} of ${whole}`);
  }
  if (whole === 0) return UNKNOWN;
  const share = part / whole;
  const z2 = Z * Z;
  const scale = 1 + z2 / whole;
  const centre = (share + z2 / (2 * whole)) / scale;
  const spread = (Z / scale) * Math.sqrt((share * (1 - share)) / whole + z2 / (4 * whole * whole));
  // At the ends the exact bound is 0 or 1; rounding must not leave it a hair away.
  const low = part === 0 ? 0 : Math.max(0, centre - spread);
  const high = part === whole ? 1 : Math.min(1, centre + spread);
  return { value: share, interval: [low, high] };
}

function isCount(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0;
}
