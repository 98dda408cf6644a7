import { whereBuckets } from './bucket-rows';
import type { Filter, Question } from './question';
import { ms } from './words';

/** What all domains together came to in one minute, hour or day. */
export interface AttemptsInSpan {
  /** Milliseconds. */
  readonly from: number;
  readonly until: number;
  readonly attempts: number;
  readonly unreachable: number;
}

const NEVER_BEGAN = "toDateTime('2100-01-01 00:00:00', 'UTC')";

/** The end of what a DateTime64 holds. */
const NEVER = Date.UTC(2299, 11, 31);

/**
 * Attempts whichever domain the filter names, in order of time: by the minute in the newest day, by the hour before as far as hours
 * are kept, then by the day. What is not counted yet is missing, and so is a span that begins before the window.
 */
export function attemptsOverTime({
  since = 0,
  until = NEVER,
  mta,
  logHost,
}: Filter): Question<AttemptsInSpan> {
  return {
    name: 'attempts_over_time',
    sql: `
WITH
  (
    SELECT if(count() = 0, ${NEVER_BEGAN}, toStartOfHour(greatest(min(start) + INTERVAL 1 HOUR, least(max(start), now64(3)) - INTERVAL 1 DAY)))
    FROM sender_buckets WHERE seconds = 60
  ) AS to_the_minute,
  (
    SELECT if(count() = 0, ${NEVER_BEGAN}, toStartOfDay(min(start))) FROM sender_buckets WHERE seconds = 3600
  ) AS to_the_hour
SELECT ${ms('start')} AS from_ms, from_ms + 1000 * seconds AS until_ms, sum(s.attempts) AS n, sum(s.unreachable) AS unreached
FROM sender_buckets AS s FINAL
WHERE (seconds = 86400 AND start < to_the_hour OR seconds = 3600 AND start >= to_the_hour AND start < to_the_minute
    OR seconds = 60 AND start >= to_the_minute)
  AND start >= fromUnixTimestamp64Milli({since:Int64}) AND start < fromUnixTimestamp64Milli({until:Int64})
  AND ${whereBuckets({ mta, logHost })}
GROUP BY start, seconds HAVING n > 0 ORDER BY start`,
    params: {
      since,
      until,
      ...(mta && { mta }),
      ...(logHost !== undefined && { logHost }),
    },
    read: (row) => ({
      from: row['from_ms'] as number,
      until: row['until_ms'] as number,
      attempts: row['n'] as number,
      unreachable: row['unreached'] as number,
    }),
  };
}
