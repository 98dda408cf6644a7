import { domainBucketRows } from './bucket-rows';
import { paramsOf, where, type Filter, type Question } from './question';
import { ANSWERED, AT_THE_DOMAIN, UNREACHABLE, WITH_PLACE } from './words';

/** What one of our mail servers gets through to: evidence for *ours or theirs*. */
export interface Egress {
  readonly logHost: string;
  readonly attempts: number;
  /** Recipient domains for which it made attempts; failures of our own machine are left out. */
  readonly domainsTried: number;
  /** Of these, domains whose servers answered it at least once. */
  readonly domainsAnswered: number;
  /** Of these, domains that it never reached: every attempt ended unreachable. */
  readonly domainsUnreachable: number;
  /** Of those never reached, the ones that answered another of our servers in the same time. */
  readonly answeredElsewhere: number;
}

/** One row a log host, the one that reaches least first. */
export function egress(filter: Filter = {}): Question<Egress> {
  const columns = ['attempts', 'unreachable', 'attempts_answered'];
  return {
    name: 'egress',
    sql: egressOf(`
    SELECT log_host, p.domain AS domain, sum(n) AS attempts,
      sum(rows.unreachable) AS unreachable, sum(rows.answered) AS answered
    FROM
    (
      SELECT place, log_host, count() AS n, countIf(${UNREACHABLE}) AS unreachable,
        countIf(${ANSWERED}) AS answered
      FROM delivery_attempts FINAL
      WHERE ${where(filter)} AND ${AT_THE_DOMAIN}
      GROUP BY ALL
    )
    ${WITH_PLACE}
    GROUP BY ALL`),
    params: paramsOf(filter),
    read: (row) => ({
      logHost: row['log_host'] as string,
      attempts: row['attempts'] as number,
      domainsTried: row['domains_tried'] as number,
      domainsAnswered: row['domains_answered'] as number,
      domainsUnreachable: row['domains_unreachable'] as number,
      answeredElsewhere: row['answered_elsewhere'] as number,
    }),
    ahead: {
      filter,
      sql: (cover) =>
        egressOf(`
    SELECT of_host AS log_host, domain, sum(r.attempts) AS attempts,
      sum(r.unreachable) AS unreachable, sum(r.attempts_answered) AS answered
    FROM (
  ${domainBucketRows({ filter, cover, columns, isByHost: true })}
    ) AS r
    GROUP BY of_host, domain HAVING attempts > 0`),
    },
  };
}

const egressOf = (byDomain: string): string => `
WITH by_domain AS
  (${byDomain}
  ),
  with_others AS
  (
    SELECT *, sum(answered) OVER (PARTITION BY domain) AS answered_anywhere FROM by_domain
  )
SELECT toString(log_host) AS log_host, sum(with_others.attempts) AS attempts,
  count() AS domains_tried, countIf(answered > 0) AS domains_answered,
  countIf(unreachable = with_others.attempts) AS domains_unreachable,
  countIf(unreachable = with_others.attempts AND answered_anywhere > 0) AS answered_elsewhere
FROM with_others
GROUP BY log_host
ORDER BY domains_unreachable / domains_tried DESC, domains_tried DESC, log_host`;
