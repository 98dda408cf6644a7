import type { Bucket } from '../bucket';
import { HOUR } from '../bucket';
import type { Settings } from '../settings';
import type { ChronicState } from '../silence/chronic';
import { HEALTHY } from '../silence/chronic';
import type { Contact } from '../silence/silence';
import { answeredAt, contactAfter, NO_CONTACT } from '../silence/silence';
import type { Baseline, Cell } from '../spike/baseline';
import { NO_PAST, pastWith } from '../spike/baseline';
import type { MinuteCounts } from '../spike/series';
import type { Spike } from '../spike/spike';

/** Whether the failures in a bucket are blamed on its sender, or on a whole provider. */
export type IsBlamed = (bucket: Bucket) => boolean;

/**
 * What is remembered of one subject. The far past is told in sums (settled up to an hour), the last hour or two as
 * buckets, so that one counted again replaces itself. Plain data: it can be saved and read back.
 */
export interface Subject {
  readonly name: string;
  firstSeen: number;
  /** Start of the first hour that is not told in the sums. */
  settledUpTo: number;
  /** Not settled, by time and log host. */
  recent: Bucket[];
  /** As far as it is settled, and as of now. */
  settledContact: Contact;
  contact: Contact;
  /** `contact` must be told again from `settledContact` and `recent`. */
  isStale: boolean;
  chronic: ChronicState;
  past: Baseline;
  spike: Spike | null;
  /** When no usual rate can be learned: spikes that are over. */
  unusual: (readonly [from: number, to: number])[];
  /** The evaluation at which a jump was first held back because its provider may be why. */
  heldSince: number | null;
}

const QUARTER = HOUR / 4;
const MOST_UNUSUAL = 8;

export function newSubject(bucket: Bucket): Subject {
  return {
    name: bucket.subject,
    firstSeen: bucket.from,
    settledUpTo: hourOf(bucket.from),
    recent: [],
    settledContact: NO_CONTACT,
    contact: NO_CONTACT,
    isStale: false,
    chronic: HEALTHY,
    past: NO_PAST,
    spike: null,
    unusual: [],
    heldSince: null,
  };
}

export const hourOf = (at: number): number => Math.floor(at / HOUR) * HOUR;

/** Takes a bucket in. False: it came after its hour was settled, and only its answer was heard. */
export function take(subject: Subject, bucket: Bucket, partLength: number): boolean {
  subject.firstSeen = Math.min(subject.firstSeen, bucket.from);
  if (subject.past.upTo === 0)
    subject.settledUpTo = Math.min(subject.settledUpTo, hourOf(bucket.from));
  if (bucket.from < subject.settledUpTo) {
    if (bucket.lastAnswer !== null) {
      subject.settledContact = answeredAt(
        subject.settledContact,
        bucket.logHost,
        bucket.lastAnswer,
      );
      subject.isStale = true;
    }
    return false;
  }
  const { recent } = subject;
  let at = recent.length;
  while (at > 0 && comesBefore(bucket, recent[at - 1])) at--;
  const before = recent[at - 1];
  const replaces = before?.from === bucket.from && before.logHost === bucket.logHost;
  if (replaces) recent[at - 1] = bucket;
  else if (at === recent.length) recent.push(bucket);
  else recent.splice(at, 0, bucket);
  // An answer on top of answers is the same in any order; all else is told again in order.
  const isPlain =
    bucket.unreachable === 0 && bucket.verdicts === 0 && subject.contact.silence === null;
  if (replaces || !isPlain) subject.isStale = true;
  else if (!subject.isStale) subject.contact = contactAfter(subject.contact, [bucket], partLength);
  return true;
}

function comesBefore(a: Bucket, b: Bucket | undefined): boolean {
  if (b === undefined) return false;
  return a.from < b.from || (a.from === b.from && a.logHost < b.logHost);
}

