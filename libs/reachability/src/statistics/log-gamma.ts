/** Stirling's series for ln Γ: B₂ₖ / (2k (2k − 1)), Abramowitz & Stegun 6.1.41. */
const SERIES = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360];
const HALF_LOG_TWO_PI = 0.9189385332046728;
/** From here on the six terms above are exact to the last digit or so. */
const FAR = 10;

/**
 * ln Γ(x) for x > 0, to about 13 digits. Its spec holds it against factorials and exact fractions; why it
 * is ours: docs/decisions/0022-reachability.md.
 */
export function logGamma(x: number): number {
  let shift = 1;
  let far = x;
  // Γ(x) = Γ(x + 1) / x, until the series holds.
  while (far < FAR) {
    shift *= far;
    far += 1;
  }
  const square = 1 / (far * far);
  let series = 0;
  for (let i = SERIES.length - 1; i >= 0; i--) series = series * square + (SERIES[i] ?? 0);
  return (far - 0.5) * Math.log(far) - far + HALF_LOG_TWO_PI + series / far - Math.log(shift);
}
