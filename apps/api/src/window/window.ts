import { isoTime } from '@noanswer/answers';
import type { Filter } from '@noanswer/store';
import type { Plain } from '../openapi/plain';
import { invalidQuery } from '../problems/problem-error';
import { momentOf } from './moment';
import { WINDOW_ALLOWED, type WindowQuery } from './window-query';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNIT: Readonly<Record<string, number>> = { m: MINUTE, h: HOUR, d: DAY };

const DEFAULT = '24h';
/** As the longest retention. */
const LONGEST = 10_000 * DAY;

export interface Window {
  /** As it was asked for; null where since and until were. */
  readonly asked: string | null;
  readonly since: string | null;
  readonly until: string | null;
}

/** The window of a query, as a filter of rows and as it is told in the answer. */
export function windowOf(
  query: Plain<WindowQuery>,
  now: number,
  usual = DEFAULT,
): { readonly filter: Filter; readonly window: Window } {
  const { window, mta, logHost } = query;
  const between = query.since !== undefined || query.until !== undefined;
  if (between && window !== undefined)
    throw invalidQuery([{ field: 'window', allowed: WINDOW_ALLOWED }]);
  const asked = between ? null : (window ?? usual);
  const since = asked === null ? optionalMoment(query.since) : beginOf(lengthOf(asked), now);
  const until = optionalMoment(query.until);
  if (since !== undefined && until !== undefined && since >= until)
    throw invalidQuery([{ field: 'until', allowed: 'a time after since' }]);
  return {
    filter: { since, until, mta, logHost },
    window: { asked, since: isoTime(since ?? null), until: isoTime(until ?? null) },
  };
}

/** So long before that moment. */
export function windowBefore(
  asked: string,
  end: number,
): { readonly filter: Pick<Filter, 'since' | 'until'>; readonly window: Window } {
  const filter = { since: beginOf(lengthOf(asked), end), until: end };
  const window = { asked, since: isoTime(filter.since), until: isoTime(end) };
  return { filter, window };
}

/**
 * Rounded down to the full hour, minute or second, so that whoever asks for the same window at about the same time
 * asks the same question; and of days long ago only hours are counted ahead. It has no end: clocks differ, and a
 * line of this second counts.
 */
function beginOf(length: number, now: number): number {
  const step = length >= 3 * DAY ? HOUR : length >= HOUR ? MINUTE : SECOND;
  return Math.max(0, Math.floor((now - length) / step) * step);
}

function lengthOf(window: string): number {
  const length = Number(window.slice(0, -1)) * (UNIT[window.slice(-1)] ?? 0);
  if (length > LONGEST) throw invalidQuery([{ field: 'window', allowed: WINDOW_ALLOWED }]);
  return length;
}

const optionalMoment = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : momentOf(text);
