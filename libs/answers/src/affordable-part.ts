import type { AttemptsInSpan } from '@noanswer/store';

/** A part of a window, in milliseconds; null: as far as the window goes. */
export interface PartOfWindow {
  readonly since: number | null;
  readonly until: number | null;
}

const MINUTE = 60_000;

/**
 * What the attempts themselves must be read for costs what all attempts of the time cost, whichever domain is asked about. So long
 * before a moment, and after it, may be read that it is no more than so many; of an hour or a day so many minutes of it as if
 * its attempts came evenly.
 *
 * @param spans of the window, in order of time.
 * @param at undefined: the newest.
 */
export function affordablePart(
  spans: readonly AttemptsInSpan[],
  most: number,
  at = Infinity,
): PartOfWindow {
  const pieces = spans.flatMap((span) => splitAt(span, at));
  const before = pieces.filter(({ from }) => from < at).reverse();
  const after = pieces.filter(({ from }) => from >= at);
  const first = firstBeyond(before, most, 'attempts');
  const last = firstBeyond(after, most, 'attempts');
  return {
    since: first === undefined ? null : first.span.until - affordableOf(first),
    until: last === undefined ? null : last.span.from + affordableOf(last),
  };
}

/** The same of the newest attempts that were unreachable. The newest span that has any is told whole, however many are in it. */
export function affordableUnreachable(
  spans: readonly AttemptsInSpan[],
  most: number,
): PartOfWindow {
  const beyond = firstBeyond([...spans].reverse(), most, 'unreachable');
  if (beyond === undefined) return { since: null, until: null };
  const { span, room } = beyond;
  return { since: room === most ? span.from : span.until, until: null };
}

function splitAt(span: AttemptsInSpan, at: number): readonly AttemptsInSpan[] {
  const { from, until, attempts, unreachable } = span;
  if (at <= from || at >= until) return [span];
  const share = (at - from) / (until - from);
  const part = (one: number): number => Math.round(one * share);
  return [
    { from, until: at, attempts: part(attempts), unreachable: part(unreachable) },
    {
      ...{ from: at, until },
      attempts: attempts - part(attempts),
      unreachable: unreachable - part(unreachable),
    },
  ];
}

interface Beyond {
  readonly span: AttemptsInSpan;
  /** What the spans before it leave. */
  readonly room: number;
}

/** Milliseconds of a span, in whole minutes. */
const affordableOf = ({ span, room }: Beyond): number =>
  Math.floor(((span.until - span.from) * room) / span.attempts / MINUTE) * MINUTE;

/** The span with which they become more than that. */
function firstBeyond(
  spans: readonly AttemptsInSpan[],
  most: number,
  of: 'attempts' | 'unreachable',
): Beyond | undefined {
  let room = most;
  for (const span of spans) {
    if (span[of] > room) return { span, room };
    room -= span[of];
  }
  return undefined;
}
