import { UNREACHABLE_REASONS } from '@noanswer/delivery';
import { BY_TIME, settingsText } from '../engine/settings';
import {
  ANSWERED,
  AT_THE_DOMAIN,
  FAILED,
  listed,
  placesBy,
  SILENT,
  TRIED,
  UNREACHABLE,
} from '../questions/words';
import {
  CONNECTION_BUCKETS,
  DOMAIN_BUCKETS,
  MOST_SAMPLES,
  NOTHING,
  type BucketTable,
} from './columns';
import { floorOf } from './levels';
import { rowsIn, STORED, type RowTables } from './row-tables';

/** Which rows are counted, and into buckets of which length. */
export interface CountedRows {
  /** Where they are read; undefined: in the store's tables. */
  readonly tables?: RowTables | undefined;
  /** A condition on rows of the attempts' tables. */
  readonly where: string;
  /** A condition on places. */
  readonly places?: string | undefined;
  /** `where` leaves only rows of the domain `{domain:String}`: what it is called need not be looked up. */
  readonly isOfOneDomain?: boolean | undefined;
  /** Undefined: all time in one bucket. */
  readonly bucketMs?: number | undefined;
  /** Only these columns; undefined: all. */
  readonly columns?: readonly string[] | undefined;
}

/**
 * Attempts, lines and connections as rows of `domain_buckets`, a few for each bucket, to be put together by
 * {@link together}. This is where it is said what a bucket holds: whoever counts ahead and whoever
 * answers from the attempts count alike.
 */
export function domainRows(rows: CountedRows): readonly string[] {
  const { columns } = rows;
  const tellsOfConnections = ['addresses', 'last_connected'];
  const isHeard =
    columns === undefined || columns.some((name) => tellsOfConnections.includes(name));
  return [attempts(rows), lines(rows), ...(isHeard ? [heard(rows)] : [])];
}

/** The same of `connection_buckets`. */
export function connectionRows(rows: CountedRows): string {
  const failed = "result != 'answered'";
  const unreachable = `result IN (${listed(UNREACHABLE_REASONS)})`;
  return `SELECT ${PLACE_NAMES}, ${keyOf('b.start')}, ${row(
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
    rows.columns,
  )}
      FROM (${connectionsOf(rows)}) AS b ${withPlace('domain, host, ip, port', 'connections', rows)}`;
}

/** The log host, the MTA and the start of the bucket. */
export const keyOf = (start: string): string =>
  `toString(b.log_host) AS of_host, toString(b.mta) AS of_mta, toUnixTimestamp64Milli(${start}) AS start_ms`;

/** Columns of a table (all, or these), with these values or nothing. */
export const row = (
  { columns }: BucketTable,
  values: Readonly<Record<string, string>>,
  wanted?: readonly string[],
): string =>
  Object.entries(columns)
    .filter(([name]) => wanted?.includes(name) ?? true)
    .map(([name, kind]) => `${values[name] ?? NOTHING[kind]} AS ${name}`)
    .join(', ');

/** Which bucket a time belongs to, as a time. */
export const startOf = (at: string, bucketMs: number | undefined): string =>
  bucketMs === undefined
    ? "toDateTime64(0, 3, 'UTC')"
    : `fromUnixTimestamp64Milli(toInt64(${floorOf(`toUnixTimestamp64Milli(${at})`, bucketMs)}), 'UTC')`;

const PLACE_NAMES =
  "ifNull(p.domain, '') AS domain, ifNull(p.host, '') AS host, ifNull(p.ip, '') AS ip, ifNull(p.port, 0) AS port";
const ADDRESS =
  "concat(ifNull(p.host, ''), '[', ifNull(p.ip, ''), ']:', toString(ifNull(p.port, 0)))";
const NO_COUNTS = NOTHING.counts;

/** Names of the places that occur, and of no others: all of them would be a large table to join. */
const withPlace = (columns: string, kind: Kind, rows: CountedRows): string =>
  `ANY LEFT JOIN (
        SELECT id, ${columns} FROM ${placesOf(rows)} WHERE ${rows.places ?? 'true'} AND ${metIn(kind, rows)}
      ) AS p ON p.id = b.place`;

/** Of one domain none is looked up by its id. */
const placesOf = ({ tables = STORED, places = '', isOfOneDomain }: CountedRows): string =>
  tables.isStored && isOfOneDomain === true ? placesBy(places) : tables.places;

