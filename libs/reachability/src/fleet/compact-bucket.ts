import type { Bucket } from '../bucket';
import { MINUTE } from '../bucket';
import { NO_COUNTS, NO_SAMPLES } from './kept-bucket';

type Counts = Readonly<Record<string, number>>;
/** Where it failed, and lines that show it. */
type Shown = readonly [addresses: Counts, samples: readonly string[]];

/** Limits of what fits: half a word for most counts and for a time within the minute, a byte for counts that are small. */
const [HALF, BYTE] = [0xffff, 0xff];
/** Stands for a time that is none: a minute has 60,000 milliseconds. */
const NEVER = HALF;

/**
 * A minute of a subject in 104 bytes where a plain object takes 230, and 500 with what shows it. Of a busy server's
 * names there are an hour of them at any time; V8 keeps a number beyond 2³¹, such as a time, as an object of its own.
 */
class CompactBucket implements Bucket {
  readonly subject: string;
  readonly logHost: string;
  readonly reasons: Counts;
  private readonly minute: number;
  private readonly tried: number;
  private readonly heard: number;
  private readonly failed: number;
  private readonly failures: number;
  private readonly others: number;
  /** As JSON, for it is seldom asked for; empty: nothing. */
  private readonly shown: string;

  constructor(bucket: Bucket) {
    const { from, firstFailure, lastFailure, lastAnswer, addresses, samples } = bucket;
    const within = (time: number | null): number => (time === null ? NEVER : time - from);
    this.subject = bucket.subject;
    this.logHost = bucket.logHost;
    this.reasons = bucket.reasons;
    this.minute = from / MINUTE;
    this.tried = bucket.attempts | (bucket.delivered << 16);
    this.heard = bucket.answered | (bucket.noAnswer << 16);
    this.failed = bucket.unreachable | (bucket.suspended << 16) | (bucket.expired << 24);
    this.failures = within(firstFailure) | (within(lastFailure) << 16);
    this.others = within(lastAnswer) | (bucket.verdicts << 16);
    const isAny = addresses !== NO_COUNTS || samples !== NO_SAMPLES;
    this.shown = isAny ? JSON.stringify([addresses ?? {}, samples ?? []] satisfies Shown) : '';
  }

  get from(): number {
    return this.minute * MINUTE;
  }

  get seconds(): number {
    return MINUTE / 1000;
  }

  get attempts(): number {
    return this.tried & HALF;
  }

  get delivered(): number {
    return this.tried >>> 16;
  }

  get answered(): number {
    return this.heard & HALF;
  }

  get noAnswer(): number {
    return this.heard >>> 16;
  }

  get unreachable(): number {
    return this.failed & HALF;
  }

  get suspended(): number {
    return (this.failed >>> 16) & BYTE;
  }

  get expired(): number {
    return this.failed >>> 24;
  }

  get verdicts(): number {
    return this.others >>> 16;
  }

  get firstFailure(): number | null {
    return this.timeAt(this.failures & HALF);
  }

  get lastFailure(): number | null {
    return this.timeAt(this.failures >>> 16);
  }

  get lastAnswer(): number | null {
    return this.timeAt(this.others & HALF);
  }

  get addresses(): Counts {
    return this.isShown ? (JSON.parse(this.shown) as Shown)[0] : NO_COUNTS;
  }

  get samples(): readonly string[] {
    return this.isShown ? (JSON.parse(this.shown) as Shown)[1] : NO_SAMPLES;
  }

  get isShown(): boolean {
    return this.shown !== '';
  }

  private timeAt(after: number): number | null {
    return after === NEVER ? null : this.from + after;
  }
}

/** A bucket to be held: the same to whoever reads it by the names of its parts. What does not fit stays as it is. */
export function compact(bucket: Bucket): Bucket {
  return fits(bucket) ? new CompactBucket(bucket) : bucket;
}

/** Whether it tells where it failed, or in which lines. */
export const isShown = (bucket: Bucket): boolean =>
  bucket instanceof CompactBucket
    ? bucket.isShown
    : bucket.addresses !== NO_COUNTS || bucket.samples !== NO_SAMPLES;

/** Asked for each bucket there is, so without lists. */
function fits(bucket: Bucket): boolean {
  const { from, seconds } = bucket;
  return (
    seconds === 60 &&
    from % MINUTE === 0 &&
    isUpTo(HALF, bucket.attempts) &&
    isUpTo(HALF, bucket.delivered) &&
    isUpTo(HALF, bucket.answered) &&
    isUpTo(HALF, bucket.noAnswer) &&
    isUpTo(HALF, bucket.unreachable) &&
    isUpTo(BYTE, bucket.suspended) &&
    isUpTo(BYTE, bucket.expired) &&
    isUpTo(BYTE, bucket.verdicts) &&
    isWithin(from, bucket.firstFailure) &&
    isWithin(from, bucket.lastFailure) &&
    isWithin(from, bucket.lastAnswer)
  );
}

const isWithin = (from: number, time: number | null): boolean =>
  time === null || (Number.isInteger(time) && time >= from && time < from + MINUTE);

const isUpTo = (most: number, count: number): boolean =>
  Number.isInteger(count) && count >= 0 && count <= most;
