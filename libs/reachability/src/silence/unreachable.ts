import type { Bucket } from '../bucket';

/** The reasons that reached no SMTP service; the others in a bucket belong to answers. */
const UNREACHABLE = ['no_answer', 'refused', 'no_route', 'network_unreachable', 'greeting_timeout'];

const isOne: ReadonlySet<string> = new Set(UNREACHABLE);

export const isUnreachable = (reason: string): boolean => isOne.has(reason);

/**
 * The unreachable attempts of a bucket by reason. Where only its last failure is surely later than an answer, that one
 * counts as the most frequent of its reasons: a guess, the buckets do not tell them apart.
 */
export function unreachableReasons(bucket: Bucket, areAll: boolean): Record<string, number> {
  const known: Record<string, number> = {};
  let [most, told] = ['no_answer', 0];
  for (const reason of UNREACHABLE) {
    const count = bucket.reasons[reason] ?? 0;
    if (count === 0) continue;
    known[reason] = count;
    told += count;
    if (count > (known[most] ?? 0)) most = reason;
  }
  if (!areAll) return { [most]: 1 };
  // Whoever counts without reasons has attempts all the same.
  if (told < bucket.unreachable) known[most] = (known[most] ?? 0) + bucket.unreachable - told;
  return known;
}
