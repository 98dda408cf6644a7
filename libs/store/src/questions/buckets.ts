import type { Bucket } from '@noanswer/reachability';
import { CONNECTION_BUCKETS, DOMAIN_BUCKETS, together, type BucketTable } from '../rollups/columns';
import { LEVELS, type Level } from '../rollups/levels';
import type { Question } from './question';
import { ms } from './words';

/** What buckets are of: recipient domains, or destinations `host[ip]:port`. */
export type SubjectKind = 'domain' | 'address';

/** A bucket and when it was counted: by the server's clock, in microseconds; greater is newer. */
export interface CountedBucket {
  readonly bucket: Bucket;
  readonly version: number;
}

const TABLE_OF: Readonly<Record<SubjectKind, BucketTable>> = {
  domain: DOMAIN_BUCKETS,
  address: CONNECTION_BUCKETS,
};

const ADDRESS = "concat(host, '[', ip, ']:', toString(port))";
const SUBJECT: Readonly<Record<SubjectKind, string>> = { domain: 'domain', address: ADDRESS };

/**
 * Minutes that were counted after this version, oldest count first: who asks again and again, with the
 * version of the last row, hears of every change. A minute that holds nothing any more comes as zeros.
 *
 * A little more than `limit` comes, never a part of what was counted at once. Where several processes count, one that began
 * earlier may end later: ask with a version some minutes back, and take buckets twice.
 *
 * @param before only minutes of log time that begin before this; undefined: all.
 */
export function recountedMinutes(
  kind: SubjectKind,
  sinceVersion: number,
  limit = 100_000,
  before?: number,
): Question<CountedBucket> {
  const { table } = TABLE_OF[kind];
  const isBefore =
    before === undefined ? '' : 'AND start < fromUnixTimestamp64Milli({before:Int64})';
  const newer = `seconds = 60 AND version > {sinceVersion:UInt64} ${isBefore}`;
  return {
    name: 'recounted_minutes',
    sql: `
SELECT ${SUBJECT[kind]} AS subject, of_host, start_ms, version, ${columnsOf(kind)}
FROM
(
  SELECT *, toString(log_host) AS of_host, ${ms('start')} AS start_ms FROM ${table}
  WHERE ${newer} AND version <=
    (SELECT max(version) FROM (SELECT version FROM ${table} WHERE ${newer} ORDER BY version LIMIT {limit:UInt64}))
)
GROUP BY version, subject, of_host, start_ms
ORDER BY version, subject, of_host, start_ms`,
    params: { sinceVersion, limit, ...(before !== undefined && { before }) },
    read: (row) => ({ bucket: READ[kind](row, 60), version: row['version'] as number }),
  };
}

/** The newest count there is: whoever begins to follow without a past begins here. 0: nothing was counted. */
export function newestCount(kind: SubjectKind): Question<number> {
  return {
    name: 'newest_count',
    sql: `SELECT max(version) AS version FROM ${TABLE_OF[kind].table} WHERE seconds = 60`,
    params: {},
    read: (row) => row['version'] as number,
  };
}

export interface BucketsWanted {
  /** Only these; undefined: all. */
  readonly names?: readonly string[] | undefined;
  /** Milliseconds since 1970: buckets that begin from here on, before there. */
  readonly from: number;
  readonly until: number;
  readonly level: Level;
}

/**
 * Buckets as they were last counted, by subject and in order of time: the past of a domain, or what an evaluation
 * needs that begins anew. What was written in the last seconds is not in it yet.
 */
export function bucketsOf(kind: SubjectKind, wanted: BucketsWanted): Question<Bucket> {
  const { names, from, until, level } = wanted;
  const { seconds, stretchMs } = LEVELS[level];
  return {
    name: 'buckets_of',
    sql: `
SELECT ${SUBJECT[kind]} AS subject, of_host, start_ms, ${columnsOf(kind)}
FROM
(
  SELECT *, toString(log_host) AS of_host, ${ms('start')} AS start_ms FROM ${TABLE_OF[kind].table} FINAL
  WHERE seconds = ${seconds} AND start >= fromUnixTimestamp64Milli({from:Int64}) AND start < fromUnixTimestamp64Milli({until:Int64})
    AND stretch > fromUnixTimestamp64Milli({from:Int64}) - toIntervalMillisecond(${stretchMs})
    AND stretch < fromUnixTimestamp64Milli({until:Int64})
    ${names === undefined ? '' : `AND ${SUBJECT[kind]} IN {names:Array(String)}`}
)
GROUP BY subject, of_host, start_ms
HAVING ${HOLDS_SOMETHING[kind]}
ORDER BY subject, start_ms, of_host`,
    params: { from, until, ...(names && { names }) },
    read: (row) => READ[kind](row, seconds),
  };
}

const HOLDS_SOMETHING: Readonly<Record<SubjectKind, string>> = {
  domain: 'lines > 0 OR last_connected IS NOT NULL OR notEmpty(addresses)',
  address: 'connections > 0',
};

function columnsOf(kind: SubjectKind): string {
  const { columns } = TABLE_OF[kind];
  return Object.entries(columns)
    .map(([name, how]) => together(name, how))
    .join(', ');
}

type Row = Record<string, unknown>;

const READ: Readonly<Record<SubjectKind, (row: Row, seconds: number) => Bucket>> = {
  domain: (row, seconds) => ({
    ...shared(row, seconds),
    attempts: row['attempts'] as number,
    delivered: row['delivered'] as number,
    answered: row['attempts_answered'] as number,
    reasons: failuresIn(row['reasons'] as Record<string, number>),
    suspended: row['suspended'] as number,
    expired: row['expired'] as number,
    verdicts: Object.values(row['verdicts'] as Record<string, number>).reduce((a, b) => a + b, 0),
    lastAnswer: later(timeOf(row['last_answer']), timeOf(row['last_connected'])),
    addresses: row['addresses'] as Record<string, number>,
  }),
  address: (row, seconds) => ({
    ...shared(row, seconds),
    attempts: row['connections'] as number,
    delivered: 0,
    answered: row['answered'] as number,
    reasons: failuresIn(row['results'] as Record<string, number>),
    suspended: 0,
    expired: 0,
    verdicts: 0,
    lastAnswer: timeOf(row['last_answer']),
  }),
};

const shared = (row: Row, seconds: number) => ({
  subject: row['subject'] as string,
  logHost: row['of_host'] as string,
  from: row['start_ms'] as number,
  seconds,
  noAnswer: row['no_answer'] as number,
  unreachable: row['unreachable'] as number,
  firstFailure: timeOf(row['first_unreachable']),
  lastFailure: timeOf(row['last_unreachable']),
  samples: row['samples'] as string[],
});

/** ClickHouse writes `2026-05-01 12:00:00.000`, in UTC; null stays null. */
const timeOf = (value: unknown): number | null =>
  value === null ? null : Date.parse(`${(value as string).replace(' ', 'T')}Z`);

const later = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.max(a, b);

const NO_FAILURES: ReadonlySet<string> = new Set(['delivered', 'handed_over', 'answered']);

const failuresIn = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([reason]) => !NO_FAILURES.has(reason)));
