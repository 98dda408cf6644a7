import type { Bucket } from '../bucket';
import { HOUR, MINUTE } from '../bucket';
import type { Settings } from '../settings';
import { blameOf } from './blame-of';
import { partLengthOf } from './contact-now';
import { keptBucket } from './kept-bucket';
import { providerFailedAt } from './look-at-providers';
import { knowSender } from './look-at-senders';
import type { Memory } from './memory';
import { settle } from './settle';
import type { Subject } from './subject';
import { newSubject, take } from './subject';
import { usuallyAnswers } from './tally';

/** What an evaluation was told that is new. */
export interface Taken {
  /** Subjects with something new, and whether something of the last hour went unanswered. */
  readonly fresh: Map<Subject, boolean>;
  readonly late: number;
  readonly lastMinute: ReadonlyMap<string, LastMinute>;
}

/** Takes buckets into the memory, and settles what they touched. */
export function takeAll(
  memory: Memory,
  kind: 'domains' | 'addresses',
  buckets: readonly Bucket[],
  settings: Settings,
  now: number,
): Taken {
  const subjects = memory[kind];
  const partLength = partLengthOf(settings);
  const fresh = new Map<Subject, boolean>();
  const lastMinute = new Map<string, LastMinute>();
  let late = 0;
  for (const bucket of buckets) {
    let subject = subjects.get(bucket.subject);
    if (subject === undefined) {
      subject = newSubject(bucket);
      subjects.set(bucket.subject, subject);
    }
    let sender = lastMinute.get(bucket.logHost);
    if (sender === undefined) {
      const { logHost } = knowSender(memory, bucket.logHost, settings);
      sender = { logHost, tried: 0, failing: 0 };
      lastMinute.set(logHost, sender);
    }
    if (bucket.from >= now - MINUTE) {
      sender.tried++;
      if (bucket.unreachable > 0 && usuallyAnswers(subject)) sender.failing++;
    }
    const kept = keptBucket(bucket, subject.name, sender.logHost);
    if (!take(subject, kept, partLength)) late++;
    const isFailing = bucket.noAnswer > 0 && bucket.from >= now - HOUR;
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
  return { fresh, late, lastMinute };
}

/** What a sender tried in the last minute, and failed at though it usually answers. */
export interface LastMinute {
  readonly logHost: string;
  tried: number;
  failing: number;
}
