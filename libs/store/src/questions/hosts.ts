import { FEW } from './domain-choice';
import { hostsAhead } from './hosts-ahead';
import { paramsOf, where, type Filter, type Question } from './question';
import { ADDRESS, inStates, paramsOfStates, type StatesChoice } from './subject-states';
import { countsBy, ms, WITH_PLACE, withPlaceWhere } from './words';

export interface Host {
  readonly host: string;
  readonly ip: string;
  readonly port: number;
  readonly connections: number;
  /** Connection attempts by result. */
  readonly results: Readonly<Record<string, number>>;
  /** How many domains are delivered through it, and a few of their names. */
  readonly domains: number;
  readonly someDomains: readonly string[];
  readonly firstFailure: number | null;
  readonly lastFailure: number | null;
  readonly lastAnswer: number | null;
  readonly logHosts: readonly string[];
  /** Hosts there are altogether, whatever the limit. */
  readonly totalHosts: number;
}

/** One row a `host[ip]:port`, the worst first: by no answer, then failures, then connections. */
export function hosts(
  filter: Filter = {},
  limit = 1_000_000,
  states?: StatesChoice,
): Question<Host> {
  const among = states === undefined ? undefined : inStates('address', states, ADDRESS);
  const ofState = `place IN (SELECT id FROM place_names WHERE ${among ?? 'true'})`;
  const filtered = among === undefined ? where(filter) : `${where(filter)} AND ${ofState}`;
  const chosen = limit <= FEW ? CHOSEN : ALL;
  return {
    name: 'hosts',
    sql: `
${chosen.first(filtered)}
SELECT p.host AS host, p.ip AS ip, p.port AS port, sum(n) AS connections, ${countsBy('result', 'n')} AS results,
  uniqExactIf(p.domain, p.domain != '') AS domains,
  arraySort(groupUniqArrayIf(5)(p.domain, p.domain != '')) AS some_domains,
  ${ms("minOrNullIf(first_at, result != 'answered')")} AS first_failure,
  ${ms("maxOrNullIf(last_at, result != 'answered')")} AS last_failure,
  ${ms("maxOrNullIf(last_at, result = 'answered')")} AS last_answer,
  arraySort(groupUniqArray(toString(log_host))) AS log_hosts,
  ${chosen.total} AS total_hosts
FROM
  (
    SELECT place, log_host, result,
      count() AS n, min(at) AS first_at, max(at) AS last_at
    FROM connection_attempts FINAL WHERE ${filtered} AND ${chosen.rows} GROUP BY ALL
  )
${withPlaceWhere(chosen.places)}
GROUP BY host, ip, port
ORDER BY sumIf(n, result = 'no_answer') DESC, sumIf(n, result != 'answered') DESC,
  connections DESC, host, ip, port
LIMIT {limit:UInt64}`,
    params: { ...paramsOf(filter), ...(states && paramsOfStates(states)), limit },
    read: (row) => ({
      host: row['host'] as string,
      ip: row['ip'] as string,
      port: row['port'] as number,
      connections: row['connections'] as number,
      results: row['results'] as Record<string, number>,
      domains: row['domains'] as number,
      someDomains: row['some_domains'] as string[],
      firstFailure: row['first_failure'] as number | null,
      lastFailure: row['last_failure'] as number | null,
      lastAnswer: row['last_answer'] as number | null,
      logHosts: row['log_hosts'] as string[],
      totalHosts: row['total_hosts'] as number,
    }),
    ahead: hostsAhead(filter, among, limit),
  };
}

/** First only what the order needs, then all about those that are shown: see `domain-choice`. */
interface Choice {
  readonly first: (filtered: string) => string;
  readonly rows: string;
  readonly places: string;
  readonly total: string;
}

const ALL: Choice = {
  first: () => '',
  rows: 'true',
  places: 'true',
  total: 'count() OVER ()',
};

const CHOSEN: Choice = {
  first: (filtered) => `
WITH (
    SELECT (groupArray((host, ip, port)), any(total)) FROM
    (
      SELECT p.host AS host, p.ip AS ip, p.port AS port, count() OVER () AS total
      FROM
      (
        SELECT place, count() AS n, countIf(result = 'no_answer') AS no_answer,
          countIf(result != 'answered') AS failed
        FROM connection_attempts FINAL WHERE ${filtered} GROUP BY place
      )
      ${WITH_PLACE}
      GROUP BY host, ip, port
      ORDER BY sum(no_answer) DESC, sum(failed) DESC, sum(n) DESC, host, ip, port
      LIMIT {limit:UInt64}
    )
  ) AS chosen`,
  rows: 'place IN (SELECT id FROM place_names WHERE has(chosen.1, (host, ip, port)))',
  places: 'has(chosen.1, (host, ip, port))',
  total: 'chosen.2',
};
