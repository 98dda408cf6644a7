import type { Bucket } from '../bucket';
import { addCount, addCounts, addOnce } from './counts';
import { unreachableReasons } from './unreachable';

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
  /** Failed attempts by log host, then by reason. */
  readonly senders: Readonly<Record<string, Readonly<Record<string, number>>>>;
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

/** `contact` after more buckets, in the order of their time. */
export function contactAfter(
  contact: Contact,
  buckets: readonly Bucket[],
  partLength: number,
): Contact {
  let lastAnswer = contact.lastAnswer;
  let reachedBy: Record<string, number> = contact.reachedBy;
  for (const { logHost, lastAnswer: at } of buckets) {
    if (at === null) continue;
    if (lastAnswer === null || at > lastAnswer) lastAnswer = at;
    if (at <= (reachedBy[logHost] ?? -Infinity)) continue;
    if (reachedBy === contact.reachedBy) reachedBy = { ...reachedBy };
    reachedBy[logHost] = at;
  }
  const before = contact.silence;
  const kept = before === null || lastAnswer === null ? before : cutAt(before, lastAnswer);
  return { lastAnswer, reachedBy, silence: silenceAfter(kept, buckets, lastAnswer, partLength) };
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
  return { ...silence, since: first.first, parts, ...countedIn(parts, () => true) };
}

/** Failed attempts in some parts of a silence, of the senders that count. */
export function countedIn(
  parts: readonly SilentPart[],
  counts: (logHost: string) => boolean,
): Pick<Silence, 'attempts' | 'reasons' | 'senders'> {
  const senders: Record<string, number> = {};
  const reasons: Record<string, number> = {};
  for (const part of parts)
    for (const [logHost, failures] of Object.entries(part.senders)) {
      if (!counts(logHost)) continue;
      addCount(senders, logHost, total(failures));
      addCounts(reasons, failures);
    }
  return { attempts: total(senders), reasons, senders };
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

/** A silence in the making: copied once, then added to. */
interface Draft extends Omit<Silence, 'reasons' | 'senders' | 'addresses' | 'parts'> {
  since: number;
  until: number;
  attempts: number;
  verdicts: number;
  expired: number;
  suspended: number;
  samples: readonly string[];
  readonly reasons: Record<string, number>;
  readonly senders: Record<string, number>;
  readonly addresses: Record<string, number>;
  readonly parts: DraftPart[];
}

interface DraftPart {
  readonly index: number;
  first: number;
  last: number;
  readonly senders: Record<string, Record<string, number>>;
}

function silenceAfter(
  before: Silence | null,
  buckets: readonly Bucket[],
  lastAnswer: number | null,
  partLength: number,
): Silence | null {
  let draft: Draft | null = null;
  for (const bucket of buckets) {
    const since = failedSince(bucket, lastAnswer);
    if (since === null && before === null && draft === null) continue;
    draft ??= draftOf(before, since ?? bucket.from);
    if (since !== null) addFailures(draft, bucket, since, partLength);
    addSigns(draft, bucket);
  }
  if (draft === null) return before;
  if (draft.parts.length > MOST_PARTS) draft.parts.splice(0, draft.parts.length - MOST_PARTS);
  return draft;
}

function draftOf(before: Silence | null, since: number): Draft {
  if (before === null) {
    const none = { attempts: 0, verdicts: 0, expired: 0, suspended: 0, samples: [], parts: [] };
    return { ...none, since, until: since, reasons: {}, senders: {}, addresses: {} };
  }
  return {
    ...before,
    reasons: { ...before.reasons },
    senders: { ...before.senders },
    addresses: { ...before.addresses },
    parts: before.parts.map((part) => ({
      ...part,
      senders: Object.fromEntries(
        Object.entries(part.senders).map(([logHost, failures]) => [logHost, { ...failures }]),
      ),
    })),
  };
}

/** Failures that came after the last answer. */
function addFailures(draft: Draft, bucket: Bucket, since: number, partLength: number): void {
  const { logHost } = bucket;
  const reasons = unreachableReasons(bucket, since === bucket.firstFailure);
  const failures = total(reasons);
  const last = bucket.lastFailure ?? since;
  draft.since = Math.min(draft.since, since);
  draft.until = Math.max(draft.until, last);
  draft.attempts += failures;
  addCounts(draft.reasons, reasons);
  addCount(draft.senders, logHost, failures);
  const index = Math.floor(since / partLength);
  let part = draft.parts.findLast((known) => known.index === index);
  if (part === undefined) {
    part = { index, first: since, last, senders: {} };
    draft.parts.push(part);
    draft.parts.sort((a, b) => a.index - b.index);
  }
  part.first = Math.min(part.first, since);
  part.last = Math.max(part.last, last);
  if (logHost === '__proto__') return;
  const own = Object.hasOwn(part.senders, logHost) ? part.senders[logHost] : undefined;
  addCounts((part.senders[logHost] = own ?? {}), reasons);
}

/** What is no attempt but says the same; an MTA's own verdict says it of the moment it was made. */
function addSigns(draft: Draft, bucket: Bucket): void {
  if (bucket.verdicts > 0) draft.until = Math.max(draft.until, bucket.from);
  draft.verdicts += bucket.verdicts;
  draft.expired += bucket.expired;
  draft.suspended += bucket.suspended;
  if (bucket.addresses !== undefined) addCounts(draft.addresses, bucket.addresses, MOST_ADDRESSES);
  if (bucket.samples !== undefined)
    draft.samples = addOnce(draft.samples, bucket.samples, MOST_SAMPLES);
}
