import type { Bucket } from '../bucket';
import { HOUR, MINUTE } from '../bucket';
import type { Settings } from '../settings';
import { blameOf } from './blame-of';
import { partLengthOf } from './contact-now';
import { keptBucket } from './kept-bucket';
import { providerFailedAt } from './look-at-providers';
import { knowSender } from './look-at-senders';
import type { Memory } from './memory';
import { route } from './memory';
import { settle } from './settle';
import { NOBODY } from './strangers/name-index';
import type { Subject } from './subject';
import { newSubject, take } from './subject';
import { usuallyAnswers } from './tally';

/** What an evaluation was told that is new. */
export interface Taken {
  /** Subjects with something new, and whether something of the last hour went unanswered. */
  readonly fresh: Map<Subject, boolean>;
  /** The same of strangers, by name. */
  readonly met: Map<string, boolean>;
  readonly late: number;
  readonly lastMinute: ReadonlyMap<string, LastMinute>;
}

/**
 * Takes buckets into the memory, and settles what they touched.
 *
 * @param routes providers of domains that are no subjects yet.
 */
export function takeAll(
  memory: Memory,
  kind: 'domains' | 'addresses',
  buckets: readonly Bucket[],
  routes: ReadonlyMap<string, string>,
  settings: Settings,
  now: number,
): Taken {
  const strangers = memory.strangers[kind];
  const partLength = partLengthOf(settings);
  const fresh = new Map<Subject, boolean>();
  const met = new Map<string, boolean>();
  const lastMinute = new Map<string, LastMinute>();
  const answeredBefore = (known: number): boolean => strangers.answeredBefore(known, now - MINUTE);
  const isNew = ({ from }: Bucket, known: number): boolean =>
    now - Math.min(from, strangers.firstSeen(known)) < settings.chronic.suspectAfter;
  let late = 0;
  for (const bucket of buckets) {
    let subject = memory[kind].get(bucket.subject);
    const stranger = subject === undefined ? strangers.find(bucket.subject) : NOBODY;
    const name = subject?.name ?? bucket.subject;
    const sender = lastMinuteOf(memory, bucket.logHost, lastMinute, settings);
    if (bucket.from >= now - MINUTE) {
      sender.tried++;
      const answers = subject === undefined ? answeredBefore(stranger) : usuallyAnswers(subject);
      if (bucket.unreachable > 0 && answers) sender.failing++;
    }
    const kept = keptBucket(bucket, name, sender.logHost);
    let isFailing = bucket.noAnswer > 0 && bucket.from >= now - HOUR;
    if (subject === undefined) {
      isFailing ||= met.get(name) === true;
      if (isNew(bucket, stranger) && strangers.take(stranger, kept, routes.get(name))) {
        met.set(name, isFailing);
        continue;
      }
      met.delete(name);
      subject = madeKnown(memory, kind, kept, stranger, routes.get(name), partLength);
    }
    if (!take(subject, kept, partLength)) late++;
    if (isFailing || !fresh.has(subject)) fresh.set(subject, isFailing);
  }
  const isBlamed = blameOf(memory);
  for (const subject of fresh.keys()) {
    const provider = memory.providers.get(memory.routes.get(subject.name) ?? '');
    const isProviders = (at: number): boolean =>
      provider !== undefined && providerFailedAt(provider, at);
    settle(subject, kind, isBlamed, isProviders, settings, now);
    if (kind === 'domains') memory.active.add(subject);
  }
  return { fresh, met, late, lastMinute };
}

function lastMinuteOf(
  memory: Memory,
  logHost: string,
  known: Map<string, LastMinute>,
  settings: Settings,
): LastMinute {
  let sender = known.get(logHost);
  if (sender === undefined) {
    sender = { logHost: knowSender(memory, logHost, settings).logHost, tried: 0, failing: 0 };
    known.set(sender.logHost, sender);
  }
  return sender;
}

/** A subject of what is known of a stranger; the bucket that made it one is still to be taken. */
function madeKnown(
  memory: Memory,
  kind: 'domains' | 'addresses',
  bucket: Bucket,
  stranger: number,
  servedNow: string | undefined,
  partLength: number,
): Subject {
  const { subject: name } = bucket;
  const subject = newSubject(bucket);
  memory[kind].set(name, subject);
  const { buckets, provider } = memory.strangers[kind].dismiss(stranger, name);
  for (const earlier of buckets) take(subject, earlier, partLength);
  const served = provider ?? servedNow;
  if (served !== undefined) route(memory, name, served);
  return subject;
}

/** What a sender tried in the last minute, and failed at though it usually answers. */
export interface LastMinute {
  readonly logHost: string;
  tried: number;
  failing: number;
}
