/**
 * What became of one message, or of `count` alike, that met a host that did not answer. Seconds from its first
 * no answer to its delivery, to its end, or to where the logs end.
 */
export interface MessageLife {
  readonly seconds: number;
  /** `waiting`: not over when last seen; its time counts up to there (it is censored). */
  readonly end: 'delivered' | 'given_up' | 'waiting';
  readonly count?: number;
}

/** A step of the curve, at a moment when something ended. */
export interface SurvivalStep {
  readonly seconds: number;
  /** Messages still in the queue and watched just before. */
  readonly atRisk: number;
  readonly delivered: number;
  readonly givenUp: number;
  /** Probability of being still in the queue after this moment (Kaplan and Meier, 1958). */
  readonly waiting: number;
  /** Probability of having been delivered by then, giving up taken into account (Aalen and Johansen, 1978). */
  readonly deliveredBy: number;
  /** Standard error of `waiting` (Greenwood, 1926). */
  readonly error: number;
}

/**
 * The survival curve of messages in the queue. A message that is given up can no longer be delivered: counted as
 * censored it would make delivery look surer than it is, so both ends count, each with its own share.
 *
 * @throws RangeError on a negative time or count.
 */
export function survivalOf(lives: Iterable<MessageLife>): readonly SurvivalStep[] {
  const ends = new Map<number, { delivered: number; givenUp: number; censored: number }>();
  let atRisk = 0;
  for (const { seconds, end, count = 1 } of lives) {
    if (!(seconds >= 0) || !(count >= 0)) throw new RangeError(`no life: ${count} × ${seconds} s`);
    const at = ends.get(seconds) ?? { delivered: 0, givenUp: 0, censored: 0 };
    ends.set(seconds, at);
    if (end === 'delivered') at.delivered += count;
    else if (end === 'given_up') at.givenUp += count;
    else at.censored += count;
    atRisk += count;
  }
  const steps: SurvivalStep[] = [];
  let [waiting, deliveredBy, variance] = [1, 0, 0];
  for (const [seconds, { delivered, givenUp, censored }] of [...ends].toSorted(
    ([a], [b]) => a - b,
  )) {
    const ended = delivered + givenUp;
    if (ended > 0) {
      deliveredBy += (waiting * delivered) / atRisk;
      waiting *= 1 - ended / atRisk;
      if (ended < atRisk) variance += ended / (atRisk * (atRisk - ended));
      const error = waiting * Math.sqrt(variance);
      steps.push({ seconds, atRisk, delivered, givenUp, waiting, deliveredBy, error });
    }
    // Whoever leaves unseen at this moment was still at risk in it.
    atRisk -= ended + censored;
  }
  return steps;
}

/** The curve at a moment; null before anything ended. */
export function stepAt(steps: readonly SurvivalStep[], seconds: number): SurvivalStep | null {
  return steps.findLast((step) => step.seconds <= seconds) ?? null;
}
