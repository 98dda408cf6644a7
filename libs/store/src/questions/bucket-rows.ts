import { CONNECTION_BUCKETS, DOMAIN_BUCKETS, type BucketTable } from '../rollups/columns';
import { connectionRows, domainRows } from '../rollups/counted-rows';
import { bucketsIn, inSpans, type Cover } from '../rollups/cover';
import { floorOf, type Level } from '../rollups/levels';
import { where, type Filter } from './question';
import { ms } from './words';

const COARSE_FIRST: readonly Level[] = ['day', 'hour', 'minute'];

/** Which rows are wanted, and what of them. */
export interface WantedRows {
  readonly filter: Filter;
  readonly cover: Cover;
  readonly columns: readonly string[];
  /** A condition on `domain` besides; of places it is the same. */
  readonly among?: string | undefined;
  /** With `start_ms`, when so long a bucket begins; those that were counted ahead may be shorter. */
  readonly bucketMs?: number | undefined;
}

/**
 * What was counted ahead, and what was not: rows with `domain`, `of_host` and the wanted columns of
 * `domain_buckets`, to be put together by whoever asks.
 */
export const domainBucketRows = (wanted: WantedRows): string =>
  rowsOf(DOMAIN_BUCKETS, wanted, (rest) => domainRows(rest));

/** The same of `connection_buckets`: with `domain`, `host`, `ip`, `port`. */
export const connectionBucketRows = (wanted: WantedRows): string =>
  rowsOf(CONNECTION_BUCKETS, wanted, (rest) => [connectionRows(rest)]);

function rowsOf(
  table: BucketTable,
  { filter, cover, columns, among, bucketMs }: WantedRows,
  counted: (rows: Parameters<typeof connectionRows>[0]) => readonly string[],
): string {
  const time = bucketMs === undefined ? [] : ['start_ms'];
  const names = [...table.subject, 'of_host', ...time, ...columns].join(', ');
  const { domain } = filter;
  const places = [among, domain !== undefined && 'domain = {domain:String}'].filter(
    (condition) => typeof condition === 'string',
  );
  const levels = COARSE_FIRST.filter((level) => cover[level].length > 0);
  const isAhead = levels.map((level) => `(${bucketsIn(level, cover[level])})`).join(' OR ');
  // One statement for all levels: taking a wide one apart costs the engine more than reading a domain's rows.
  const ahead = `SELECT ${kept(table, columns, bucketMs)} FROM ${table.table} AS b FINAL
    WHERE ${[`(${isAhead})`, whereBuckets(filter), ...places].join(' AND ')}
    SETTINGS do_not_merge_across_partitions_select_final = 1`;
  const isNamed = places.length > 0;
  const condition = isNamed
    ? ` AND place IN (SELECT id FROM place_names WHERE ${places.join(' AND ')})`
    : '';
  const rest = counted({
    where: `${where({ mta: filter.mta, logHost: filter.logHost })} AND ${inSpans('at', cover.rest)}${condition}`,
    places: isNamed ? places.join(' AND ') : undefined,
    columns,
    bucketMs,
  }).map((sql) => `SELECT ${names} FROM (${sql})`);
  const isRest = cover.rest.length > 0 || levels.length === 0;
  return [...(levels.length > 0 ? [ahead] : []), ...(isRest ? rest : [])].join('\n  UNION ALL\n  ');
}

const kept = (
  { subject, columns: kinds }: BucketTable,
  columns: readonly string[],
  bucketMs: number | undefined,
): string =>
  [
    ...subject.map((name) => `b.${name} AS ${name}`),
    'toString(b.log_host) AS of_host',
    ...(bucketMs === undefined ? [] : [`${floorOf(ms('b.start'), bucketMs)} AS start_ms`]),
    ...columns.map((name) =>
      kinds[name] === 'counts'
        ? `CAST(b.${name}, 'Map(String, UInt64)') AS ${name}`
        : `b.${name} AS ${name}`,
    ),
  ].join(', ');

const whereBuckets = ({ mta, logHost }: Filter): string =>
  [
    mta !== undefined && 'mta = {mta:String}',
    logHost !== undefined && 'log_host = {logHost:String}',
  ]
    .filter((condition) => condition !== false)
    .concat(['true'])
    .join(' AND ');
