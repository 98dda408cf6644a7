import { UNREACHABLE_REASONS } from '@noanswer/delivery';
import {
  ANSWERED,
  AT_THE_DOMAIN,
  FAILED,
  listed,
  SILENT,
  TRIED,
  UNREACHABLE,
} from '../questions/words';
import {
  CONNECTION_BUCKETS,
  DOMAIN_BUCKETS,
  MOST_SAMPLES,
  NOTHING,
  together,
  type BucketTable,
} from './columns';
import { floorOf, LEVELS, type Level } from './levels';

/**
 * `INSERT … SELECT`s that count buckets anew out of the attempts. Parameters: `hosts` and `starts`, the
 * marked times of `spanMs` each; `from` and `until` around them all; `version`.
 */
export function recountStatements(level: Level): readonly string[] {
  return [
    insert(DOMAIN_BUCKETS, level, [attempts(level), lines(level), heard(level)]),
    insert(CONNECTION_BUCKETS, level, [connections(level)]),
  ];
}

/** The same out of the buckets of a finer level: for times of which these are kept. */
export function sumUpStatements(level: Level, finer: Level): readonly string[] {
  return [DOMAIN_BUCKETS, CONNECTION_BUCKETS].map((table) => {
    const values = Object.entries(table.columns).map(([name, kind]) => [
      name,
      kind === 'counts' ? `CAST(b.${name}, 'Map(String, UInt64)')` : `b.${name}`,
    ]);
    const subject = table.subject.map((name) => `b.${name} AS ${name}`).join(', ');
    return insert(table, level, [
      `SELECT ${subject}, ${KEY('b.start', LEVELS[level])}, ${row(table, Object.fromEntries(values))}
      FROM (SELECT * FROM ${table.table} FINAL
        WHERE seconds = ${LEVELS[finer].seconds} AND ${within('start', finer)}) AS b`,
    ]);
  });
}

/** What is known of the newest count of these times. One row: microseconds. */
export const newestVersion = (level: Level): string =>
  [DOMAIN_BUCKETS, CONNECTION_BUCKETS]
    .map(
      ({ table }) =>
        `SELECT max(version) AS version FROM ${table} WHERE seconds = ${LEVELS[level].seconds} AND ${within('start', level)}`,
    )
    .join(' UNION ALL ');

/**
 * A bucket that is there and has nothing in it any more (a connection's domain became known, a time zone
 * was corrected) is counted too, as zeros that replace it.
 */
function insert(table: BucketTable, level: Level, counted: readonly string[]): string {
  const { seconds, stretchMs } = LEVELS[level];
  const { subject, columns } = table;
  const key = ['seconds', 'stretch', ...subject, 'start', 'log_host', 'mta'];
  const old = `SELECT ${subject.map((name) => `b.${name} AS ${name}`).join(', ')}, ${KEY('b.start', LEVELS[level])}, ${row(table, {})}
      FROM (SELECT * FROM ${table.table} WHERE seconds = ${seconds} AND ${within('start', level)}) AS b`;
  return `
INSERT INTO ${table.table} (${[...key, ...Object.keys(columns), 'version'].join(', ')})
SELECT ${seconds}, fromUnixTimestamp64Milli(toInt64(${floorOf('start_ms', stretchMs)}), 'UTC'), ${subject.join(', ')},
  fromUnixTimestamp64Milli(toInt64(start_ms), 'UTC'), of_host, of_mta,
  ${Object.entries(columns)
    .map(([name, kind]) => together(name, kind))
    .join(',\n  ')},
  {version:UInt64}
FROM
(
  ${[...counted, old].join('\n  UNION ALL\n  ')}
)
GROUP BY ${subject.join(', ')}, start_ms, of_host, of_mta`;
}

/** The log host, the MTA and the start of the bucket. */
const KEY = (at: string, { ms }: { readonly ms: number }): string =>
  `toString(b.log_host) AS of_host, toString(b.mta) AS of_mta, ${floorOf(`toUnixTimestamp64Milli(${at})`, ms)} AS start_ms`;

/** All columns of a table, with these values. */
const row = ({ columns }: BucketTable, values: Readonly<Record<string, string>>): string =>
  Object.entries(columns)
    .map(([name, kind]) => `${values[name] ?? NOTHING[kind]} AS ${name}`)
    .join(', ');

/** Rows of the marked times. */
function within(at: string, level?: Level): string {
  const begins = floorOf(`toUnixTimestamp64Milli(${at})`, '{spanMs:Int64}');
  const stretches =
    level === undefined
      ? ''
      : `stretch >= fromUnixTimestamp64Milli(toInt64(${floorOf('{from:Int64}', LEVELS[level].stretchMs)})) AND stretch < fromUnixTimestamp64Milli({until:Int64}) AND `;
  return `${stretches}${at} >= fromUnixTimestamp64Milli({from:Int64}) AND ${at} < fromUnixTimestamp64Milli({until:Int64})
        AND (toString(log_host), ${begins}) IN (SELECT arrayJoin(arrayZip({hosts:Array(String)}, {starts:Array(Int64)})))`;
}

const PLACE = (columns: string): string =>
  `ANY LEFT JOIN (SELECT id, ${columns} FROM places) AS p ON p.id = b.place`;

