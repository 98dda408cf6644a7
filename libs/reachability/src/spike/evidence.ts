import type { Bucket } from '../bucket';
import { addCount, addCounts, addOnce } from '../silence/counts';

const MOST_ADDRESSES = 16;
const MOST_SAMPLES = 5;

/** Who met a spike, where, and lines that show it: of its minutes that are still at hand, the last two hours at most. */
export interface SpikeEvidence {
  /** By log host. */
  readonly attempts: Readonly<Record<string, number>>;
  readonly noAnswers: Readonly<Record<string, number>>;
  /** Failed connection attempts by `host[ip]:port`, at most 16 of them. */
  readonly addresses: Readonly<Record<string, number>>;
  /** Positions of a few of the log lines. */
  readonly samples: readonly string[];
}

export function spikeEvidenceIn(
  buckets: readonly Bucket[],
  from: number,
  isBlamed: (bucket: Bucket) => boolean,
): SpikeEvidence {
  const attempts: Record<string, number> = {};
  const noAnswers: Record<string, number> = {};
  const addresses: Record<string, number> = {};
  let samples: readonly string[] = [];
  for (const bucket of buckets) {
    if (bucket.from < from || bucket.attempts === 0 || isBlamed(bucket)) continue;
    addCount(attempts, bucket.logHost, bucket.attempts);
    if (bucket.noAnswer === 0) continue;
    addCount(noAnswers, bucket.logHost, bucket.noAnswer);
    if (bucket.addresses !== undefined) addCounts(addresses, bucket.addresses, MOST_ADDRESSES);
    if (bucket.samples !== undefined) samples = addOnce(samples, bucket.samples, MOST_SAMPLES);
  }
  return { attempts, noAnswers, addresses, samples };
}
