import { bucketsIn, levelsIn, type Cover } from '../rollups/cover';
import { ALL_HASHES, commonEnd, flagsOf, hashOf, isDomain } from '../rollups/samples';
import { domainBucketRows, whereBuckets } from './bucket-rows';
import type { Filter } from './question';

/**
 * Domains of a window without reading them all. The samples of its buckets are put together, of what is not counted yet all: the same
 * hashes of every log host. Where no sample was full they are all there is, and exact.
 *
 * @returns common table expressions: `sampled` with `of_host`, `hash` and `flags` ({@link FLAG}), one row a
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
      ${flagsOf('n', 'sum(r.unreachable)', 'sum(r.attempts_answered)')} AS flags
    FROM (
    ${rest}
    ) AS r
    GROUP BY of_host, domain HAVING ${isDomain('sum(r.lines)', 'domain', 'sum(r.tried)')}
  ),
  (
    SELECT ${commonEnd('hashes')} FROM kept
  ) AS found, if(found = 0, ${ALL_HASHES}, found) AS threshold, ${ALL_HASHES} / threshold AS scale,
  sampled AS
  (
    SELECT of_host, hash, groupBitOr(flags) AS flags FROM
    (
      SELECT of_host, arrayJoin(arrayFilter(one -> one.1 < threshold, arrayZip(kept.hashes, kept.flags))) AS one,
        one.1 AS hash, one.2 AS flags
      FROM kept
      UNION ALL
      SELECT of_host, one, hash, flags FROM (SELECT of_host, (hash, flags) AS one, hash, flags FROM not_counted) WHERE hash < threshold
    )
    GROUP BY of_host, hash
  ),
  tried_by AS
  (
    SELECT of_host, sum(n) AS attempts FROM (SELECT of_host, n FROM kept UNION ALL SELECT of_host, n FROM not_counted) GROUP BY of_host
  )`;
}

const kept = (filter: Filter, cover: Cover): string =>
  `SELECT toString(log_host) AS of_host, toUInt64(attempts) AS n, hashes, flags FROM domain_samples FINAL
    WHERE ${bucketsIn(cover, levelsIn(cover), false)} AND ${whereBuckets(filter)}`;

/** One row: how many different domains, over all log hosts. */
export const totalFromSamples = (filter: Filter, cover: Cover): string =>
  `WITH ${sampledDomains(filter, cover)} SELECT toUInt64(round(uniqExact(hash) * scale)) AS total FROM sampled`;
