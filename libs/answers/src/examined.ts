import {
  attemptsOverTime,
  domainRates,
  type Asked,
  type AttemptsInSpan,
  type Filter,
} from '@noanswer/store';
import { affordablePart, affordableUnreachable } from './affordable-part';
import { isoTime } from './iso-time';
import type { ExaminedReport } from './report';

/** Attempts that are read for one answer: a twentieth of a second's work, or so. */
const MOST_ATTEMPTS = 50_000;
/** Unreachable attempts whose messages are followed for one answer: half a second's work, or so. */
const MOST_RETRIED = 50_000;
const MINUTE = 60_000;

/**
 * The filter, on so much of its window as can be read in a moment: around a time, or the newest. A window with fewer attempts
 * is left as it is.
 */
export async function examinedPart(store: Asked, filter: Filter, at?: number): Promise<Filter> {
  const { since, until } = affordablePart(await spansOf(store, filter), MOST_ATTEMPTS, at);
  // The minute of the time itself, however much is in it.
  const [latestStart, earliestEnd] =
    at === undefined ? [Infinity, -Infinity] : [at - MINUTE, at + MINUTE];
  return {
    ...filter,
    since:
      since === null ? filter.since : Math.max(filter.since ?? 0, Math.min(since, latestStart)),
    until:
      until === null
        ? filter.until
        : Math.min(filter.until ?? Infinity, Math.max(until, earliestEnd)),
  };
}

/**
 * The part of which it can be told in a moment what became of messages that were tried again: all of it where no more attempts than
 * that were unreachable, or those for the domain of the filter; else the newest.
 *
 * @param unreachable attempts for the domain of the filter, if that is known.
 */
export async function examinedForRetries(
  store: Asked,
  filter: Filter,
  unreachable?: number,
): Promise<Filter> {
  if ((unreachable ?? (await unreachableOf(store, filter))) <= MOST_RETRIED) return filter;
  const { since } = affordableUnreachable(await spansOf(store, filter), MOST_RETRIED);
  return since === null ? filter : { ...filter, since: Math.max(filter.since ?? 0, since) };
}

/** How much there is to be read changes little in so long, and all pages of a window have it in common. */
const SPANS_MAY_BE_OLD_MS = 10_000;

const spansOf = (store: Asked, filter: Filter): Promise<readonly AttemptsInSpan[]> =>
  store.ask({ ...attemptsOverTime(filter), mayBeOldMs: SPANS_MAY_BE_OLD_MS });

/** Of all domains it is told by the part that is affordable. */
async function unreachableOf(store: Asked, { domain, ...filter }: Filter): Promise<number> {
  if (domain === undefined) return Infinity;
  const [rates] = await store.ask(domainRates(filter, [domain]));
  return rates?.unreachable ?? 0;
}

export const examinedReport = ({ since, until }: Filter): ExaminedReport => ({
  since: isoTime(since ?? null),
  until: isoTime(until ?? null),
});
