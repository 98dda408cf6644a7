import type { Bucket } from '../bucket';
import { HOUR, MINUTE } from '../bucket';
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
  /** As far as it is settled, before the minute of the last bucket, and as of now. */
  settledContact: Contact;
  earlierContact: Contact;
  contact: Contact;
  /** What must be told again of `contact`: what the last minute did to it, or all that is not settled. */
  stale: 'nothing' | 'last_minute' | 'all';
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
    earlierContact: NO_CONTACT,
    contact: NO_CONTACT,
    stale: 'nothing',
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
      subject.stale = 'all';
    }
    return false;
  }
  const { recent } = subject;
  const lastMinute = recent.at(-1)?.from ?? -Infinity;
  let at = recent.length;
  while (at > 0 && comesBefore(bucket, recent[at - 1])) at--;
  const before = recent[at - 1];
  const replaces = before?.from === bucket.from && before.logHost === bucket.logHost;
  if (replaces) recent[at - 1] = bucket;
  else if (at === recent.length) recent.push(bucket);
  else recent.splice(at, 0, bucket);
  noteStale(subject, bucket, lastMinute, replaces, partLength);
  return true;
}

/** Most buckets are the newest, or an answer on top of answers: those need not tell all of the last hours again. */
function noteStale(
  subject: Subject,
  bucket: Bucket,
  lastMinute: number,
  replaces: boolean,
  partLength: number,
): void {
  const isFresh = subject.stale === 'nothing';
  if (bucket.from > lastMinute) {
    if (isFresh) subject.earlierContact = subject.contact;
    subject.stale = isFresh ? 'last_minute' : 'all';
  } else if (bucket.from === lastMinute) {
    if (isFresh) subject.stale = 'last_minute';
  } else if (isFresh && !replaces && isPlain(subject, bucket)) {
    subject.earlierContact = contactAfter(subject.earlierContact, [bucket], partLength);
    subject.contact = contactAfter(subject.contact, [bucket], partLength);
  } else subject.stale = 'all';
}

/** An answer on top of answers is the same in any order. */
function isPlain({ contact, earlierContact }: Subject, { unreachable, verdicts }: Bucket): boolean {
  const isSilent = contact.silence !== null || earlierContact.silence !== null;
  return unreachable === 0 && verdicts === 0 && !isSilent;
}

function comesBefore(a: Bucket, b: Bucket | undefined): boolean {
  if (b === undefined) return false;
  return a.from < b.from || (a.from === b.from && a.logHost < b.logHost);
}

/**
 * Tells into the sums every hour that began at least two hours before `now`, each subject in its own minute of the hour:
 * for 200,000 at once it would be most of a second.
 */
export function settle(
  subject: Subject,
  isBlamed: IsBlamed,
  isProviders: (at: number) => boolean,
  settings: Settings,
  now: number,
): void {
  const upTo = hourOf(now - HOUR - ownMinute(subject.name) * MINUTE);
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
  if (i > 0 && subject.stale !== 'nothing') subject.stale = 'all';
}

/** FNV-1a of the name, to a minute of the hour. */
function ownMinute(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++)
    hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193) >>> 0;
  return hash % 60;
}

export const partLengthOf = ({ chronic }: Settings): number => chronic.after / chronic.parts;

/** The contact as of now, told again as far as anything is new or came out of order. */
export function contactNow(subject: Subject, isBlamed: IsBlamed, partLength: number): Contact {
  if (subject.stale === 'nothing') return subject.contact;
  const { recent, earlierContact, settledContact } = subject;
  const start = firstOfLastMinute(recent);
  const minute = withoutBlame(recent.slice(start), isBlamed);
  if (subject.stale === 'all' || !goesOn(earlierContact, minute)) {
    const earlier = withoutBlame(recent.slice(0, start), isBlamed);
    subject.earlierContact = contactAfter(settledContact, earlier, partLength);
    subject.contact = goesOn(subject.earlierContact, minute)
      ? contactAfter(subject.earlierContact, minute, partLength)
      : contactAfter(settledContact, [...earlier, ...minute], partLength);
  } else subject.contact = contactAfter(earlierContact, minute, partLength);
  subject.stale = 'nothing';
  return subject.contact;
}

/**
 * Whether the last minute can be told on top of what was before: nothing answered in it, or the answer is later than
 * all that failed before. An answer amid a silence cuts it, and what is left of it only its buckets tell.
 */
function goesOn({ silence }: Contact, minute: readonly Bucket[]): boolean {
  if (silence === null) return true;
  return minute.every(({ lastAnswer }) => lastAnswer === null || lastAnswer > silence.until);
}

function firstOfLastMinute(recent: readonly Bucket[]): number {
  const last = recent.at(-1)?.from;
  let start = recent.length;
  while (start > 0 && recent[start - 1]?.from === last) start--;
  return start;
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
