import { DAY, HOUR, MINUTE } from '../bucket';
import type { ChronicState, Reachability } from './chronic';
import type { Contact } from './silence';

/** Why a state was entered, for a person on call: one sentence, times in UTC. */
export function sentenceOf(
  to: Reachability,
  { since: before }: ChronicState,
  since: number | null,
  { silence, lastAnswer }: Contact,
  now: number,
): string {
  const answer =
    lastAnswer === null ? 'it never answered before' : `it last answered ${timeText(lastAnswer)}`;
  if (to === 'recovering')
    return `It answered ${timeText(since ?? now)} after ${before === null ? 'a long time' : lengthText((since ?? now) - before)} of silence; it counts as healthy when it still answers some hours later.`;
  if (to === 'healthy') return `It answers: last ${timeText(lastAnswer ?? now)}.`;
  if (silence === null) return 'Nothing answers.';
  const senders = Object.keys(silence.senders);
  const signs = [
    silence.expired > 0 ? `${silence.expired} messages expired` : '',
    silence.verdicts > 0 ? `Exim found it failing for a long time ${silence.verdicts} times` : '',
  ].filter((text) => text !== '');
  return (
    `Nothing has answered for ${lengthText(silence.until - (since ?? silence.since))}: ` +
    `${silence.attempts} attempts from ${senders.length === 1 ? '1 sender' : `${senders.length} senders`} failed ` +
    `(${reasonsText(silence.reasons)})${signs.length > 0 ? `, ${signs.join(', ')}` : ''}; ${answer}.`
  );
}

export function reasonsText(reasons: Readonly<Record<string, number>>): string {
  return Object.entries(reasons)
    .filter(([, count]) => count > 0)
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, 3)
    .map(([reason, count]) => `${count} ${reason.replaceAll('_', ' ')}`)
    .join(', ');
}

/** `2026-11-21 19:08 UTC` */
export function timeText(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

export function lengthText(milliseconds: number): string {
  if (milliseconds >= 2 * DAY) return `${Math.floor(milliseconds / DAY)} days`;
  if (milliseconds >= 2 * HOUR) return `${Math.floor(milliseconds / HOUR)} h`;
  return `${Math.max(1, Math.round(milliseconds / MINUTE))} min`;
}
