import type { Bucket } from '../bucket';
import type { Settings } from '../settings';
import type { Contact } from '../silence/silence';
import { contactAfter } from '../silence/silence';
import { copyOf } from './kept-bucket';
import type { IsBlamed, Subject } from './subject';

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

/** Failures that are blamed on a sender are taken out; what it was answered stays. */
export function withoutBlame(buckets: readonly Bucket[], isBlamed: IsBlamed): readonly Bucket[] {
  if (!buckets.some((bucket) => bucket.unreachable > 0 && isBlamed(bucket))) return buckets;
  const none = { unreachable: 0, firstFailure: null, lastFailure: null };
  return buckets.map((bucket) =>
    isBlamed(bucket)
      ? { ...copyOf(bucket), ...none, verdicts: 0, expired: 0, suspended: 0 }
      : bucket,
  );
}
