import { whereBuckets } from './bucket-rows';
import type { Filter, Question } from './question';
import { ms } from './words';

/** A part of a window, in milliseconds; null: as far as the window goes. */
export interface PartOfWindow {
  readonly since: number | null;
  readonly until: number | null;
}

/** The end of what a DateTime64 holds. */
const NEVER = Date.UTC(2299, 11, 31);

/**
 * What the attempts themselves must be read for costs what all attempts of the time cost, whichever domain is asked about. So long
 * before a moment, and after it, may be read that it is no more than so many: to the minute in the newest hours, else to the hour.
 * What is not counted yet counts as nothing. One row.
 *
 * @param window whichever domain it names.
 * @param at undefined: the newest line.
 * @param of what is counted: attempts, or those of them that were unreachable. Of these the newest minute or hour that has any is
 * told whole, however many are in it.
 */
export function affordablePart(
  { since = 0, until = NEVER, mta, logHost }: Filter,
  most: number,
  at = NEVER,
  of: 'attempts' | 'unreachable' = 'attempts',
): Question<PartOfWindow> {
  const begin = of === 'attempts' ? 'until_ms' : 'if(many = n, from_ms, until_ms)';
  return {
    name: 'affordable_part',
    sql: `
WITH
  (
    SELECT if(count() = 0, toDateTime('2100-01-01 00:00:00', 'UTC'), greatest(toStartOfHour(min(start)) + INTERVAL 1 HOUR,
      toStartOfHour(least(max(start), fromUnixTimestamp64Milli({at:Int64}))) - INTERVAL 2 HOUR))
    FROM sender_buckets WHERE seconds = 60
  ) AS to_the_minute,
  buckets AS
  (
    SELECT ${ms('start')} AS from_ms, from_ms + 1000 * seconds AS until_ms, sum(${of}) AS n FROM sender_buckets FINAL
    WHERE (seconds = 3600 AND start < to_the_minute OR seconds = 60 AND start >= to_the_minute)
      AND start >= fromUnixTimestamp64Milli({since:Int64}) AND start < fromUnixTimestamp64Milli({until:Int64})
      AND ${whereBuckets({ mta, logHost })}
    GROUP BY start, seconds
  )
SELECT
  (
    SELECT maxOrNull(${begin}) FROM (SELECT from_ms, until_ms, n, sum(n) OVER (ORDER BY from_ms DESC) AS many FROM buckets WHERE from_ms < {at:Int64})
    WHERE many > {most:UInt64}
  ) AS since_ms,
  (
    SELECT minOrNull(from_ms) FROM (SELECT from_ms, sum(n) OVER (ORDER BY from_ms) AS many FROM buckets WHERE from_ms >= {at:Int64})
    WHERE many > {most:UInt64}
  ) AS until_ms`,
    params: {
      since,
      until,
      at,
      most,
      ...(mta && { mta }),
      ...(logHost !== undefined && { logHost }),
    },
    read: (row) => ({
      since: row['since_ms'] as number | null,
      until: row['until_ms'] as number | null,
    }),
  };
}
