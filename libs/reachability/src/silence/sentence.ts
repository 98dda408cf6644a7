import { DAY, HOUR, MINUTE } from '../bucket';
import type { ChronicState, Reachability } from './chronic';
import type { SilenceEvidence } from './evidence';

/** Why a state was entered, for a person on call: one sentence, times in UTC. */
export function sentenceOf(
  to: Reachability,
  { state: from, since: before }: Pick<ChronicState, 'state' | 'since'>,
  evidence: SilenceEvidence | null,
  answer: number | null,
  now: number,
): string {
  const answered = timeText(answer ?? now);
  if (to === 'recovering') {
    const silent = before === null ? 'a long time' : lengthText((answer ?? now) - before);
    return `It answered ${answered} after ${silent} of silence; it counts as healthy when it still answers some hours later.`;
  }
  if (to === 'healthy' || evidence === null) return `It answers: last ${answered}.`;
  const { attempts, reasons, senders, expired, verdicts, since, until, lastAnswer } = evidence;
  const count = Object.keys(senders).length;
  const signs = [
    expired > 0 ? `${expired === 1 ? '1 message' : `${expired} messages`} expired` : '',
    verdicts > 0
      ? `Exim found it failing for a long time ${verdicts === 1 ? 'once' : `${verdicts} times`}`
      : '',
  ].filter((text) => text !== '');
  const last =
    lastAnswer === null ? 'it never answered before' : `it last answered ${timeText(lastAnswer)}`;
  return (
    `Nothing has answered ${from === 'recovering' ? 'again ' : ''}for ${lengthText(until - since)}: ` +
    `${attempts === 1 ? '1 attempt' : `${attempts} attempts`} from ${count === 1 ? '1 sender' : `${count} senders`} failed ` +
    `(${reasonsText(reasons)})${signs.length > 0 ? `, ${signs.join(', ')}` : ''}; ${last}.`
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
