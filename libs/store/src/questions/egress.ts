import type { Cover } from '../rollups/cover';
import { FLAG } from '../rollups/samples';
import { paramsOf, where, type AskedInSteps, type Filter, type Question } from './question';
import { sampledDomains, scaled, thresholdOf } from './sampled-domains';
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

/**
 * One row a log host, the one that reaches least first. Domains beyond a thousand are estimated where they were counted
 * ahead, within a few percent: all log hosts by the same sample, so that shares are nearer.
 */
export function egress(filter: Omit<Filter, 'domain'> = {}): Question<Egress> {
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
    ahead: { filter, steps: (engine) => inSteps(engine, filter) },
  };
}

const THE_WORST_FIRST =
  'ORDER BY domains_unreachable / domains_tried DESC, domains_tried DESC, log_host';

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
${THE_WORST_FIRST}`;

async function inSteps(
  engine: AskedInSteps,
  filter: Filter,
): Promise<readonly Readonly<Record<string, unknown>>[] | undefined> {
  const cover = engine.cover(filter);
  if (cover === undefined) return undefined;
  const threshold = await thresholdOf(engine, filter, cover);
  return engine.ask(fromSamples(filter, cover), { threshold });
}

const fromSamples = (filter: Filter, cover: Cover): string => `
WITH ${sampledDomains(filter, cover)},
  tried AS
  (
    SELECT hash, groupBitOr(flags) AS anywhere, groupArrayIf((of_host, flags), bitAnd(flags, ${FLAG.tried}) > 0) AS hosts
    FROM sampled GROUP BY hash
  ),
  by_host AS
  (
    SELECT one.1 AS of_host, count() AS n, countIf(bitAnd(one.2, ${FLAG.answered}) > 0) AS answered, countIf(bitAnd(one.2, ${FLAG.reached}) = 0) AS unreachable,
      countIf(bitAnd(one.2, ${FLAG.reached}) = 0 AND bitAnd(anywhere, ${FLAG.answered}) > 0) AS elsewhere
    FROM (SELECT arrayJoin(hosts) AS one, anywhere FROM tried) GROUP BY of_host
  )
SELECT t.of_host AS log_host, t.attempts AS attempts, ${scaled('h.n')} AS domains_tried, ${scaled('h.answered')} AS domains_answered,
  ${scaled('h.unreachable')} AS domains_unreachable, ${scaled('h.elsewhere')} AS answered_elsewhere
FROM tried_by AS t INNER JOIN by_host AS h ON h.of_host = t.of_host
${THE_WORST_FIRST}`;
