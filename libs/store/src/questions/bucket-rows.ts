import {
  CONNECTION_BUCKETS,
  DOMAIN_BUCKETS,
  HAPPENED_BUCKETS,
  RETRY_BUCKETS,
  TOTALLED,
  type BucketTable,
} from '../rollups/columns';
import { connectionRows, domainRows } from '../rollups/counted-rows';
import { bucketsIn, inSpans, levelsIn, type Cover } from '../rollups/cover';
import { happenedRows } from '../rollups/happened-rows';
import { retryRows, type Retried } from '../rollups/retry-rows';
import { floorOf, type Level } from '../rollups/levels';
import { where, type Filter } from './question';
import { ms, placesBy } from './words';

/** Which rows are wanted, and what of them. */
export interface WantedRows {
  readonly filter: Filter;
  readonly cover: Cover;
  readonly columns: readonly string[];
  /** With `of_host` and `of_mta`: each log host's and MTA's for itself. */
  readonly isByHost?: boolean | undefined;
  /** A condition on `domain` besides; of places it is the same. */
  readonly among?: string | undefined;
  /** With `start_ms`, when so long a bucket begins; those that were counted ahead may be shorter. */
  readonly bucketMs?: number | undefined;
}

/**
 * What was counted ahead, and what was not: rows with `domain` and the wanted columns of `domain_buckets`, to be put together by whoever asks.
 */
export const domainBucketRows = (wanted: WantedRows): string =>
  rowsOf(DOMAIN_BUCKETS, wanted, (rest) => domainRows(rest));

/** The same of `connection_buckets`: with `domain`, `host`, `ip`, `port`. */
export const connectionBucketRows = (wanted: WantedRows): string =>
  rowsOf(CONNECTION_BUCKETS, wanted, (rest) => [connectionRows(rest)]);

/** The same of `happened_buckets`: whatever the domain, so the filter names none. */
export const happenedBucketRows = (wanted: Omit<WantedRows, 'among'>): string =>
  rowsOf(HAPPENED_BUCKETS, wanted, (rest) => happenedRows(rest));

/** The same of `retry_buckets`: buckets list attempts and lines; of what is not counted only those are read that are wanted. */
export const retryBucketRows = (wanted: WantedRows, kind: Retried): string =>
  rowsOf(RETRY_BUCKETS, wanted, (rest) => retryRows(rest, [kind]));

function rowsOf(
  table: BucketTable,
  wanted: WantedRows,
  counted: (rows: Parameters<typeof connectionRows>[0]) => readonly string[],
): string {
  const { filter, cover, columns, among, bucketMs, isByHost = false } = wanted;
  const time = bucketMs === undefined ? [] : ['start_ms'];
  const host = isByHost ? ['of_host', 'of_mta'] : [];
  const names = [...table.subject, ...host, ...time, ...columns].join(', ');
  const { domain } = filter;
  const places = [among, domain !== undefined && 'domain = {domain:String}'].filter(
    (condition) => typeof condition === 'string',
  );
  const levels = levelsIn(cover);
  // One statement for all levels of a table: taking a wide one apart costs the engine more than reading a domain's rows.
  const ahead = [...Map.groupBy(levels, (level) => tableOf(level, table, wanted))].map(
    ([name, levels]) => `SELECT ${kept(table, wanted)} FROM ${name} AS b FINAL
    WHERE ${[bucketsIn(cover, levels), ...[whereBuckets(filter), ...places]].join(' AND ')}
    SETTINGS do_not_merge_across_partitions_select_final = 1`,
  );
  const isNamed = places.length > 0;
  const condition = isNamed
    ? ` AND place IN (SELECT id FROM ${placesBy(places.at(-1) ?? '')} WHERE ${places.join(' AND ')})`
    : '';
  const rest = counted({
    where: `${where({ mta: filter.mta, logHost: filter.logHost })} AND ${inSpans('at', cover.rest)}${condition}`,
    places: isNamed ? places.join(' AND ') : undefined,
    isOfOneDomain: domain !== undefined,
    columns,
    bucketMs,
  }).map((sql) => `SELECT ${names} FROM (${sql})`);
  const isRest = cover.rest.length > 0 || levels.length === 0;
  return [...ahead, ...(isRest ? rest : [])].join('\n  UNION ALL\n  ');
}

/** Days of a domain are there all log hosts together too: fewer rows, of fewer columns. */
function tableOf(
  level: Level,
  { table }: BucketTable,
  { filter, columns, isByHost = false }: WantedRows,
): string {
  const isOfAll = !isByHost && filter.mta === undefined && filter.logHost === undefined;
  const isTotalled = level === 'day' && columns.every((name) => TOTALLED.includes(name));
  return table === 'domain_buckets' && isOfAll && isTotalled ? 'domain_totals' : table;
}

const kept = (
  { subject, columns: kinds }: BucketTable,
  { columns, bucketMs, isByHost = false }: WantedRows,
): string =>
  [
    ...subject.map((name) => `b.${name} AS ${name}`),
    ...(isByHost ? ['toString(b.log_host) AS of_host', 'toString(b.mta) AS of_mta'] : []),
    ...(bucketMs === undefined ? [] : [`${floorOf(ms('b.start'), bucketMs)} AS start_ms`]),
    ...columns.map((name) =>
      kinds[name] === 'counts'
        ? `CAST(b.${name}, 'Map(String, UInt64)') AS ${name}`
        : `b.${name} AS ${name}`,
    ),
  ].join(', ');

/** Whose lines are asked for, as a condition on buckets. */
export const whereBuckets = ({ mta, logHost }: Pick<Filter, 'mta' | 'logHost'>): string =>
  [
    mta !== undefined && 'mta = {mta:String}',
    logHost !== undefined && 'log_host = {logHost:String}',
  ]
    .filter((condition) => condition !== false)
    .concat(['true'])
    .join(' AND ');