/** Tells into the sums every hour that began at least two hours before `now`. */
export function settle(
  subject: Subject,
  isBlamed: IsBlamed,
  isProviders: (at: number) => boolean,
  settings: Settings,
  now: number,
): void {
  const upTo = hourOf(now - HOUR);
  if (upTo <= subject.settledUpTo) return;
  const { recent } = subject;
  let i = 0;
  while (i < recent.length) {
    const first = recent[i];
    if (first === undefined || first.from >= upTo) break;
    const hour = hourOf(first.from);
    const start = i;
    while (i < recent.length && hourOf(recent[i]?.from ?? 0) === hour) i++;
    const buckets = recent.slice(start, i);
    subject.settledContact = contactAfter(
      subject.settledContact,
      withoutBlame(buckets, isBlamed),
      partLengthOf(settings),
    );
    const cells = cellsOf(buckets, subject, isBlamed, isProviders);
    subject.past = pastWith(subject.past, hour, cells, settings.spike);
  }
  subject.recent = recent.slice(i);
  subject.settledUpTo = upTo;
}

export const partLengthOf = ({ chronic }: Settings): number => chronic.after / chronic.parts;

/** The contact as of now, told again if anything came out of order. */
export function contactNow(subject: Subject, isBlamed: IsBlamed, partLength: number): Contact {
  if (!subject.isStale) return subject.contact;
  subject.contact = contactAfter(
    subject.settledContact,
    withoutBlame(subject.recent, isBlamed),
    partLength,
  );
  subject.isStale = false;
  return subject.contact;
}

/** Minutes from `from` on, all senders together, without what is blamed on somebody else. */
export function seriesOf({ recent }: Subject, from: number, isBlamed: IsBlamed): MinuteCounts[] {
  const series: MinuteCounts[] = [];
  let [at, attempts, noAnswers] = [-1, 0, 0];
  for (const bucket of recent) {
    if (bucket.from < from || isBlamed(bucket)) continue;
    if (bucket.from !== at) {
      if (attempts > 0) series.push({ from: at, attempts, noAnswers });
      [at, attempts, noAnswers] = [bucket.from, 0, 0];
    }
    attempts += bucket.attempts;
    noAnswers += bucket.noAnswer;
  }
  if (attempts > 0) series.push({ from: at, attempts, noAnswers });
  return series;
}

/** Keeps a time out of the usual rate. */
export function remember(subject: Subject, from: number, to: number): void {
  subject.unusual = [...subject.unusual, [from, to] as const].slice(-MOST_UNUSUAL);
}

function cellsOf(
  buckets: readonly Bucket[],
  subject: Subject,
  isBlamed: IsBlamed,
  isProviders: (at: number) => boolean,
): Cell[] {
  const cells: Cell[] = [];
  let [quarter, attempts, noAnswers, isUnusual] = [-1, 0, 0, false];
  const close = (): void => {
    if (attempts > 0) cells.push({ attempts, noAnswers, isUnusual });
  };
  for (const bucket of buckets) {
    if (isBlamed(bucket)) continue;
    const own = Math.floor(bucket.from / QUARTER);
    const unusual = isProviders(bucket.from) || isUnusualAt(subject, bucket.from);
    if (own !== quarter || unusual !== isUnusual) {
      close();
      [quarter, attempts, noAnswers, isUnusual] = [own, 0, 0, unusual];
    }
    attempts += bucket.attempts;
    noAnswers += bucket.noAnswer;
  }
  close();
  return cells;
}

function isUnusualAt({ spike, unusual }: Subject, at: number): boolean {
  if (spike !== null && at >= spike.start) return true;
  return unusual.some(([from, to]) => at >= from && at < to);
}

/** Failures that are blamed on a sender are taken out; what it was answered stays. */
function withoutBlame(buckets: readonly Bucket[], isBlamed: IsBlamed): readonly Bucket[] {
  if (!buckets.some((bucket) => bucket.unreachable > 0 && isBlamed(bucket))) return buckets;
  const none = { unreachable: 0, firstFailure: null, lastFailure: null };
  return buckets.map((bucket) =>
    isBlamed(bucket) ? { ...bucket, ...none, verdicts: 0, expired: 0, suspended: 0 } : bucket,
  );
}