const when = (condition: string, value: string): string => `if(${condition}, ${value}, 0)`;
const timeWhen = (condition: string, value: string): string => `if(${condition}, ${value}, NULL)`;
const position = "concat(toString(source), ':', toString(offset))";
const samples = (condition: string): string =>
  `groupArraySortedIf(${MOST_SAMPLES})(${position}, ${condition})`;

function attempts(level: Level): string {
  const n = (condition: string): string => when(condition, 'n');
  return `SELECT ifNull(p.domain, '') AS domain, ${KEY('b.start', LEVELS[level])}, ${row(
    DOMAIN_BUCKETS,
    {
      tried: n(TRIED),
      attempts: n(AT_THE_DOMAIN),
      delivered: n("reason = 'delivered'"),
      answered: n(ANSWERED),
      no_answer: n("reason = 'no_answer'"),
      unreachable: n(UNREACHABLE),
      attempts_answered: n(`${ANSWERED} AND ${AT_THE_DOMAIN}`),
      recipients: when(TRIED, 'recipients_n'),
      lines: 'n',
      reasons: 'map(toString(reason), n)',
      samples: 'some',
      first_tried: timeWhen(TRIED, 'first_at'),
      last_tried: timeWhen(TRIED, 'last_at'),
      first_failure: timeWhen(FAILED, 'first_at'),
      last_failure: timeWhen(FAILED, 'last_at'),
      first_unreachable: timeWhen(UNREACHABLE, 'first_at'),
      last_unreachable: timeWhen(UNREACHABLE, 'last_at'),
      first_silent: timeWhen(SILENT, 'first_at'),
      last_silent: timeWhen(SILENT, 'last_at'),
      last_answer: timeWhen(ANSWERED, 'last_at'),
    },
  )}
      FROM (
        SELECT place, log_host, mta, reason, speaker, ${START(level)} AS start, count() AS n,
          sum(recipients.token.size0) AS recipients_n, min(at) AS first_at, max(at) AS last_at,
          ${samples(UNREACHABLE)} AS some
        FROM delivery_attempts FINAL WHERE ${within('at')} GROUP BY ALL
      ) AS b ${PLACE('domain')}`;
}

function lines(level: Level): string {
  return `SELECT ifNull(p.domain, '') AS domain, ${KEY('b.start', LEVELS[level])}, ${row(
    DOMAIN_BUCKETS,
    {
      suspended: 'suspended_n',
      expired: 'expired_n',
      lines: 'n',
      verdicts:
        "if(said = '', CAST(map(), 'Map(String, UInt64)'), map(said, suspended_n + expired_n))",
    },
  )}
      FROM (
        SELECT place, log_host, mta, toString(verdict) AS said, ${START(level)} AS start, count() AS n,
          countIf(kind = 'suspended') AS suspended_n, countIf(kind = 'expired') AS expired_n
        FROM not_attempted FINAL WHERE ${within('at')} GROUP BY ALL
      ) AS b ${PLACE('domain')}`;
}

/** What connections tell of the domain that they were made for. */
function heard(level: Level): string {
  const address =
    "concat(ifNull(p.host, ''), '[', ifNull(p.ip, ''), ']:', toString(ifNull(p.port, 0)))";
  // Addresses are evidence of what goes on now; of hours and days the connections' own buckets tell.
  const failed =
    level === 'minute'
      ? `if(result = 'answered', CAST(map(), 'Map(String, UInt64)'), map(${address}, n))`
      : NOTHING.counts;
  return `SELECT ifNull(p.domain, '') AS domain, ${KEY('b.start', LEVELS[level])}, ${row(
    DOMAIN_BUCKETS,
    {
      addresses: failed,
      last_connected: timeWhen("result = 'answered'", 'last_at'),
    },
  )}
      FROM (${connectionRows(level)}) AS b ${PLACE('domain, host, ip, port')}`;
}

function connections(level: Level): string {
  const failed = "result != 'answered'";
  const unreachable = `result IN (${listed(UNREACHABLE_REASONS)})`;
  return `SELECT ifNull(p.domain, '') AS domain, ifNull(p.host, '') AS host, ifNull(p.ip, '') AS ip, ifNull(p.port, 0) AS port, ${KEY('b.start', LEVELS[level])}, ${row(
    CONNECTION_BUCKETS,
    {
      connections: 'n',
      answered: when("result = 'answered'", 'n'),
      no_answer: when("result = 'no_answer'", 'n'),
      unreachable: when(unreachable, 'n'),
      results: 'map(toString(result), n)',
      samples: 'some',
      first_failure: timeWhen(failed, 'first_at'),
      last_failure: timeWhen(failed, 'last_at'),
      first_unreachable: timeWhen(unreachable, 'first_at'),
      last_unreachable: timeWhen(unreachable, 'last_at'),
      last_answer: timeWhen("result = 'answered'", 'last_at'),
    },
  )}
      FROM (${connectionRows(level)}) AS b ${PLACE('domain, host, ip, port')}`;
}

const connectionRows = (level: Level): string => `
        SELECT place, log_host, mta, result, ${START(level)} AS start, count() AS n,
          min(at) AS first_at, max(at) AS last_at, ${samples("result != 'answered'")} AS some
        FROM connection_attempts FINAL WHERE ${within('at')} GROUP BY ALL`;

/** When a row's bucket begins. */
const START = (level: Level): string =>
  `fromUnixTimestamp64Milli(toInt64(${floorOf('toUnixTimestamp64Milli(at)', LEVELS[level].ms)}), 'UTC')`;
