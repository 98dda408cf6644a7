import { amongDomains, NAMED, withPlaceAmong } from './among-domains';
import { connectionBucketRows } from './bucket-rows';
import { paramsOf, where, type Filter, type Question } from './question';
import { countsBy, ms } from './words';

/** An address of a domain that did not answer at least once. */
export interface DomainHost {
  readonly domain: string;
  readonly host: string;
  readonly ip: string;
  readonly port: number;
  readonly connections: number;
  /** Connection attempts by result. */
  readonly results: Readonly<Record<string, number>>;
  readonly firstFailure: number | null;
  readonly lastFailure: number | null;
  readonly lastAnswer: number | null;
}

const COLUMNS = [
  ...['connections', 'answered', 'results'],
  ...['first_failure', 'last_failure', 'last_answer'],
];

/** One row an address that fails, the domain's most failing first. */
export function domainHosts(
  filter: Filter = {},
  among?: readonly string[],
  perDomain = 20,
): Question<DomainHost> {
  return {
    name: 'domain_hosts',
    sql: `
SELECT p.domain AS domain, p.host AS host, p.ip AS ip, p.port AS port, sum(n) AS connections, ${countsBy('result', 'n')} AS results,
  ${ms("minOrNullIf(first_at, result != 'answered')")} AS first_failure,
  ${ms("maxOrNullIf(last_at, result != 'answered')")} AS last_failure,
  ${ms("maxOrNullIf(last_at, result = 'answered')")} AS last_answer,
  sumIf(n, result != 'answered') AS failed
FROM
  (
    SELECT place, result, count() AS n, min(at) AS first_at, max(at) AS last_at
    FROM connection_attempts FINAL
    WHERE ${where(filter)} AND ${amongDomains(among)}
    GROUP BY ALL
  )
${withPlaceAmong(among)}
GROUP BY domain, host, ip, port
HAVING failed > 0
ORDER BY domain, failed DESC, host, ip, port
LIMIT {perDomain:UInt64} BY domain`,
    params: { ...paramsOf(filter), ...(among && { among }), perDomain },
    read: (row) => ({
      domain: row['domain'] as string,
      host: row['host'] as string,
      ip: row['ip'] as string,
      port: row['port'] as number,
      connections: row['connections'] as number,
      results: row['results'] as Record<string, number>,
      firstFailure: row['first_failure'] as number | null,
      lastFailure: row['last_failure'] as number | null,
      lastAnswer: row['last_answer'] as number | null,
    }),
    ahead: {
      filter,
      sql: (cover) => `
SELECT domain, host, ip, port, sum(r.connections) AS connections,
  mapFilter((k, v) -> v > 0, sumMap(r.results)) AS results,
  ${ms('min(r.first_failure)')} AS first_failure, ${ms('max(r.last_failure)')} AS last_failure,
  ${ms('max(r.last_answer)')} AS last_answer, sum(r.connections) - sum(r.answered) AS failed
FROM (
  ${connectionBucketRows({ filter, cover, columns: COLUMNS, among: among && NAMED })}
) AS r
GROUP BY domain, host, ip, port
HAVING failed > 0
ORDER BY domain, failed DESC, host, ip, port
LIMIT {perDomain:UInt64} BY domain`,
    },
  };
}
