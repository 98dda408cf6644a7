import { isDeepStrictEqual } from 'node:util';
import { copyOf, keptBucket, knownAs, type Bucket, type Memory } from '@noanswer/reachability';
import type { Asked, SubjectKind } from '@noanswer/store';
import { newestCount, recountedMinutes } from '@noanswer/store';
import { isNamed } from './minutes';
import type { WatchSettings } from './settings';

/** Up to which version counts were heard of. */
export type Versions = Readonly<Record<SubjectKind, number>>;

const KINDS = ['domain', 'address'] as const;

/**
 * Hears of minutes that were counted again after they were decided. Only what differs from what the memory knows
 * is news: a log that is read once more from its beginning says nothing new.
 */
export class LateBuckets {
  private waiting: Record<SubjectKind, Bucket[]> = { domain: [], address: [] };
  /** What was heard when nothing was waiting. */
  private told: Versions;

  constructor(
    private readonly store: Asked,
    private readonly settings: Pick<WatchSettings, 'lateAtOnce' | 'versionSlack'>,
    private heard: Versions,
  ) {
    this.told = heard;
  }

  /** As of now; what was counted before is read by its time. */
  static async versionsNow(
    store: Asked,
    { versionSlack }: Pick<WatchSettings, 'versionSlack'>,
  ): Promise<Versions> {
    const [domain = 0] = await store.ask(newestCount('domain'));
    const [address = 0] = await store.ask(newestCount('address'));
    const back = (version: number): number => Math.max(0, version - versionSlack);
    return { domain: back(domain), address: back(address) };
  }

  /** Up to these a memory knows everything; what is waiting is not in it yet. */
  get versions(): Versions {
    return this.told;
  }

  get count(): number {
    return this.waiting.domain.length + this.waiting.address.length;
  }

  /**
   * @param decided minutes that begin before this are decided; others will be read in their turn.
   * @returns whether there is more to be heard at once.
   */
  async hear(memory: Memory, decided: number): Promise<boolean> {
    const { lateAtOnce, versionSlack } = this.settings;
    let isMore = false;
    for (const kind of KINDS) {
      const since = this.heard[kind];
      const counted = await this.store.ask(recountedMinutes(kind, since, lateAtOnce, decided));
      const last = counted.at(-1)?.version ?? since;
      const isWhole = counted.length < lateAtOnce;
      isMore ||= !isWhole;
      const upTo = isWhole ? Math.max(since, last - versionSlack) : last;
      this.heard = { ...this.heard, [kind]: upTo };
      // Of a bucket that was counted twice meanwhile the later count is right.
      const newest = new Map<string, Bucket>();
      for (const { bucket } of counted)
        newest.set(`${bucket.from} ${bucket.logHost} ${bucket.subject}`, bucket);
      for (const bucket of newest.values())
        if (isNamed(bucket) && isNews(memory, kind, bucket)) this.waiting[kind].push(bucket);
    }
    if (this.count === 0) this.told = this.heard;
    return isMore;
  }

  /** To be told to an evaluation, now. */
  take(): Readonly<Record<SubjectKind, readonly Bucket[]>> {
    const { waiting } = this;
    this.waiting = { domain: [], address: [] };
    this.told = this.heard;
    return waiting;
  }
}

/** Whether an evaluation would learn anything from it. */
export function isNews(memory: Memory, kind: SubjectKind, bucket: Bucket): boolean {
  const kinds = kind === 'domain' ? 'domains' : 'addresses';
  const subject = knownAs(memory, kinds, bucket.subject);
  if (subject === null) return !isEmpty(bucket);
  const { from, logHost, lastAnswer } = bucket;
  if (from < subject.settledUpTo) {
    // Only the answer would be heard.
    const known = subject.settledContact.reachedBy;
    return (
      lastAnswer !== null && !(Object.hasOwn(known, logHost) && (known[logHost] ?? 0) >= lastAnswer)
    );
  }
  const held = subject.recent.find((one) => one.from === from && one.logHost === logHost);
  if (held === undefined) return !isEmpty(bucket);
  const known = copyOf(held);
  const kept = keptBucket(bucket, known.subject, logHost);
  const { addresses, samples = [], unreachable } = known;
  const isShown = unreachable === 0 || samples.length > 0;
  if (isShown && memory[kinds].has(bucket.subject)) return !isDeepStrictEqual(known, kept);
  // In which lines it failed is not always known any more.
  return !isDeepStrictEqual(known, { ...kept, addresses, samples });
}

function isEmpty({
  attempts,
  suspended,
  expired,
  verdicts,
  lastAnswer,
  addresses = {},
}: Bucket): boolean {
  const lines = attempts + suspended + expired + verdicts;
  return lines === 0 && lastAnswer === null && Object.keys(addresses).length === 0;
}
