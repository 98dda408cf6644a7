import { amongDomains, NAMED, withPlaceAmong } from './among-domains';
import { domainBucketRows } from './bucket-rows';
import { paramsOf, where, type Filter, type Question } from './question';
import { TRIED, UNREACHABLE } from './words';

/** What a rate of one recipient domain is made of. */
export interface DomainRateCounts {
  readonly domain: string;
  readonly attempts: number;
  readonly noAnswer: number;
  readonly unreachable: number;
}

/** Of some domains; one that was not tried has no row. */
export function domainRates(filter: Filter, among: readonly string[]): Question<DomainRateCounts> {
  return {
    name: 'domain_rates',
    sql: `
SELECT p.domain AS domain, sum(n) AS attempts, sum(rows.no_answer) AS no_answer, sum(rows.unreachable) AS unreachable
FROM
(
  SELECT place, countIf(${TRIED}) AS n, countIf(reason = 'no_answer') AS no_answer, countIf(${UNREACHABLE}) AS unreachable
  FROM delivery_attempts FINAL WHERE ${where(filter)} AND ${amongDomains(among)} GROUP BY place
)
${withPlaceAmong(among)}
GROUP BY domain HAVING attempts > 0 ORDER BY domain`,
    params: { ...paramsOf(filter), among },
    read: (row) => ({
      domain: row['domain'] as string,
      attempts: row['attempts'] as number,
      noAnswer: row['no_answer'] as number,
      unreachable: row['unreachable'] as number,
    }),
    ahead: {
      filter,
      sql: (cover) => `
SELECT domain, sum(r.tried) AS attempts, sum(r.no_answer) AS no_answer, sum(r.unreachable) AS unreachable
FROM (
  ${domainBucketRows({ filter, cover, columns: ['tried', 'no_answer', 'unreachable'], among: NAMED })}
) AS r
GROUP BY domain HAVING attempts > 0 ORDER BY domain`,
    },
  };
}
