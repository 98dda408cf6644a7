import type { Bucket } from '../bucket';
import { HOUR } from '../bucket';
import type { ChronicState } from '../silence/chronic';
import { HEALTHY } from '../silence/chronic';
import type { Contact } from '../silence/silence';
import { answeredAt, contactAfter, NO_CONTACT } from '../silence/silence';
import type { Baseline } from '../spike/baseline';
import { NO_PAST } from '../spike/baseline';
import type { MinuteCounts } from '../spike/series';
import type { Spike } from '../spike/spike';
import { compact } from './compact-bucket';

/** Whether the failures in a bucket are blamed on its sender, or on a whole provider. */
export type IsBlamed = (bucket: Bucket) => boolean;

/**
 * What is remembered of one subject. The far past is told in sums, the last hour as buckets,
 * so that one counted again replaces itself. Plain data: it can be saved and read back.
 */
export interface Subject {
  readonly name: string;
  firstSeen: number;
  /** Start of the first quarter of an hour that is not told in the sums. */
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

const MOST_UNUSUAL = 8;

export function newSubject(bucket: Bucket): Subject {
  return {
    name: bucket.subject,
    firstSeen: bucket.from,
    settledUpTo: quarterOf(bucket.from),
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

/** What is not needed minute by minute is told in quarters of an hour. */
export const QUARTER = HOUR / 4;
export const quarterOf = (at: number): number => Math.floor(at / QUARTER) * QUARTER;

/** Takes a bucket in. False: it came after its time was settled, and only its answer was heard. */
export function take(subject: Subject, bucket: Bucket, partLength: number): boolean {
  subject.firstSeen = Math.min(subject.firstSeen, bucket.from);
  if (subject.past.upTo === 0)
    subject.settledUpTo = Math.min(subject.settledUpTo, quarterOf(bucket.from));
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
  const held = compact(bucket);
  const lastMinute = recent.at(-1)?.from ?? -Infinity;
  let at = recent.length;
  while (at > 0 && comesBefore(bucket, recent[at - 1])) at--;
  const before = recent[at - 1];
  const replaces = before?.from === bucket.from && before.logHost === bucket.logHost;
  if (replaces) recent[at - 1] = held;
  // A literal of one is small; most names are met once.
  else if (recent.length === 0) subject.recent = [held];
  else if (at === recent.length) recent.push(held);
  else recent.splice(at, 0, held);
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
