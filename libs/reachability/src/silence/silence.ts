import type { Bucket } from '../bucket';
import { addCounts, addOnce } from './evidence';

/** Kept of each, so that a flag's evidence stays small. */
const MOST_ADDRESSES = 16;
const MOST_SAMPLES = 5;
/** Parts of time that are remembered: enough to judge any cut by a late answer. */
const MOST_PARTS = 48;

/** One part of a silence: the failed attempts in it. */
export interface SilentPart {
  readonly index: number;
  readonly first: number;
  readonly last: number;
  /** Failed attempts by log host. */
  readonly senders: Readonly<Record<string, number>>;
}

/** What was seen of a subject since its last answer: only failures. */
export interface Silence {
  /** The first unreachable attempt since the last answer. */
  readonly since: number;
  /** The last sign of it: an unreachable attempt, or the MTA's own verdict. */
  readonly until: number;
  readonly attempts: number;
  readonly reasons: Readonly<Record<string, number>>;
  readonly senders: Readonly<Record<string, number>>;
  readonly parts: readonly SilentPart[];
  readonly verdicts: number;
  readonly expired: number;
  readonly suspended: number;
  readonly addresses: Readonly<Record<string, number>>;
  readonly samples: readonly string[];
}

/** The silence and the last answer of one subject, as far as its buckets tell. */
export interface Contact {
  readonly lastAnswer: number | null;
  /** When each log host was last answered. */
  readonly reachedBy: Readonly<Record<string, number>>;
  readonly silence: Silence | null;
}

export const NO_CONTACT: Contact = { lastAnswer: null, reachedBy: {}, silence: null };

/** `contact` after one more bucket; buckets come in the order of their time. */
export function contactAfter(contact: Contact, bucket: Bucket, partLength: number): Contact {
  const answered =
    bucket.lastAnswer === null ? contact : answeredAt(contact, bucket.logHost, bucket.lastAnswer);
  const since = failedSince(bucket, answered.lastAnswer);
  if (since === null && answered.silence === null) return answered;
  return { ...answered, silence: silenceAfter(answered.silence, bucket, since, partLength) };
}

/** An answer ends what came before it; failures that are known to be later remain. */
export function answeredAt(contact: Contact, logHost: string, at: number): Contact {
  const known = contact.reachedBy[logHost];
  return {
    lastAnswer: Math.max(contact.lastAnswer ?? at, at),
    reachedBy:
      known !== undefined && known >= at
        ? contact.reachedBy
        : { ...contact.reachedBy, [logHost]: at },
    silence: contact.silence === null ? null : cutAt(contact.silence, at),
  };
}

/** The part of a silence after `at`; whole parts only, so never too long. Null: nothing is left. */
export function cutAt(silence: Silence, at: number): Silence | null {
  if (at < silence.since) return silence;
  const parts = silence.parts.filter(({ first }) => first > at);
  const [first] = parts;
  if (first === undefined) return null;
  const senders = parts.reduce<Record<string, number>>(
    (sum, part) => addCounts(sum, part.senders),
    {},
  );
  return { ...silence, since: first.first, parts, senders, attempts: total(senders) };
}

export function total(counts: Readonly<Record<string, number>>): number {
  let sum = 0;
  for (const name in counts) sum += counts[name] ?? 0;
  return sum;
}

/**
 * The first failure that is later than the last answer. Within one bucket the order is known by its first and last
 * times only; where an answer lies between them, the last failure is the only one that is surely later.
 */
function failedSince(
  { firstFailure, lastFailure }: Bucket,
  lastAnswer: number | null,
): number | null {
  if (firstFailure === null || lastFailure === null) return null;
  if (lastAnswer === null || firstFailure > lastAnswer) return firstFailure;
  return lastFailure > lastAnswer ? lastFailure : null;
}

function silenceAfter(
  before: Silence | null,
  bucket: Bucket,
  since: number | null,
  partLength: number,
): Silence | null {
  const signs = bucket.verdicts + bucket.expired + bucket.suspended;
  if (since === null && (before === null || signs === 0)) return before;
  const failures = since === null ? 0 : since === bucket.firstFailure ? bucket.unreachable : 1;
  const last = Math.max(
    before?.until ?? 0,
    since === null ? 0 : (bucket.lastFailure ?? 0),
    verdictAt(bucket),
  );
  return {
    since: Math.min(before?.since ?? Infinity, since ?? Infinity),
    until: last,
    attempts: (before?.attempts ?? 0) + failures,
    reasons:
      failures === 0 ? (before?.reasons ?? {}) : addCounts(before?.reasons ?? {}, bucket.reasons),
    senders:
      failures === 0
        ? (before?.senders ?? {})
        : addCounts(before?.senders ?? {}, { [bucket.logHost]: failures }),
    parts:
      since === null
        ? (before?.parts ?? [])
        : partsAfter(before?.parts ?? [], bucket, since, failures, partLength),
    verdicts: (before?.verdicts ?? 0) + bucket.verdicts,
    expired: (before?.expired ?? 0) + bucket.expired,
    suspended: (before?.suspended ?? 0) + bucket.suspended,
    addresses: addCounts(before?.addresses ?? {}, bucket.addresses ?? {}, MOST_ADDRESSES),
    samples: addOnce(before?.samples ?? [], bucket.samples ?? [], MOST_SAMPLES),
  };
}

/** Exim's verdict says of this moment that nothing answers; the bucket's start is surely not too late. */
const verdictAt = ({ verdicts, from }: Bucket): number => (verdicts > 0 ? from : 0);

function partsAfter(
  parts: readonly SilentPart[],
  { lastFailure, logHost }: Bucket,
  since: number,
  failures: number,
  partLength: number,
): readonly SilentPart[] {
  const index = Math.floor(since / partLength);
  const last = lastFailure ?? since;
  const at = parts.findIndex((part) => part.index === index);
  const known = parts[at];
  if (known === undefined) {
    const added = [...parts, { index, first: since, last, senders: { [logHost]: failures } }];
    return added.toSorted((a, b) => a.index - b.index).slice(-MOST_PARTS);
  }
  return parts.with(at, {
    index,
    first: Math.min(known.first, since),
    last: Math.max(known.last, last),
    senders: addCounts(known.senders, { [logHost]: failures }),
  });
}
