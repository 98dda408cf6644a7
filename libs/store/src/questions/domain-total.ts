import type { Cover } from '../rollups/cover';
import { domainBucketRows } from './bucket-rows';
import { paramsOf, where, type AskedInSteps, type Filter, type Question } from './question';
import { totalFromSamples } from './sampled-domains';
import { TRIED } from './words';

/**
 * How many rows {@link domains} would have without a limit; a fraction of its cost. One row. Beyond a thousand it is
 * estimated where domains were counted ahead, within a few percent.
 */
export function domainTotal(filter: Filter = {}): Question<number> {
  return {
    name: 'domain_total',
    sql: `
WITH seen AS
  (
    SELECT place, max(${TRIED}) AS tried FROM delivery_attempts FINAL WHERE ${where(filter)} GROUP BY place
    UNION ALL
    SELECT place, 0 AS tried FROM not_attempted FINAL WHERE ${where(filter)} GROUP BY place
  )
SELECT uniqExactIf(p.domain, p.domain != '' OR rows.tried > 0) AS total
FROM seen AS rows ANY LEFT JOIN place_names AS p ON p.id = rows.place`,
    params: paramsOf(filter),
    read: (row) => row['total'] as number,
    ahead:
      filter.domain === undefined
        ? { filter, steps: (engine) => inSteps(engine, filter) }
        : { filter, sql: (cover) => ofOne(filter, cover) },
  };
}

async function inSteps(
  engine: AskedInSteps,
  filter: Filter,
): Promise<readonly Readonly<Record<string, unknown>>[] | undefined> {
  const cover = engine.cover(filter);
  return cover && totalFromSamples(engine, filter, cover);
}

const ofOne = (filter: Filter, cover: Cover): string => `
SELECT count() AS total FROM
(
  SELECT domain FROM (
  ${domainBucketRows({ filter, cover, columns: ['tried', 'lines'] })}
  ) AS r
  GROUP BY domain HAVING sum(r.lines) > 0 AND (domain != '' OR sum(r.tried) > 0)
)`;
