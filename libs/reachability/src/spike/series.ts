/** Attempts and no answers of one minute of one subject, all senders together that are not blamed. */
export interface MinuteCounts {
  readonly from: number;
  readonly attempts: number;
  readonly noAnswers: number;
}

/** The start of the raised rate: from which minute on the series speaks most for a rate other than the usual. */
export function startOfRaised(series: readonly MinuteCounts[], usual: number): number | null {
  let [n, k, best] = [0, 0, 0];
  let start: number | null = null;
  for (let i = series.length - 1; i >= 0; i--) {
    const minute = series[i];
    if (minute === undefined) continue;
    n += minute.attempts;
    k += minute.noAnswers;
    const rate = k / n;
    if (rate <= usual) continue;
    const gain = logLikelihood(k, n, rate) - logLikelihood(k, n, usual);
    // Nothing but failures may go before: the start is a minute with one.
    if (gain > best && minute.noAnswers > 0) {
      best = gain;
      start = minute.from;
    }
  }
  return start;
}

/** When the rate was back, or null: the first moment at which odds for `usual` against `raised` reach `odds`. */
export function recoveredAt(
  series: readonly MinuteCounts[],
  usual: number,
  raised: number,
  odds: number,
): number | null {
  let evidence = 0;
  let since: number | null = null;
  for (const { from, attempts, noAnswers } of series) {
    const gain =
      logLikelihood(noAnswers, attempts, usual) - logLikelihood(noAnswers, attempts, raised);
    if (evidence + gain <= 0) {
      evidence = 0;
      since = null;
      continue;
    }
    since ??= from;
    evidence += gain;
  }
  // The end stands only if it still holds at the end of the series.
  return evidence >= Math.log(odds) ? since : null;
}

/** Of k among n, up to what does not depend on the rate. */
export function logLikelihood(k: number, n: number, rate: number): number {
  const gone = k === 0 ? 0 : k * Math.log(rate);
  return k === n ? gone : gone + (n - k) * Math.log1p(-rate);
}
