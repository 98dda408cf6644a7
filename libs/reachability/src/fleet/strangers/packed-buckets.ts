import type { Bucket } from '../../bucket';
import { MINUTE } from '../../bucket';
import { NO_COUNTS, NO_SAMPLES } from '../kept-bucket';

type Counts = Readonly<Record<string, number>>;

const COUNTS = [
  'attempts',
  'delivered',
  'answered',
  'noAnswer',
  'unreachable',
  'suspended',
  'expired',
  'verdicts',
] as const;
const TIMES = ['firstFailure', 'lastFailure', 'lastAnswer'] as const;
const MOST_COUNTED = 255;
const NEVER = 65_535;
const MOST_WORDS = 65_536;

/** Values that many have in common, by number. */
class Shared<T> {
  readonly values: T[] = [];
  private readonly numbers = new Map<T, number>();

  numberOf(value: T): number {
    let number = this.numbers.get(value);
    if (number === undefined) {
      number = this.values.push(value) - 1;
      this.numbers.set(value, number);
    }
    return number;
  }

  get isFull(): boolean {
    return this.values.length >= MOST_WORDS;
  }
}

/**
 * Minutes in columns: 26 bytes each where an object takes 300. Which subject they are of, where it failed, and the lines
 * that show it are not in them.
 */
export class PackedBuckets {
  size = 0;
  private minutes = new Int32Array(64);
  private hosts = new Uint16Array(64);
  private reasons = new Uint16Array(64);
  private counts = new Uint8Array(64 * COUNTS.length);
  private times = new Uint16Array(64 * TIMES.length);
  private readonly knownHosts = new Shared<string>();
  private readonly knownReasons = new Shared<Counts>();

  /** Whether it can be told in so few bytes: a minute with little in it. */
  fits(bucket: Bucket): boolean {
    const { from, seconds } = bucket;
    if (seconds !== 60 || from % MINUTE !== 0) return false;
    if (this.knownHosts.isFull || this.knownReasons.isFull) return false;
    const isWithin = (time: number | null): boolean =>
      time === null || (Number.isInteger(time) && time >= from && time < from + MINUTE);
    return (
      COUNTS.every((name) => bucket[name] <= MOST_COUNTED) &&
      TIMES.every((name) => isWithin(bucket[name]))
    );
  }

  add(bucket: Bucket): number {
    if (this.size === this.minutes.length) this.grow();
    this.put(this.size, bucket);
    return this.size++;
  }

  put(at: number, bucket: Bucket): void {
    this.minutes[at] = bucket.from / MINUTE;
    this.hosts[at] = this.knownHosts.numberOf(bucket.logHost);
    this.reasons[at] = this.knownReasons.numberOf(bucket.reasons);
    COUNTS.forEach((name, i) => (this.counts[at * COUNTS.length + i] = bucket[name]));
    TIMES.forEach((name, i) => {
      const time = bucket[name];
      this.times[at * TIMES.length + i] = time === null ? NEVER : time - bucket.from;
    });
  }

  fromOf(at: number): number {
    return (this.minutes[at] ?? 0) * MINUTE;
  }

  hostOf(at: number): string {
    return this.knownHosts.values[this.hosts[at] ?? 0] ?? '';
  }

  attemptsOf(at: number): number {
    return this.counts[at * COUNTS.length] ?? 0;
  }

  unreachableOf(at: number): number {
    return this.counts[at * COUNTS.length + 4] ?? 0;
  }

  lastFailureOf(at: number): number | null {
    return this.timeOf(at, 1);
  }

  lastAnswerOf(at: number): number | null {
    return this.timeOf(at, 2);
  }

  bucketOf(at: number, subject: string): Bucket {
    const first = at * COUNTS.length;
    const count = (i: number): number => this.counts[first + i] ?? 0;
    return {
      subject,
      logHost: this.hostOf(at),
      from: this.fromOf(at),
      seconds: 60,
      attempts: count(0),
      delivered: count(1),
      answered: count(2),
      noAnswer: count(3),
      unreachable: count(4),
      reasons: this.knownReasons.values[this.reasons[at] ?? 0] ?? NO_COUNTS,
      suspended: count(5),
      expired: count(6),
      verdicts: count(7),
      firstFailure: this.timeOf(at, 0),
      lastFailure: this.timeOf(at, 1),
      lastAnswer: this.timeOf(at, 2),
      addresses: NO_COUNTS,
      samples: NO_SAMPLES,
    };
  }

  private timeOf(at: number, which: number): number | null {
    const after = this.times[at * TIMES.length + which] ?? NEVER;
    return after === NEVER ? null : this.fromOf(at) + after;
  }

  private grow(): void {
    const room = Math.ceil(1.25 * this.minutes.length);
    this.minutes = into(new Int32Array(room), this.minutes);
    this.hosts = into(new Uint16Array(room), this.hosts);
    this.reasons = into(new Uint16Array(room), this.reasons);
    this.counts = into(new Uint8Array(room * COUNTS.length), this.counts);
    this.times = into(new Uint16Array(room * TIMES.length), this.times);
  }
}

/** A column in a larger one. */
export function into<T extends { set(from: T): void }>(larger: T, column: T): T {
  larger.set(column);
  return larger;
}
