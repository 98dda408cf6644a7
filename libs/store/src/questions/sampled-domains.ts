import { hashOf, SAMPLE_SIZE } from '../rollups/columns';
import { bucketsIn, type Cover } from '../rollups/cover';
import type { Level } from '../rollups/levels';
import { domainBucketRows, whereBuckets } from './bucket-rows';
import type { Filter } from './question';

const LEVELS: readonly Level[] = ['day', 'hour', 'minute'];

/** More than any hash. */
const WHOLE = '4294967296';

/**
 * Domains of a window without reading them all. Of each bucket those with the smallest hashes are kept: put together, those below
 * the smallest of the hashes at which a bucket's sample ends are a sample of all, the same of every log host. Where no sample was
 * full they are all there is, and exact. (k minimum values: Bar-Yossef et al., RANDOM 2002; docs/decisions/0029-samples.md)
 *
 * @returns common table expressions: `sampled` with `of_host`, `hash` and `marks` (1 tried, 2 reached, 4 answered), one row a
 * domain and log host; `tried_by` with `of_host` and `attempts`; and `scale`, a number by which counts of them are to be multiplied.
 */
export function sampledDomains(filter: Filter, cover: Cover): string {
  const rest = domainBucketRows({
    filter,
    cover: { day: [], hour: [], minute: [], rest: cover.rest },
    columns: ['tried', 'attempts', 'unreachable', 'attempts_answered', 'lines'],
    isByHost: true,
  });
  return `
  kept AS (${kept(filter, cover)}),
  not_counted AS
  (
    SELECT of_host, sum(r.attempts) AS n, ${hashOf('domain')} AS hash,
      toUInt8((n > 0) + 2 * (sum(r.unreachable) < n) + 4 * (sum(r.attempts_answered) > 0)) AS marks
    FROM (
    ${rest}
    ) AS r
    GROUP BY of_host, domain HAVING sum(r.lines) > 0 AND (domain != '' OR sum(r.tried) > 0)
  ),
  (
    SELECT toUInt64(min(if(length(hashes) < ${SAMPLE_SIZE}, ${WHOLE}, hashes[-1]))) FROM kept
  ) AS found, if(found = 0, ${WHOLE}, found) AS threshold, ${WHOLE} / threshold AS scale,
  sampled AS
  (
    SELECT of_host, hash, groupBitOr(marks) AS marks FROM
    (
      SELECT of_host, arrayJoin(arrayFilter(one -> one.1 < threshold, arrayZip(kept.hashes, kept.marks))) AS one,
        one.1 AS hash, one.2 AS marks
      FROM kept
      UNION ALL
      SELECT of_host, one, hash, marks FROM (SELECT of_host, (hash, marks) AS one, hash, marks FROM not_counted) WHERE hash < threshold
    )
    GROUP BY of_host, hash
  ),
  tried_by AS
  (
    SELECT of_host, sum(n) AS attempts FROM (SELECT of_host, n FROM kept UNION ALL SELECT of_host, n FROM not_counted) GROUP BY of_host
  )`;
}

function kept(filter: Filter, cover: Cover): string {
  const levels = LEVELS.filter((level) => cover[level].length > 0);
  const isThen = levels.map((level) => `(${bucketsIn(level, cover[level], false)})`).join(' OR ');
  return `SELECT toString(log_host) AS of_host, toUInt64(attempts) AS n, hashes, marks FROM domain_samples FINAL
    WHERE ${levels.length === 0 ? 'false' : `(${isThen})`} AND ${whereBuckets(filter)}`;
}

/** One row: how many different domains, over all log hosts. */
export const totalFromSamples = (filter: Filter, cover: Cover): string =>
  `WITH ${sampledDomains(filter, cover)} SELECT toUInt64(round(uniqExact(hash) * scale)) AS total FROM sampled`;
