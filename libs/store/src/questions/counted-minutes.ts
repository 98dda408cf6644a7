import { LEVELS } from '../rollups/levels';
import type { Question } from './question';
import { ms } from './words';

/** How far the minutes of one log host are counted. */
export interface CountedHost {
  readonly logHost: string;
  /** The beginning of its newest minute that holds a line, in milliseconds. */
  readonly newest: number;
}

/** The newest counted minute of each log host that has one from here on. */
export const newestMinutes = (from: number): Question<CountedHost> => ({
  name: 'newest_minutes',
  sql: `
SELECT toString(log_host) AS of_host, ${ms('max(start)')} AS newest FROM sender_buckets
WHERE seconds = 60 AND start >= fromUnixTimestamp64Milli({from:Int64}) AND lines > 0
GROUP BY of_host ORDER BY of_host`,
  params: { from },
  read: (row) => ({ logHost: row['of_host'] as string, newest: row['newest'] as number }),
});

/** The first counted minute from here on that holds a line; no row: there is none. */
export const nextMinute = (from: number): Question<number> => ({
  name: 'next_minute',
  sql: `
SELECT ${ms('min(start)')} AS next FROM sender_buckets
WHERE seconds = 60 AND start >= fromUnixTimestamp64Milli({from:Int64}) AND lines > 0
HAVING count() > 0`,
  params: { from },
  read: (row) => row['next'] as number,
});

/**
 * The first time from here on of which minutes are still to be counted; no row: all are. What is to be counted of times
 * before that does not matter.
 */
export const firstUncountedMinute = (from: number): Question<number> => ({
  name: 'first_uncounted_minute',
  sql: `
SELECT min(mark.2) AS first FROM
(
  SELECT arrayJoin(arrayZip(level, start, seconds)) AS mark FROM recount_marks FINAL
)
WHERE mark.1 = ${LEVELS.minute.seconds} AND mark.2 + toInt64(mark.3) * 1000 > {from:Int64}
HAVING count() > 0`,
  params: { from },
  read: (row) => row['first'] as number,
});

/** A host that connections for a domain were made to in one minute. */
export interface RouteMinute {
  /** The beginning of the minute. */
  readonly from: number;
  readonly domain: string;
  readonly host: string;
  readonly ip: string;
  readonly connections: number;
}

/** Where each domain's connections went, minute by minute. */
export const routeMinutes = (from: number, until: number): Question<RouteMinute> => ({
  name: 'route_minutes',
  sql: `
SELECT domain, host, ip, ${ms('start')} AS start_ms, sum(connections) AS n FROM connection_buckets FINAL
WHERE seconds = 60 AND start >= fromUnixTimestamp64Milli({from:Int64}) AND start < fromUnixTimestamp64Milli({until:Int64})
  AND stretch > fromUnixTimestamp64Milli({from:Int64}) - toIntervalMillisecond(${LEVELS.minute.stretchMs})
  AND stretch < fromUnixTimestamp64Milli({until:Int64}) AND domain != ''
GROUP BY domain, host, ip, start_ms HAVING n > 0
ORDER BY start_ms, domain, n DESC, host, ip`,
  params: { from, until },
  read: (row) => ({
    from: row['start_ms'] as number,
    domain: row['domain'] as string,
    host: row['host'] as string,
    ip: row['ip'] as string,
    connections: row['n'] as number,
  }),
});
