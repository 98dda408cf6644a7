import type { AttemptsInSpan } from '@noanswer/store';

/** A part of a window, in milliseconds; null: as far as the window goes. */
export interface PartOfWindow {
  readonly since: number | null;
  readonly until: number | null;
}

/**
 * What the attempts themselves must be read for costs what all attempts of the time cost, whichever domain is asked about. So long
 * before a moment, and after it, may be read that it is no more than so many.
 *
 * @param spans of the window, in order of time.
 * @param at undefined: the newest.
 */
export function affordablePart(
  spans: readonly AttemptsInSpan[],
  most: number,
  at = Infinity,
): PartOfWindow {
  const before = spans.filter(({ from }) => from < at).reverse();
  const after = spans.filter(({ from }) => from >= at);
  return {
    since: firstBeyond(before, most, 'attempts')?.span.until ?? null,
    until: firstBeyond(after, most, 'attempts')?.span.from ?? null,
  };
}

/** The same of the newest attempts that were unreachable. The newest span that has any is told whole, however many are in it. */
export function affordableUnreachable(
  spans: readonly AttemptsInSpan[],
  most: number,
): PartOfWindow {
  const beyond = firstBeyond([...spans].reverse(), most, 'unreachable');
  if (beyond === undefined) return { since: null, until: null };
  const { span, isFirst } = beyond;
  return { since: isFirst ? span.from : span.until, until: null };
}

interface Beyond {
  readonly span: AttemptsInSpan;
  /** No span before it has any. */
  readonly isFirst: boolean;
}

/** The span with which they become more than that. */
function firstBeyond(
  spans: readonly AttemptsInSpan[],
  most: number,
  of: 'attempts' | 'unreachable',
): Beyond | undefined {
  let many = 0;
  for (const span of spans) {
    if (many + span[of] > most) return { span, isFirst: many === 0 };
    many += span[of];
  }
  return undefined;
}
