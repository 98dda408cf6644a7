import { bucketsIn, inSpans, levelsIn, type Cover } from '../rollups/cover';
import { ALL_HASHES, commonEnd, flagsOf, hashOf, isDomain } from '../rollups/samples';
import { domainBucketRows, whereBuckets } from './bucket-rows';
import { paramsOf, where, type AskedInSteps, type Filter } from './question';
import { AT_THE_DOMAIN } from './words';

/** Of so many domains, or up to twice as many, all are looked at; of more a sample of about that size: 2 % of standard error. */
const LOOKED_AT = 2048;
/** Hashes below this part of all tell how many there are, before they are put together. */
const FORETOLD_BY = 256;

/**
 * Hashes below it are looked at: those of all domains that are in every sample of the window, if they are not more than need be.
 * Questions of one breath find it together.
 */
export async function thresholdOf(
  engine: AskedInSteps,
  filter: Filter,
  cover: Cover,
): Promise<number> {
  const all = Number(ALL_HASHES);
  const below = Math.floor(all / FORETOLD_BY);
  const [found] = await engine.together(
    `SELECT ${commonEnd('hashes')} AS complete, uniqExactArray(arrayFilter(hash -> hash < ${below}, hashes)) AS foretold
    FROM domain_samples FINAL WHERE ${ofWindow(filter, cover)}`,
    paramsOf({ mta: filter.mta, logHost: filter.logHost }),
  );
  // 0 where there are no samples.
  const complete = (found?.['complete'] as number | undefined) ?? 0;
  const domains = ((found?.['foretold'] as number | undefined) ?? 0) * FORETOLD_BY;
  const enough = domains > 2 * LOOKED_AT ? Math.floor((all * LOOKED_AT) / domains) : all;
  return complete > 0 ? Math.min(complete, enough) : all;
}

/**
 * Domains of a window without reading them all. The samples of its buckets are put together below `{threshold:UInt64}`, of what is
 * not counted yet all: the same hashes of every log host. Where no sample was full they may be all there is, and exact.
 *
 * @returns common table expressions: `sampled` with `of_host`, `hash` and `flags` ({@link FLAG}), one row a
 * domain and log host; and `tried_by` with `of_host` and `attempts`.
 */
export function sampledDomains(filter: Filter, cover: Cover): string {
  const rest = domainBucketRows({
    filter,
    cover: { day: [], hour: [], minute: [], rest: cover.rest },
    columns: ['tried', 'attempts', 'unreachable', 'attempts_answered', 'lines'],
    isByHost: true,
  });
  const isRest = cover.rest.length > 0;
  const kept = `FROM domain_samples FINAL WHERE ${ofWindow(filter, cover)}`;
  const notCounted = `not_counted AS
  (
    SELECT of_host, ${hashOf('domain')} AS hash,
      ${flagsOf('sum(r.attempts)', 'sum(r.unreachable)', 'sum(r.attempts_answered)')} AS flags
    FROM (
    ${rest}
    ) AS r
    GROUP BY of_host, domain HAVING ${isDomain('sum(r.lines)', 'domain', 'sum(r.tried)')}
  ),`;
  return `${isRest ? notCounted : ''}
  sampled AS
  (
    SELECT of_host, hash, groupBitOr(flag) AS flags FROM
    (
      SELECT toString(log_host) AS of_host, hash, flag
      FROM (SELECT log_host, arrayFilter(hash -> hash < {threshold:UInt64}, hashes) AS below, flags ${kept})
      ARRAY JOIN below AS hash, arrayResize(flags, length(below)) AS flag
      ${isRest ? 'UNION ALL SELECT of_host, hash, flags AS flag FROM not_counted WHERE hash < {threshold:UInt64}' : ''}
    )
    GROUP BY of_host, hash
  ),
  tried_by AS
  (
    SELECT of_host, sum(n) AS attempts FROM
    (
      SELECT toString(log_host) AS of_host, toUInt64(attempts) AS n ${kept}
      ${isRest ? `UNION ALL ${attemptsOf(filter, cover)}` : ''}
    )
    GROUP BY of_host
  )`;
}

/** Of what is not counted: `not_counted` once more would look for its domains once more. */
const attemptsOf = ({ mta, logHost }: Filter, cover: Cover): string =>
  `SELECT toString(log_host) AS of_host, count() AS n FROM delivery_attempts FINAL
      WHERE ${where({ mta, logHost })} AND ${inSpans('at', cover.rest)} AND ${AT_THE_DOMAIN} GROUP BY log_host`;

/** So many are there altogether, out of a number that was sampled. */
export const scaled = (count: string): string =>
  `toUInt64(round(${count} * ${ALL_HASHES} / {threshold:UInt64}))`;

const ofWindow = (filter: Filter, cover: Cover): string =>
  `${bucketsIn(cover, levelsIn(cover), false)} AND ${whereBuckets(filter)}`;

/** One row: how many different domains, over all log hosts. */
export async function totalFromSamples(
  engine: AskedInSteps,
  filter: Filter,
  cover: Cover,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const threshold = await thresholdOf(engine, filter, cover);
  return engine.ask(
    `WITH ${sampledDomains(filter, cover)} SELECT ${scaled('uniqExact(hash)')} AS total FROM sampled`,
    { threshold },
  );
}
