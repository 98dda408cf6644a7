import { whereBuckets } from './bucket-rows';
import type { Filter, Question } from './question';
import { ms } from './words';

/** What all domains together came to in one minute or hour. */
export interface AttemptsInSpan {
  /** Milliseconds. */
  readonly from: number;
  readonly until: number;
  readonly attempts: number;
  readonly unreachable: number;
}

/** The end of what a DateTime64 holds. */
const NEVER = Date.UTC(2299, 11, 31);

/**
 * Attempts whichever domain the filter names, in order of time: by the minute in the newest day of which minutes are kept, by the
 * hour before. What is not counted yet is missing.
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
    SELECT if(count() = 0, toDateTime('2100-01-01 00:00:00', 'UTC'),
      toStartOfHour(greatest(min(start) + INTERVAL 1 HOUR, max(start) - INTERVAL 1 DAY)))
    FROM sender_buckets WHERE seconds = 60
  ) AS to_the_minute
SELECT ${ms('start')} AS from_ms, from_ms + 1000 * seconds AS until_ms, sum(s.attempts) AS n, sum(s.unreachable) AS unreached
FROM sender_buckets AS s FINAL
WHERE (seconds = 3600 AND start < to_the_minute OR seconds = 60 AND start >= to_the_minute)
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
