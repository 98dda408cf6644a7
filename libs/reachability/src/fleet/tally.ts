import { MINUTE } from '../bucket';
import type { Sender, SenderTally } from '../blame/finding';
import type { Subject } from './subject';

/** Windows of the looks across domains; the shortest sees a fault in its first minute. */
export const LOOKS = [2 * MINUTE, 5 * MINUTE, 15 * MINUTE] as const;
export const LONGEST_LOOK = 15 * MINUTE;

/** By look, then by log host. */
export type SenderTallies = readonly ReadonlyMap<string, SenderTally>[];

/** Attempts, unreachable and answered of each sender in each look at one destination. */
type Counts = Float64Array;

/**
 * What each sender got through to lately. A destination is a domain, or a provider that serves several, counted once;
 * only those that usually answer say anything about a sender.
 */
export function tallySenders(
  subjects: Iterable<Subject>,
  senders: readonly Sender[],
  providerOf: (subject: Subject) => string | null,
  now: number,
): SenderTallies {
  const index = new Map(senders.map(({ logHost }, i) => [logHost, i]));
  const size = senders.length * LOOKS.length * 3;
  const own: Counts = new Float64Array(size);
  const grouped = new Map<string, Counts>();
  const looks = LOOKS.map(() => senders.map(emptyTally));
  for (const subject of subjects) {
    if (!usuallyAnswers(subject)) continue;
    const provider = providerOf(subject);
    if (provider === null) {
      own.fill(0);
      countRecent(subject, senders, index, own, now);
      judge(own, looks);
    } else {
      const counts = grouped.get(provider) ?? new Float64Array(size);
      grouped.set(provider, counts);
      countRecent(subject, senders, index, counts, now);
    }
  }
  for (const counts of grouped.values()) judge(counts, looks);
  return looks.map((all) => new Map(all.map((one, i) => [senders[i]?.logHost ?? '', one])));
}

/** A domain that answered lately and mostly does. */
export function usuallyAnswers({ contact, chronic, past }: Subject): boolean {
  if (contact.lastAnswer === null || chronic.state !== 'healthy') return false;
  return past.attempts === 0 || past.noAnswers * 2 < past.attempts;
}

function countRecent(
  { recent }: Subject,
  senders: readonly Sender[],
  index: ReadonlyMap<string, number>,
  counts: Counts,
  now: number,
): void {
  for (let i = recent.length - 1; i >= 0; i--) {
    const bucket = recent[i];
    if (bucket === undefined || bucket.from < now - LONGEST_LOOK) break;
    const s = index.get(bucket.logHost);
    const blamed = s === undefined ? undefined : senders[s]?.blamed;
    if (s === undefined || blamed === undefined || bucket.attempts === 0) continue;
    // A fault that is over says nothing of now.
    if (blamed.some(([from, to]) => bucket.from >= from && bucket.from < to)) continue;
    const age = now - bucket.from;
    for (let look = LOOKS.length - 1; look >= 0 && age <= (LOOKS[look] ?? 0); look--) {
      const at = (look * senders.length + s) * 3;
      counts[at] = (counts[at] ?? 0) + bucket.attempts;
      counts[at + 1] = (counts[at + 1] ?? 0) + bucket.unreachable;
      counts[at + 2] = (counts[at + 2] ?? 0) + bucket.answered;
    }
  }
}

/** Adds one destination to what is known of each sender that tried it. */
function judge(counts: Counts, looks: readonly (readonly SenderTally[])[]): void {
  looks.forEach((tallies, look) => {
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

const emptyTally = (): SenderTally => ({
  tried: 0,
  failing: 0,
  triedByOthers: 0,
  reachedByOthers: 0,
  answered: 0,
});
