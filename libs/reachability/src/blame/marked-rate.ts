import type { Bucket } from '../bucket';
import type { Rate } from '../rate';
import { rateOf } from '../rate';
import { percent } from '../spike/percent';
import type { SenderFinding } from './finding';

/** A time in which a sender of ours was to blame for what it failed at. `to`: null while that goes on. */
export interface BlamedTime {
  readonly logHost: string;
  readonly from: number;
  readonly to: number | null;
}

/** Rates of some buckets, with what of them is the fault of our own senders. */
export interface MarkedRates {
  readonly attempts: number;
  readonly noAnswers: number;
  readonly unreachable: number;
  readonly noAnswerRate: Rate;
  readonly unreachableRate: Rate;
  /** What was made while its sender was to blame. */
  readonly blamed: {
    readonly attempts: number;
    readonly noAnswers: number;
    readonly unreachable: number;
    readonly senders: readonly string[];
  };
  /** The same rates without that: what can be held against the destination. */
  readonly theirNoAnswerRate: Rate;
  readonly theirUnreachableRate: Rate;
  readonly because: string;
}

type Counted = Pick<
  Bucket,
  'logHost' | 'from' | 'seconds' | 'attempts' | 'noAnswer' | 'unreachable'
>;

/** From the findings on senders, whatever window of time they are from. */
export function blamedTimes(findings: Iterable<SenderFinding>): readonly BlamedTime[] {
  return [...findings].map(({ logHost, start, endedAt }) => ({
    logHost,
    from: start,
    to: endedAt,
  }));
}

/**
 * The rates of any buckets, each marked with the part of it that is ours. A bucket of an hour or a day is taken for
 * blamed where at least half of it lies in a blamed time: its attempts are not told apart.
 */
export function markedRates(
  buckets: Iterable<Counted>,
  blamed: readonly BlamedTime[],
): MarkedRates {
  const [all, ours] = [noCounts(), noCounts()];
  const senders = new Set<string>();
  for (const bucket of buckets) {
    add(all, bucket);
    if (!isBlamedIn(bucket, blamed)) continue;
    add(ours, bucket);
    senders.add(bucket.logHost);
  }
  const rates = {
    ...all,
    noAnswerRate: rateOf(all.noAnswers, all.attempts),
    unreachableRate: rateOf(all.unreachable, all.attempts),
    blamed: { ...ours, senders: [...senders].toSorted() },
    theirNoAnswerRate: rateOf(all.noAnswers - ours.noAnswers, all.attempts - ours.attempts),
    theirUnreachableRate: rateOf(all.unreachable - ours.unreachable, all.attempts - ours.attempts),
  };
  return { ...rates, because: sentence(rates) };
}

function isBlamedIn({ logHost, from, seconds }: Counted, blamed: readonly BlamedTime[]): boolean {
  const end = from + 1000 * seconds;
  let covered = 0;
  for (const time of blamed) {
    if (time.logHost !== logHost) continue;
    covered += Math.max(0, Math.min(end, time.to ?? Infinity) - Math.max(from, time.from));
  }
  return covered > 0 && 2 * covered >= end - from;
}

interface Counts {
  attempts: number;
  noAnswers: number;
  unreachable: number;
}

const noCounts = (): Counts => ({ attempts: 0, noAnswers: 0, unreachable: 0 });

function add(to: Counts, { attempts, noAnswer, unreachable }: Counted): void {
  to.attempts += attempts;
  to.noAnswers += noAnswer;
  to.unreachable += unreachable;
}

function sentence(rates: Omit<MarkedRates, 'because'>): string {
  const { attempts, noAnswers, noAnswerRate, blamed, theirNoAnswerRate } = rates;
  if (noAnswerRate.value === null) return 'No attempt was made, so the rate is unknown.';
  const whole = `${noAnswers} of ${attempts} attempts got no answer (${percent(noAnswerRate.value)})`;
  if (blamed.noAnswers === 0) return `${whole}.`;
  const theirs =
    theirNoAnswerRate.value === null
      ? 'no other attempt was made'
      : `without these it is ${percent(theirNoAnswerRate.value)}`;
  return `${whole}; ${blamed.noAnswers} of them are ours, made while ${blamed.senders.join(', ')} did not get out: ${theirs}.`;
}
