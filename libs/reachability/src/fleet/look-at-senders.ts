import { HOUR } from '../bucket';
import type { Sender, SenderFinding, SenderTally } from '../blame/finding';
import { newSender, noteReached, senderSentence } from '../blame/finding';
import { checkSender, followShare, getsThrough } from '../blame/sender-check';
import type { Settings } from '../settings';
import { addCounts } from '../silence/counts';
import { unreachableReasons } from '../silence/unreachable';
import type { MinuteCounts } from '../spike/series';
import { startOfRaised } from '../spike/series';
import type { Memory } from './memory';
import type { Subject } from './subject';
import type { SenderTallies } from './tally';
import { LONGEST_LOOK, LOOKS } from './tally';

const MOST_BLAMED = 20;
const MOST_DESTINATIONS = 20;

/** Opens, keeps and ends the findings on our senders. True: what is blamed on them has changed. */
export function lookAtSenders(
  memory: Memory,
  active: Iterable<Subject>,
  tallies: SenderTallies,
  settings: Settings,
  now: number,
  tell: (finding: SenderFinding) => void,
): boolean {
  let hasChanged = false;
  for (const sender of memory.senders.values()) {
    const looks = tallies.map((tally) => tally.get(sender.logHost));
    const longest = looks.at(-1);
    if (longest === undefined) continue;
    if (sender.finding !== null) {
      const middle = looks[1];
      if (middle !== undefined && getsThrough(middle, sender, settings.blame)) {
        tell(close(sender, sender.finding, now));
        hasChanged = true;
      }
      continue;
    }
    noteReached(sender, longest.answered, now);
    const checks = looks.map((look) =>
      look === undefined ? 'fine' : checkSender(look, sender, settings.blame),
    );
    const at = checks.indexOf('cut_off');
    const look = looks[at];
    if (look !== undefined) {
      tell(open(sender, look, active, now));
      hasChanged = true;
      continue;
    }
    const suspected = checks.indexOf('suspect');
    const since = suspected === -1 ? null : now - (LOOKS[suspected] ?? LONGEST_LOOK);
    if (since === null) followShare(sender, longest);
    // A suspicion that goes on keeps its first start.
    const next = since === null ? null : (sender.suspectedSince ?? since);
    if (next !== sender.suspectedSince) {
      sender.suspectedSince = next;
      hasChanged = true;
    }
  }
  return hasChanged;
}

export function knowSender(memory: Memory, logHost: string, settings: Settings): Sender {
  let sender = memory.senders.get(logHost);
  if (sender === undefined) {
    sender = newSender(logHost, settings.blame.usualShare);
    memory.senders.set(logHost, sender);
  }
  return sender;
}

function open(
  sender: Sender,
  look: SenderTally,
  active: Iterable<Subject>,
  now: number,
): SenderFinding {
  const { series, reasons, failing: byName } = unreachableOf(sender.logHost, active, now - HOUR);
  const usual = Math.max(0.01, sender.usualShare);
  const start = Math.min(startOfRaised(series, usual) ?? now, sender.suspectedSince ?? now);
  const { tried, failing, triedByOthers, reachedByOthers } = look;
  const facts = {
    logHost: sender.logHost,
    start,
    foundAt: now,
    endedAt: null,
    ...{ tried, failing, triedByOthers, reachedByOthers },
    reasons,
    destinations: worstFirst(byName),
  };
  sender.finding = { ...facts, because: senderSentence(facts) };
  sender.suspectedSince = null;
  return sender.finding;
}

function close(sender: Sender, finding: SenderFinding, now: number): SenderFinding {
  const over = { ...finding, endedAt: now };
  sender.finding = null;
  sender.blamed = [...sender.blamed, [finding.start, now] as const].slice(-MOST_BLAMED);
  return { ...over, because: senderSentence(over) };
}

const worstFirst = (failing: ReadonlyMap<string, number>): string[] =>
  [...failing]
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MOST_DESTINATIONS)
    .map(([name]) => name);

/** One sender's unreachable attempts by minute, at destinations that are not dead anyway. */
function unreachableOf(
  logHost: string,
  active: Iterable<Subject>,
  from: number,
): { series: MinuteCounts[]; reasons: Record<string, number>; failing: Map<string, number> } {
  const minutes = new Map<number, { from: number; attempts: number; noAnswers: number }>();
  const reasons: Record<string, number> = {};
  const failing = new Map<string, number>();
  for (const { name, recent, chronic } of active) {
    if (chronic.state !== 'healthy') continue;
    for (const bucket of recent) {
      if (bucket.logHost !== logHost || bucket.from < from) continue;
      const minute = minutes.get(bucket.from) ?? { from: bucket.from, attempts: 0, noAnswers: 0 };
      minute.attempts += bucket.attempts;
      minute.noAnswers += bucket.unreachable;
      minutes.set(bucket.from, minute);
      if (bucket.unreachable === 0) continue;
      addCounts(reasons, unreachableReasons(bucket, true));
      failing.set(name, (failing.get(name) ?? 0) + bucket.unreachable);
    }
  }
  return { series: [...minutes.values()].toSorted((a, b) => a.from - b.from), reasons, failing };
}
