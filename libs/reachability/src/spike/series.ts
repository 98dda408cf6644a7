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

/** How much speaks for the usual rate being back, as log odds, and since when it does. */
export interface Calm {
  readonly evidence: number;
  readonly since: number | null;
}

export const NOT_CALM: Calm = { evidence: 0, since: null };

/** A running likelihood ratio of the usual rate against a raised one, never below nothing (Page, 1954). */
export function calmAfter(
  calm: Calm,
  series: readonly MinuteCounts[],
  usual: number,
  raised: number,
): Calm {
  let { evidence, since } = calm;
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
  return { evidence, since };
}

/** Of k among n, up to what does not depend on the rate. */
export function logLikelihood(k: number, n: number, rate: number): number {
  const gone = k === 0 ? 0 : k * Math.log(rate);
  return k === n ? gone : gone + (n - k) * Math.log1p(-rate);
}
