import { connectionRows, domainRows, keyOf, row, startOf } from './counted-rows';
import { happenedRows } from './happened-rows';
import {
  BUCKET_TABLES,
  CONNECTION_BUCKETS,
  DOMAIN_BUCKETS,
  HAPPENED_BUCKETS,
  RETRY_BUCKETS,
  together,
  TOTALLED,
  type BucketTable,
} from './columns';
import { floorOf, LEVELS, type Level } from './levels';
import { retryRows } from './retry-rows';
import { STORED } from './row-tables';
import { flagsOf, hashOf, isDomain, SAMPLE_SIZE } from './samples';

/**
 * `INSERT … SELECT`s that count buckets anew out of the attempts. Parameters: `hosts` and `starts`, the
 * marked times of `spanMs` each; `from` and `until` around them all; `version`.
 *
 * @param tables where the attempts are read: gathered before, they are those of the marked times.
 */
export function recountStatements(level: Level, tables = STORED): readonly string[] {
  const where = tables.isStored ? markedRows : 'true';
  const rows = { tables, where, bucketMs: LEVELS[level].ms };
  return [
    insert(DOMAIN_BUCKETS, level, domainRows(rows)),
    insert(CONNECTION_BUCKETS, level, [connectionRows(rows)]),
    insert(HAPPENED_BUCKETS, level, happenedRows(rows)),
    insert(RETRY_BUCKETS, level, retryRows(rows)),
  ];
}

/** The same out of the buckets of a finer level: for times of which these are kept. */
export function sumUpStatements(level: Level, finer: Level): readonly string[] {
  const { ms } = LEVELS[level];
  return BUCKET_TABLES.map((table) => {
    const values = Object.entries(table.columns).map(([name, kind]) => [
      name,
      kind === 'counts' ? `CAST(b.${name}, 'Map(String, UInt64)')` : `b.${name}`,
    ]);
    return insert(table, level, [
      `SELECT ${[...subjectOf(table), keyOf(startOf('b.start', ms))].join(', ')}, ${row(table, Object.fromEntries(values) as Record<string, string>)}
      FROM (SELECT * FROM ${table.table} FINAL WHERE ${markedBuckets(finer)}) AS b`,
    ]);
  });
}

/** What is known of the newest count of these times. One row: microseconds. */
export const newestVersion = (level: Level): string =>
  [DOMAIN_BUCKETS, CONNECTION_BUCKETS]
    .map(
      ({ table }) => `SELECT max(version) AS version FROM ${table} WHERE ${markedBuckets(level)}`,
    )
    .join(' UNION ALL ');

/**
 * A bucket that is there and has nothing in it any more (a connection's domain became known) is counted
 * too, as zeros that replace it.
 */
function insert(table: BucketTable, level: Level, counted: readonly string[]): string {
  const { seconds, stretchMs } = LEVELS[level];
  const { subject, columns } = table;
  const key = ['seconds', 'stretch', ...subject, 'start', 'log_host', 'mta'];
  const old = `SELECT ${[...subjectOf(table), keyOf('b.start')].join(', ')}, ${row(table, {})}
      FROM (SELECT * FROM ${table.table} WHERE ${markedBuckets(level)}) AS b`;
  const counts = Object.entries(columns).map(([name, kind]) => together(name, kind));
  return `
INSERT INTO ${table.table} (${[...key, ...Object.keys(columns), 'version'].join(', ')})
SELECT ${[
    seconds,
    `fromUnixTimestamp64Milli(toInt64(${floorOf('start_ms', stretchMs)}), 'UTC')`,
    ...subject,
    "fromUnixTimestamp64Milli(toInt64(start_ms), 'UTC')",
  ].join(', ')}, of_host, of_mta,
  ${counts.join(',\n  ')},
  {version:UInt64}
FROM
(
  ${[...counted, old].join('\n  UNION ALL\n  ')}
)
GROUP BY ${[...subject, 'start_ms', 'of_host', 'of_mta'].join(', ')}`;
}

/**
 * What is made out of the domains' buckets in turn. Of all log hosts together, whichever were counted: so their version is of a
 * time after that, or of two who count different hosts of an hour the one that saw less could win.
 */
export const summaryStatements = (level: Level): readonly string[] => [
  senders(level),
  samples(level),
  ...(level === 'minute' ? [] : [failing(level)]),
  ...(level === 'day' ? [totals(level)] : []),
];

