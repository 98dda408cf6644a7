import type { Bucket } from '../bucket';
import { isUnreachable } from '../silence/unreachable';

type Counts = Readonly<Record<string, number>>;

/** Of one bucket; a flag or a spike collects more out of several. */
const MOST_ADDRESSES = 4;
const MOST_SAMPLES = 2;
const MOST_SHARED = 10_000;

export const NO_COUNTS: Counts = {};
export const NO_SAMPLES: readonly string[] = [];
/** The same few failures by the same few reasons, again and again. */
const shared = new Map<string, Counts>();

/**
 * A bucket as it is remembered: what no decision asks for is left out, and what others hold too is shared with
 * them. Of a busy server there are a million.
 */
export function keptBucket(bucket: Bucket, subject: string, logHost: string): Bucket {
  const { addresses, samples } = bucket;
  return {
    subject,
    logHost,
    from: bucket.from,
    seconds: bucket.seconds,
    attempts: bucket.attempts,
    delivered: bucket.delivered,
    answered: bucket.answered,
    noAnswer: bucket.noAnswer,
    unreachable: bucket.unreachable,
    reasons: keptReasons(bucket.reasons),
    suspended: bucket.suspended,
    expired: bucket.expired,
    verdicts: bucket.verdicts,
    firstFailure: bucket.firstFailure,
    lastFailure: bucket.lastFailure,
    lastAnswer: bucket.lastAnswer,
    addresses: addresses === undefined ? NO_COUNTS : keptAddresses(addresses),
    samples: samples === undefined || samples.length === 0 ? NO_SAMPLES : firstOf(samples),
  };
}

/** A plain object of its own, of what is kept already. */
export const copyOf = (bucket: Bucket): Bucket =>
  keptBucket(bucket, bucket.subject, bucket.logHost);

/** What it counts, without where and in which lines. */
export const withoutShown = (bucket: Bucket): Bucket => ({
  ...copyOf(bucket),
  addresses: NO_COUNTS,
  samples: NO_SAMPLES,
});

function keptReasons(reasons: Counts): Counts {
  let key = '';
  for (const reason in reasons)
    if (isUnreachable(reason)) key += `${reason} ${String(reasons[reason])} `;
  if (key === '') return NO_COUNTS;
  const known = shared.get(key);
  if (known !== undefined) return known;
  if (shared.size >= MOST_SHARED) shared.clear();
  const kept = Object.fromEntries(Object.entries(reasons).filter(([name]) => isUnreachable(name)));
  shared.set(key, kept);
  return kept;
}

/** The worst ones, in an order of their own. */
function keptAddresses(addresses: Counts): Counts {
  const all = Object.entries(addresses);
  if (all.length === 0) return NO_COUNTS;
  return Object.fromEntries(
    all.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, MOST_ADDRESSES),
  );
}

const firstOf = (samples: readonly string[]): readonly string[] =>
  samples.length <= MOST_SAMPLES ? samples : samples.slice(0, MOST_SAMPLES);
