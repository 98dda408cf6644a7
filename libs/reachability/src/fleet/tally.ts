import { MINUTE } from '../bucket';
import type { Sender, SenderTally } from '../blame/finding';
import { isBlamedAt } from '../blame/finding';
import { expectedRate } from '../spike/baseline';
import type { Subject } from './subject';

/** Windows of the looks across domains; the shortest sees a fault in its first minute. */
export const LOOKS = [2 * MINUTE, 5 * MINUTE, 15 * MINUTE] as const;
export const LONGEST_LOOK = 15 * MINUTE;

/** What all domains of one provider showed in one window, without failures that are blamed on senders. */
export interface ProviderTally {
  attempts: number;
  noAnswers: number;
  /** No answers that its domains' usual rates let expect. */
  expected: number;
  domains: number;
  /** Domains whose own rate is raised. */
  failing: number;
  /** The domain with most no answers. */
  worst: { attempts: number; noAnswers: number; expected: number };
}

export interface Tallies {
  /** By look, then by sender. */
  readonly senders: readonly ReadonlyMap<string, SenderTally>[];
  /** By look, then by provider. */
  readonly providers: readonly ReadonlyMap<string, ProviderTally>[];
}

/** Attempts, unreachable and answered of each sender in each look at one destination. */
type Counts = Float64Array;

/**
 * One look across everything that was tried lately. A destination is a domain, or a provider that serves several;
 * only those that usually answer say anything about a sender.
 */
export function tally(
  subjects: Iterable<Subject>,
  senders: readonly Sender[],
  providerOf: (domain: string) => string | null,
  now: number,
): Tallies {
  const index = new Map(senders.map(({ logHost }, i) => [logHost, i]));
  const size = senders.length * LOOKS.length * 3;
  const own: Counts = new Float64Array(size);
  const grouped = new Map<string, Counts>();
  const bySender = LOOKS.map(() => senders.map(emptySender));
  const byProvider = LOOKS.map(() => new Map<string, ProviderTally>());
  const held = senders.map((sender) => sender.finding ?? sender.suspectedSince ?? sender.blamed[0]);
  for (const subject of subjects) {
    const provider = providerOf(subject.name);
    if (!usuallyAnswers(subject)) continue;
    let counts = own;
    if (provider === null) own.fill(0);
    else {
      counts = grouped.get(provider) ?? new Float64Array(size);
      grouped.set(provider, counts);
    }
    const pooled = provider === null ? null : [0, 0, 0, 0, 0, 0];
    countRecent(subject, senders, index, held, counts, pooled, now);
    if (provider === null) judge(counts, bySender);
    else if (pooled !== null) pool(subject, provider, pooled, byProvider, now);
  }
  for (const counts of grouped.values()) judge(counts, bySender);
  return {
    senders: bySender.map((all) => new Map(all.map((one, i) => [senders[i]?.logHost ?? '', one]))),
    providers: byProvider,
  };
}

/** A domain that answered lately and mostly does. */
function usuallyAnswers({ contact, chronic, past }: Subject): boolean {
  if (contact.lastAnswer === null || chronic.state !== 'healthy') return false;
  return past.attempts === 0 || past.noAnswers * 2 < past.attempts;
}

function countRecent(
  { recent }: Subject,
  senders: readonly Sender[],
  index: ReadonlyMap<string, number>,
  held: readonly unknown[],
  counts: Counts,
  pooled: number[] | null,
  now: number,
): void {
  for (let i = recent.length - 1; i >= 0; i--) {
    const bucket = recent[i];
    if (bucket === undefined || bucket.from < now - LONGEST_LOOK) break;
    const s = index.get(bucket.logHost) ?? -1;
    const sender = senders[s];
    if (sender === undefined || bucket.attempts === 0) continue;
    const mayBeBlamed = held[s] !== undefined && held[s] !== null;
    const isOver =
      mayBeBlamed && sender.blamed.some(([from, to]) => bucket.from >= from && bucket.from < to);
    const isOurs = isOver || (mayBeBlamed && isBlamedAt(sender, bucket.from));
    for (let look = 0; look < LOOKS.length; look++) {
      if (bucket.from < now - (LOOKS[look] ?? 0)) continue;
      if (!isOver) {
        const at = (look * senders.length + s) * 3;
        counts[at] = (counts[at] ?? 0) + bucket.attempts;
        counts[at + 1] = (counts[at + 1] ?? 0) + bucket.unreachable;
        counts[at + 2] = (counts[at + 2] ?? 0) + bucket.answered;
      }
      if (pooled !== null && !isOurs) {
        pooled[2 * look] = (pooled[2 * look] ?? 0) + bucket.attempts;
        pooled[2 * look + 1] = (pooled[2 * look + 1] ?? 0) + bucket.noAnswer;
      }
    }
  }
}

/** Adds one destination to what is known of each sender that tried it. */
function judge(counts: Counts, bySender: readonly (readonly SenderTally[])[]): void {
  bySender.forEach((tallies, look) => {
    let [tried, reaching] = [0, 0];
    const base = look * tallies.length;
    for (let s = 0; s < tallies.length; s++) {
      if ((counts[(base + s) * 3] ?? 0) === 0) continue;
      tried++;
      if (!isFailing(counts, (base + s) * 3)) reaching++;
    }
    if (tried === 0) return;
    for (let s = 0; s < tallies.length; s++) {
      const at = (base + s) * 3;
      const one = tallies[s];
      if (one === undefined || (counts[at] ?? 0) === 0) continue;
      one.tried++;
      if ((counts[at + 2] ?? 0) > 0) one.answered++;
      if (!isFailing(counts, at)) continue;
      one.failing++;
      if (tried > 1) one.triedByOthers++;
      if (reaching > 0) one.reachedByOthers++;
    }
  });
}

/** More than half of a sender's attempts at it were unreachable. */
const isFailing = (counts: Counts, at: number): boolean =>
  (counts[at + 1] ?? 0) * 2 > (counts[at] ?? 0);

function pool(
  { past }: Subject,
  provider: string,
  pooled: readonly number[],
  byProvider: readonly Map<string, ProviderTally>[],
  now: number,
): void {
  const usual = expectedRate(past, now);
  byProvider.forEach((tallies, look) => {
    const [attempts, noAnswers] = [pooled[2 * look] ?? 0, pooled[2 * look + 1] ?? 0];
    if (attempts === 0) return;
    const known = tallies.get(provider) ?? emptyProvider();
    tallies.set(provider, known);
    const expected = attempts * usual;
    known.attempts += attempts;
    known.noAnswers += noAnswers;
    known.expected += expected;
    known.domains++;
    if (noAnswers > 2 * expected) known.failing++;
    if (noAnswers > known.worst.noAnswers) known.worst = { attempts, noAnswers, expected };
  });
}

const emptySender = (): SenderTally => ({
  tried: 0,
  failing: 0,
  triedByOthers: 0,
  reachedByOthers: 0,
  answered: 0,
});

const emptyProvider = (): ProviderTally => ({
  attempts: 0,
  noAnswers: 0,
  expected: 0,
  domains: 0,
  failing: 0,
  worst: { attempts: 0, noAnswers: 0, expected: 0 },
});