const SUMMED = [
  ...[
    'tried',
    'attempts',
    'delivered',
    'answered',
    'no_answer',
    'unreachable',
    'attempts_answered',
  ],
  ...['recipients', 'suspended', 'expired', 'lines'],
];

const senders = (level: Level): string => `
INSERT INTO sender_buckets (seconds, start, log_host, mta, ${SUMMED.join(', ')}, reasons, domains, failing_domains, version)
SELECT ${LEVELS[level].seconds}, b.start, b.log_host, b.mta,
  ${SUMMED.map((name) => `sum(b.${name})`).join(', ')},
  mapFilter((k, v) -> v > 0, sumMap(CAST(b.reasons, 'Map(String, UInt64)'))),
  uniqExactIf(b.domain, b.attempts > 0), uniqExactIf(b.domain, b.unreachable > 0), {version:UInt64}
FROM (SELECT * FROM domain_buckets FINAL WHERE ${markedBuckets(level)}) AS b
GROUP BY b.start, b.log_host, b.mta`;

/** What `egress` and `domainTotal` count, of as many domains as a sample holds. */
const samples = (level: Level): string => `
INSERT INTO domain_samples (seconds, start, log_host, mta, attempts, hashes, flags, version)
SELECT ${LEVELS[level].seconds}, b.start, b.log_host, b.mta, sum(b.attempts),
  arrayMap(one -> one.1, groupArraySortedIf(${SAMPLE_SIZE})(
    (${hashOf('b.domain')}, ${flagsOf('b.attempts', 'b.unreachable', 'b.attempts_answered')}), ${isDomain('b.lines', 'b.domain', 'b.tried')}
  ) AS sample),
  arrayMap(one -> one.2, sample), {version:UInt64}
FROM (SELECT * FROM domain_buckets FINAL WHERE ${markedBuckets(level)}) AS b
GROUP BY b.start, b.log_host, b.mta`;

/** Of all log hosts, whichever was counted; what failed no more is replaced by zeros. */
const failing = (level: Level): string => `
INSERT INTO failing_buckets (seconds, start, domain, no_answer, unreachable, version)
SELECT ${LEVELS[level].seconds}, b.start, b.domain, sum(b.no_answer), sum(b.unreachable), {version:UInt64}
FROM
(
  SELECT start, domain, no_answer, unreachable FROM domain_buckets FINAL
  WHERE ${bucketsAround(level)} AND unreachable > 0
  UNION ALL
  SELECT start, domain, 0, 0 FROM failing_buckets
  WHERE seconds = ${LEVELS[level].seconds} AND ${around('start')}
) AS b
GROUP BY b.start, b.domain`;

/** What holds nothing any more is there as zeros, and is one here too. */
const totals = (level: Level): string => `
INSERT INTO domain_totals (seconds, stretch, domain, start, ${TOTALLED.join(', ')}, version)
SELECT b.seconds, b.stretch, b.domain, b.start,
  ${TOTALLED.map((name) => together(name, DOMAIN_BUCKETS.columns[name] ?? 'sum', `b.${name}`)).join(', ')}, {version:UInt64}
FROM (SELECT * FROM domain_buckets FINAL WHERE ${bucketsAround(level)}) AS b
GROUP BY b.seconds, b.stretch, b.domain, b.start`;

const subjectOf = ({ subject }: BucketTable): readonly string[] =>
  subject.map((name) => `b.${name} AS ${name}`);

function around(at: string): string {
  return `${at} >= fromUnixTimestamp64Milli({from:Int64}) AND ${at} < fromUnixTimestamp64Milli({until:Int64})`;
}

/** Rows of the marked times. */
function marked(at: string): string {
  return `${around(at)}
        AND (toString(log_host), ${floorOf(`toUnixTimestamp64Milli(${at})`, '{spanMs:Int64}')})
          IN (SELECT arrayJoin(arrayZip({hosts:Array(String)}, {starts:Array(Int64)})))`;
}

/** Of attempts, lines and connections. */
export const markedRows = marked('at');

/** Buckets of a level around the marked times, and within them. */
const bucketsAround = (level: Level): string => {
  const { seconds, stretchMs } = LEVELS[level];
  const first = floorOf('{from:Int64}', stretchMs);
  return `seconds = ${seconds} AND stretch >= fromUnixTimestamp64Milli(toInt64(${first}))
        AND stretch < fromUnixTimestamp64Milli({until:Int64}) AND ${around('start')}`;
};
const markedBuckets = (level: Level): string => `${bucketsAround(level)} AND ${marked('start')}`;
