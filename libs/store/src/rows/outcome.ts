import type { DeliveryAttempt } from '@noanswer/delivery';
import { WordColumn } from '../columns/texts';

/**
 * What became of an attempt, as one word with tabs: its parts depend on each other so much that
 * together they cost what one of them costs. The table takes it apart again (ALIAS columns).
 */
export class OutcomeColumn extends WordColumn {
  /** By rule, the outcomes seen last: nearly always one of them is the next one too. */
  private readonly lastOfRule = new Map<string, Seen[]>();

  addOutcome(attempt: DeliveryAttempt): void {
    const seen = this.lastOfRule.get(attempt.rule) ?? [];
    for (let i = 0; i < seen.length; i++) {
      const one = seen[i];
      if (one !== undefined && isSameOutcome(one.attempt, attempt)) {
        this.add(one.outcome);
        return;
      }
    }
    const outcome = outcomeText(attempt);
    if (seen.length === MOST_SEEN) seen.shift();
    seen.push({ attempt, outcome });
    this.lastOfRule.set(attempt.rule, seen);
    this.add(outcome);
  }
}

interface Seen {
  readonly attempt: DeliveryAttempt;
  readonly outcome: string;
}

/** What was delivered differs in a few codes of the reply. */
const MOST_SEEN = 8;

/** True if the attempt reached the host of its place; otherwise the place is what was tried last. */
const isRelayed = (attempt: DeliveryAttempt): boolean =>
  attempt.relayHost !== '' || attempt.relayIp !== '';

const isSameOutcome = (a: DeliveryAttempt, b: DeliveryAttempt): boolean =>
  a.reason === b.reason &&
  a.speaker === b.speaker &&
  a.permanence === b.permanence &&
  a.replyCode === b.replyCode &&
  a.enhancedCode === b.enhancedCode &&
  a.dsn === b.dsn &&
  a.recipients[0]?.status === b.recipients[0]?.status &&
  isRelayed(a) === isRelayed(b);

const outcomeText = (attempt: DeliveryAttempt): string =>
  [
    attempt.reason,
    attempt.rule,
    attempt.speaker,
    attempt.permanence,
    attempt.recipients[0]?.status ?? '',
    attempt.dsn,
    String(attempt.replyCode),
    attempt.enhancedCode,
    isRelayed(attempt) ? 'relay' : 'none',
  ]
    // The codes are a stranger's: no tab of theirs may move the words.
    .map((word) => word.replaceAll('\t', ' '))
    .join('\t');
