import { HAPPENED_BUCKETS, SAMPLE_SIZE, together } from '../rollups/columns';
import { bucketsIn, inSpans, type Cover } from '../rollups/cover';
import { happenedRows } from '../rollups/happened-rows';
import type { Level } from '../rollups/levels';
import { whereBuckets } from './bucket-rows';
import { where, type Filter } from './question';

const LEVELS: readonly Level[] = ['day', 'hour', 'minute'];

/** Different addresses, as many as there are: beyond a sample's size an estimate. */
const ADDRESSES = `
  toUInt64(min(if(length(r.addresses) < ${SAMPLE_SIZE}, 4294967296, r.addresses[-1]))) AS found,
  if(found = 0, 4294967296, found) AS threshold,
  toUInt64(round(arrayCount(hash -> hash < threshold, groupUniqArrayArray(r.addresses)) * 4294967296 / threshold)) AS addresses`;

/**
 * What `happened_buckets` holds of a window, put together; what is not counted yet counted from the attempts. One row, or with
 * `of_host` one a log host.
 */
export function happenedSince(filter: Filter, cover: Cover, isByHost = false): string {
  const names = Object.keys(HAPPENED_BUCKETS.columns);
  const levels = LEVELS.filter((level) => cover[level].length > 0);
  const isThen = levels.map((level) => `(${bucketsIn(level, cover[level])})`).join(' OR ');
  const values = Object.entries(HAPPENED_BUCKETS.columns).map(([name, kind]) =>
    kind === 'counts'
      ? `CAST(b.${name}, 'Map(String, UInt64)') AS ${name}`
      : `b.${name} AS ${name}`,
  );
  const kept = `SELECT toString(b.log_host) AS of_host, toString(b.mta) AS of_mta, ${values.join(', ')}
    FROM happened_buckets AS b FINAL WHERE (${isThen}) AND ${whereBuckets(filter)}`;
  const condition = `${where({ mta: filter.mta, logHost: filter.logHost })} AND ${inSpans('at', cover.rest)}`;
  const isRest = cover.rest.length > 0 || levels.length === 0;
  const rest = happenedRows({ where: condition }).map(
    (rows) => `SELECT of_host, of_mta, ${names.join(', ')} FROM (${rows})`,
  );
  const columns = Object.entries(HAPPENED_BUCKETS.columns)
    .filter(([name]) => name !== 'addresses')
    .map(([name, kind]) => together(name, kind, `r.${name}`));
  return `
SELECT ${[...(isByHost ? ['r.of_host AS of_host', 'arraySort(groupUniqArrayIf(r.of_mta, r.attempts > 0 OR notEmpty(r.recipients))) AS mtas'] : []), ...columns, ADDRESSES].join(', ')}
FROM
(
  ${[...(levels.length > 0 ? [kept] : []), ...(isRest ? rest : [])].join('\n  UNION ALL\n  ')}
) AS r
${isByHost ? 'GROUP BY r.of_host' : ''}`;
}
