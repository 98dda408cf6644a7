import { domainBucketRows } from './bucket-rows';
import { paramsOf, where, type Filter, type Question } from './question';
import { TRIED, UNREACHABLE } from './words';

/** What the domains that one receiving network serves came to, all together. */
export interface ProviderCounts {
  readonly domains: number;
  readonly attempts: number;
  readonly noAnswer: number;
  readonly unreachable: number;
}

/**
 * Attempts for domains of which a host of this provider was ever connected to. One row, always.
 *
 * @param provider as `providerOf` names it: a registrable domain, or a network for hosts without a name.
 */
export function providerRates(
  filter: Pick<Filter, 'since' | 'until'>,
  provider: string,
): Question<ProviderCounts> {
  const { serves, params } = servedBy(provider);
  const ofProvider = `domain IN (SELECT domain FROM place_names WHERE ${serves})`;
  return {
    name: 'provider_rates',
    sql: `
SELECT uniqExactIf(p.domain, n > 0) AS domains, sum(n) AS attempts, sum(rows.no_answer) AS no_answer,
  sum(rows.unreachable) AS unreachable
FROM
(
  SELECT place, countIf(${TRIED}) AS n, countIf(reason = 'no_answer') AS no_answer, countIf(${UNREACHABLE}) AS unreachable
  FROM delivery_attempts FINAL
  WHERE ${where(filter)} AND place IN (SELECT id FROM places WHERE ${ofProvider}) GROUP BY place
) AS rows ANY LEFT JOIN (SELECT id, domain FROM place_names WHERE ${ofProvider}) AS p ON p.id = rows.place`,
    params: { ...paramsOf(filter), ...params },
    read: (row) => ({
      domains: row['domains'] as number,
      attempts: row['attempts'] as number,
      noAnswer: row['no_answer'] as number,
      unreachable: row['unreachable'] as number,
    }),
    ahead: {
      filter,
      sql: (cover) => `
SELECT uniqExactIf(domain, r.tried > 0) AS domains, sum(r.tried) AS attempts, sum(r.no_answer) AS no_answer,
  sum(r.unreachable) AS unreachable
FROM (
  ${domainBucketRows({ filter, cover, columns: ['tried', 'no_answer', 'unreachable'], among: ofProvider })}
) AS r`,
    },
  };
}

/** `192.0.2.0/24`, `2001:db8:1::/48` */
const NETWORK = /^(?:([0-9.]{5,11}\.)0\/24|([0-9a-f:]{1,14}:):\/48)$/;

function servedBy(provider: string): { serves: string; params: Record<string, string> } {
  const network = NETWORK.exec(provider);
  const prefix = network?.[1] ?? network?.[2];
  if (prefix === undefined)
    return {
      serves: '(host = {provider:String} OR endsWith(host, {inProvider:String}))',
      params: { provider, inProvider: `.${provider}` },
    };
  return {
    serves: "startsWith(ip, {prefix:String}) AND (host = ip OR position(host, '.') = 0)",
    params: { prefix },
  };
}
