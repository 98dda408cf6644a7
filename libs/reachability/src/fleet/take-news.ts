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
  const subjects = memory[kind];
  const strangers = memory.strangers[kind];
  const partLength = partLengthOf(settings);
  const fresh = new Map<Subject, boolean>();
  const met = new Map<string, boolean>();
  const lastMinute = new Map<string, LastMinute>();
  let late = 0;
  for (const bucket of buckets) {
    let subject = subjects.get(bucket.subject);
    const stranger = subject === undefined ? strangers.find(bucket.subject) : NOBODY;
    let sender = lastMinute.get(bucket.logHost);
    if (sender === undefined) {
      const { logHost } = knowSender(memory, bucket.logHost, settings);
      sender = { logHost, tried: 0, failing: 0 };
      lastMinute.set(logHost, sender);
    }
    if (bucket.from >= now - MINUTE) {
      sender.tried++;
      const answers =
        subject === undefined ? strangers.lastAnswer(stranger) !== null : usuallyAnswers(subject);
      if (bucket.unreachable > 0 && answers) sender.failing++;
    }
    const name = subject?.name ?? bucket.subject;
    const kept = keptBucket(bucket, name, sender.logHost);
    let isFailing = bucket.noAnswer > 0 && bucket.from >= now - HOUR;
    if (subject === undefined) {
      const first = Math.min(bucket.from, strangers.firstSeen(stranger));
      const isLong = now - first >= settings.chronic.suspectAfter;
      if (!isLong && strangers.take(stranger, kept, routes.get(name))) {
        if (isFailing || !met.has(name)) met.set(name, isFailing);
        continue;
      }
      subject = newSubject(kept);
      subjects.set(name, subject);
      isFailing ||= met.get(name) === true;
      met.delete(name);
      const { buckets: earlier, provider } = strangers.dismiss(stranger, name);
      for (const one of earlier) take(subject, one, partLength);
      const served = provider ?? routes.get(name);
      if (served !== undefined) route(memory, name, served);
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

/** What a sender tried in the last minute, and failed at though it usually answers. */
export interface LastMinute {
  readonly logHost: string;
  tried: number;
  failing: number;
}
