import { HOUR, MINUTE } from '../bucket';
import type { Spike } from '../spike/spike';
import { lengthText, timeText } from '../silence/sentence';
import { percent } from '../spike/percent';

/** One of our senders does not get out: not the fault of any destination. */
export interface SenderFinding {
  readonly logHost: string;
  readonly start: number;
  readonly foundAt: number;
  readonly endedAt: number | null;
  /** Unrelated destinations that usually answer, tried in the window that found it; how many of them failed. */
  readonly tried: number;
  readonly failing: number;
  /** Of the failing ones, those tried by other senders of ours meanwhile, and those that others reached. */
  readonly triedByOthers: number;
  readonly reachedByOthers: number;
  readonly reasons: Readonly<Record<string, number>>;
  /** Destinations that usually answer and failed it, the most failures first; at most 20. */
  readonly destinations: readonly string[];
  readonly because: string;
}

/** Many domains of one receiving network fail together. */
export interface ProviderFinding {
  readonly provider: string;
  /** The pooled no-answer rate of its domains, told like a domain's spike. */
  readonly spike: Spike;
  /** Domains with no answers when it was found, worst first; at most 20. */
  readonly domains: readonly string[];
  readonly failing: number;
  readonly tried: number;
}

export interface SenderTally {
  tried: number;
  failing: number;
  triedByOthers: number;
  reachedByOthers: number;
  /** Destinations, usual ones or not, that answered it. */
  answered: number;
}

/** What is remembered of one sender. */
export interface Sender {
  readonly logHost: string;
  /** Usual share of failing destinations, slowly followed. */
  usualShare: number;
  /** Destinations that answered it, the most at one look, by hour. */
  reached: (readonly [hour: number, destinations: number])[];
  finding: SenderFinding | null;
  /** Since when its failures are held back; null: nothing is suspected. */
  suspectedSince: number | null;
  /** Times for which it was to blame, the last few. */
  blamed: (readonly [from: number, to: number])[];
}

export function newSender(logHost: string, usualShare: number): Sender {
  return { logHost, usualShare, reached: [], finding: null, suspectedSince: null, blamed: [] };
}

/** So many other destinations must have answered a sender within a day for it to be a witness. */
const WITNESS = 3;

export function noteReached(sender: Sender, destinations: number, now: number): void {
  const hour = Math.floor(now / HOUR);
  const last = sender.reached.at(-1);
  if (last?.[0] !== hour)
    sender.reached = [...sender.reached, [hour, destinations] as const].filter(
      ([at]) => at > hour - 24,
    );
  else if (destinations > last[1]) sender.reached[sender.reached.length - 1] = [hour, destinations];
}

/** Whoever is cut off is one too: what it fails at meanwhile counts against nobody, and what it failed at before does. */
export const isWitness = ({ reached }: Sender): boolean =>
  reached.some(([, destinations]) => destinations >= WITNESS);

/** Whether what this sender failed at then is not to be counted against a destination. */
export function isBlamedAt({ finding, suspectedSince, blamed }: Sender, at: number): boolean {
  if (finding !== null && at >= finding.start) return true;
  if (suspectedSince !== null && at >= suspectedSince) return true;
  return blamed.some(([from, to]) => at >= from && at < to);
}

export function senderSentence(finding: Omit<SenderFinding, 'because' | 'destinations'>): string {
  const { logHost, start, tried, failing, triedByOthers, reachedByOthers, endedAt } = finding;
  const others =
    triedByOthers === 0
      ? 'no other sender of ours tried them meanwhile'
      : `others of ours reached ${reachedByOthers} of the ${triedByOthers} they tried too`;
  const until = endedAt === null ? '' : `; it gets through again since ${timeText(endedAt)}`;
  return (
    `${logHost} does not get out since ${timeText(start)}: ${failing} of ${tried} unrelated destinations ` +
    `that usually answer failed, ${others}${until}.`
  );
}

export function providerSentence({
  provider,
  spike,
  failing,
  tried,
}: Omit<ProviderFinding, 'domains'>): string {
  const end =
    spike.endedAt === null
      ? ''
      : `; over after ${lengthText(Math.max(MINUTE, spike.endedAt - spike.start))}`;
  return (
    `${provider} as a whole: since ${timeText(spike.start)} ${failing} of ${tried} of its domains got no answers ` +
    `(${spike.noAnswers} of ${spike.attempts} attempts, usually ${percent(spike.usualRate)})${end}.`
  );
}
