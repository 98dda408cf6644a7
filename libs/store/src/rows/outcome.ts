import type { DeliveryAttempt } from '@noanswer/delivery';
import { WordColumn } from '../columns/texts';

/**
 * What became of an attempt, as one word with tabs: its parts depend on each other so much that
 * together they cost what one of them costs. The table takes it apart again (ALIAS columns).
 */
export class OutcomeColumn extends WordColumn {
  /** By rule, the outcome seen last: nearly always the next one too. */
  private readonly lastOfRule = new Map<string, { attempt: DeliveryAttempt; outcome: string }>();

  addOutcome(attempt: DeliveryAttempt): void {
    const last = this.lastOfRule.get(attempt.rule);
    if (last !== undefined && isSameOutcome(last.attempt, attempt)) {
      this.add(last.outcome);
      return;
    }
    const outcome = outcomeText(attempt);
    this.lastOfRule.set(attempt.rule, { attempt, outcome });
    this.add(outcome);
  }
}

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
