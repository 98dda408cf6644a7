import type { Permanence, Speaker } from '../attempt';
import type { Bounce, CodeDescription, ReasonAdvice, RetryAdvice } from '../knowledge';
import { describeReason } from '../knowledge';
import type { Reason } from '../reason';

/** What the text was taken for. */
export type ExplainedAs = 'code' | 'log line' | 'bounce text' | 'words' | 'nothing known';

/** One way to understand the text; a bare code may mean two things, by who said it. */
export interface Reading {
  /** Short name of what happened. */
  readonly title: string;
  readonly meaning: string;
  readonly reason: Reason;
  /** Who spoke; null where the text alone cannot tell. */
  readonly speaker: Speaker | null;
  readonly side: ReasonAdvice['side'];
  readonly bounce: Bounce;
  readonly code: string;
  /** The enhanced code digit by digit. */
  readonly digits: string;
  /** Rule or vendor deviation that decided; empty for a bare code. */
  readonly rule: string;
  readonly causes: readonly string[];
  readonly whatToDo: readonly string[];
  readonly retry: RetryAdvice;
  readonly standard: string;
  /** What else has to be said: that the line is no attempt, that codes contradict each other. */
  readonly notes: readonly string[];
}

export interface Explanation {
  readonly as: ExplainedAs;
  /** Empty if nothing is known of the text. */
  readonly readings: readonly Reading[];
}

/** What a reading starts from: its reason tells the rest, a code tells it better. */
export interface ReadingParts {
  readonly reason: Reason;
  readonly speaker: Speaker | null;
  readonly permanence?: Permanence;
  readonly rule?: string;
  readonly meaning?: string;
  readonly code?: CodeDescription | undefined;
  readonly notes?: readonly string[];
}

/** Puts a reading together: what the code says where it speaks of the same reason, else the reason. */
export function readingOf(parts: ReadingParts): Reading {
  const { reason, code } = parts;
  const advice = describeReason(reason);
  const codeFits = code?.reason === reason;
  const source = codeFits ? code : advice;
  const note = code?.note === undefined ? [] : [code.note];
  return {
    title: codeFits ? code.name : advice.title,
    meaning: parts.meaning ?? (codeFits ? code.meaning : advice.meaning),
    reason,
    speaker: parts.speaker,
    side: advice.side,
    bounce: parts.permanence ?? (codeFits ? code.bounce : advice.retry.retry ? 'soft' : 'hard'),
    code: code?.code ?? '',
    digits: code?.digits ?? '',
    rule: parts.rule ?? '',
    causes: source.causes,
    whatToDo: source.whatToDo,
    retry: source.retry,
    standard: code?.standard ?? '',
    notes: [...(parts.notes ?? []), ...note],
  };
}