/** A condition on places. */
export const metIn = (
  kind: Kind,
  { tables = STORED, where, isOfOneDomain = false }: CountedRows,
): string =>
  isOfOneDomain || !tables.isStored
    ? 'true'
    : `id IN (SELECT place FROM ${tables[kind]} WHERE ${where})`;

type Kind = 'attempts' | 'lines' | 'connections';

/** The name of the domain that a row is of. */
export const domainOf = ({ isOfOneDomain = false }: CountedRows): string =>
  isOfOneDomain ? '{domain:String}' : "ifNull(p.domain, '')";

/** Planning a join costs more than reading the rows of one domain. */
export const withDomain = (kind: Kind, rows: CountedRows): string =>
  rows.isOfOneDomain === true ? '' : withPlace('domain', kind, rows);

/** Said in the statement too, for whoever asks on the writer's connection. */
export const SETTINGS_BY_TIME = settingsText(BY_TIME);

const when = (condition: string, value: string): string => `if(${condition}, ${value}, 0)`;
const timeWhen = (condition: string, value: string): string => `if(${condition}, ${value}, NULL)`;

/** Positions of the first lines, so that a replay names the same. */
const samples = (condition: string, { columns }: CountedRows): string =>
  columns?.includes('samples') === false
    ? NOTHING.samples
    : `groupArraySortedIf(${MOST_SAMPLES})(concat(toString(source), ':', toString(offset)), ${condition})`;

function attempts(rows: CountedRows): string {
  const n = (condition: string): string => when(condition, 'n');
  const values = {
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
  };
  return `SELECT ${domainOf(rows)} AS domain, ${keyOf('b.start')}, ${row(DOMAIN_BUCKETS, values, rows.columns)}
      FROM (
        SELECT place, log_host, mta, reason, speaker, ${startOf('at', rows.bucketMs)} AS start,
          count() AS n, sum(recipients.token.size0) AS recipients_n,
          min(at) AS first_at, max(at) AS last_at, ${samples(UNREACHABLE, rows)} AS some
        FROM ${rowsIn(rows.tables ?? STORED, 'attempts')} WHERE ${rows.where} GROUP BY ALL
        ${SETTINGS_BY_TIME}
      ) AS b ${withDomain('attempts', rows)}`;
}

function lines(rows: CountedRows): string {
  const values = {
    suspended: 'suspended_n',
    expired: 'expired_n',
    lines: 'n',
    verdicts: `if(said = '', ${NO_COUNTS}, map(said, suspended_n + expired_n))`,
  };
  return `SELECT ${domainOf(rows)} AS domain, ${keyOf('b.start')}, ${row(DOMAIN_BUCKETS, values, rows.columns)}
      FROM (
        SELECT place, log_host, mta, toString(verdict) AS said, ${startOf('at', rows.bucketMs)} AS start,
          count() AS n, countIf(kind = 'suspended') AS suspended_n, countIf(kind = 'expired') AS expired_n
        FROM ${rowsIn(rows.tables ?? STORED, 'lines')} WHERE ${rows.where} GROUP BY ALL
        ${SETTINGS_BY_TIME}
      ) AS b ${withDomain('lines', rows)}`;
}

/** What connections tell of the domain that they were made for. */
function heard(rows: CountedRows): string {
  const values = {
    addresses: `if(result = 'answered', ${NO_COUNTS}, map(${ADDRESS}, n))`,
    last_connected: timeWhen("result = 'answered'", 'last_at'),
  };
  return `SELECT ${domainOf(rows)} AS domain, ${keyOf('b.start')}, ${row(DOMAIN_BUCKETS, values, rows.columns)}
      FROM (${connectionsOf(rows)}) AS b ${withPlace('domain, host, ip, port', 'connections', rows)}`;
}

const connectionsOf = (rows: CountedRows): string => `
        SELECT place, log_host, mta, result, ${startOf('at', rows.bucketMs)} AS start, count() AS n,
          min(at) AS first_at, max(at) AS last_at, ${samples("result != 'answered'", rows)} AS some
        FROM ${rowsIn(rows.tables ?? STORED, 'connections')} WHERE ${rows.where} GROUP BY ALL
        ${SETTINGS_BY_TIME}`;
