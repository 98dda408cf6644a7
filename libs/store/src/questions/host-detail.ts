import { paramsOf, where, type Filter, type Question } from './question';
import { countsBy, ms } from './words';

/** A host is asked for by its address or by its name; one name may have many addresses, and the reverse. */
const NAMED = 'ip = {address:String} OR host = {address:String}';
const OF_HOST = `place IN (SELECT id FROM place_names WHERE ${NAMED})`;
const WITH_NAMES = `ANY LEFT JOIN (SELECT id, domain, host, ip, port FROM place_names WHERE ${NAMED}) AS p ON p.id = rows.place`;

/** Whether anything was ever connected to, or delivered through, a host of this address or name. */
export function knownHost(address: string): Question<boolean> {
  return {
    name: 'known_host',
    sql: `SELECT count() > 0 AS known FROM (SELECT 1 FROM place_names WHERE ${NAMED} LIMIT 1)`,
    params: { address },
    read: (row) => Boolean(row['known']),
  };
}

export interface HostAddress {
  readonly host: string;
  readonly ip: string;
  readonly port: number;
  readonly connections: number;
  readonly results: Readonly<Record<string, number>>;
  readonly firstFailure: number | null;
  readonly lastFailure: number | null;
  readonly lastAnswer: number | null;
}

/** One row a `host[ip]:port` of it, the most used first. */
export function hostAddresses(
  address: string,
  filter: Filter,
  limit: number,
): Question<HostAddress> {
  return {
    name: 'host_addresses',
    sql: `
SELECT p.host AS host, p.ip AS ip, p.port AS port, sum(n) AS connections, ${countsBy('result', 'n')} AS results,
  ${ms("minOrNullIf(first_at, result != 'answered')")} AS first_failure,
  ${ms("maxOrNullIf(last_at, result != 'answered')")} AS last_failure,
  ${ms("maxOrNullIf(last_at, result = 'answered')")} AS last_answer
FROM
(
  SELECT place, result, count() AS n, min(at) AS first_at, max(at) AS last_at
  FROM connection_attempts FINAL WHERE ${where(filter)} AND ${OF_HOST} GROUP BY ALL
) AS rows
${WITH_NAMES}
GROUP BY host, ip, port
ORDER BY connections DESC, host, ip, port LIMIT {limit:UInt32}`,
    params: { ...paramsOf(filter), address, limit },
    read: (row) => ({
      host: row['host'] as string,
      ip: row['ip'] as string,
      port: row['port'] as number,
      connections: row['connections'] as number,
      results: row['results'] as Record<string, number>,
      firstFailure: row['first_failure'] as number | null,
      lastFailure: row['last_failure'] as number | null,
      lastAnswer: row['last_answer'] as number | null,
    }),
  };
}

/** Connections of one part of what goes to a host: a recipient domain, or one of our servers. */
export interface HostShare {
  readonly name: string;
  readonly connections: number;
  readonly answered: number;
  readonly noAnswer: number;
  readonly lastAnswer: number | null;
  /** How many such parts there are, whatever the limit. */
  readonly total: number;
}

/** One row a recipient domain that was connected for, the one with most connections first. */
export function hostDomains(address: string, filter: Filter, limit: number): Question<HostShare> {
  return { ...shares('p.domain', address, filter, limit), name: 'host_domains' };
}

/** One row a log host that connected to it. */
export function hostSenders(address: string, filter: Filter, limit: number): Question<HostShare> {
  return { ...shares('log_host', address, filter, limit), name: 'host_senders' };
}

const shares = (
  by: 'p.domain' | 'log_host',
  address: string,
  filter: Filter,
  limit: number,
): Question<HostShare> => ({
  name: 'host_shares',
  sql: `
SELECT toString(${by}) AS name, sum(n) AS connections, sumIf(n, result = 'answered') AS answered,
  sumIf(n, result = 'no_answer') AS no_answer,
  ${ms("maxOrNullIf(last_at, result = 'answered')")} AS last_answer, count() OVER () AS total
FROM
(
  SELECT place, log_host, result, count() AS n, max(at) AS last_at
  FROM connection_attempts FINAL WHERE ${where(filter)} AND ${OF_HOST} GROUP BY ALL
) AS rows
${WITH_NAMES}
GROUP BY name HAVING name != ''
ORDER BY connections DESC, name LIMIT {limit:UInt32}`,
  params: { ...paramsOf(filter), address, limit },
  read: (row) => ({
    name: row['name'] as string,
    connections: row['connections'] as number,
    answered: row['answered'] as number,
    noAnswer: row['no_answer'] as number,
    lastAnswer: row['last_answer'] as number | null,
    total: row['total'] as number,
  }),
});

/** Since when, of all that is kept, whatever the window. One row, always. */
export interface HostHistory {
  readonly connections: number;
  readonly firstConnection: number | null;
  readonly lastConnection: number | null;
  readonly lastAnswer: number | null;
  /** The first connection that failed after the last answer; null: it does not fail now. */
  readonly failingSince: number | null;
}

export function hostHistory(address: string): Question<HostHistory> {
  return {
    name: 'host_history',
    sql: `
WITH
  rows AS
  (
    SELECT at, result = 'answered' AS is_answer FROM connection_attempts FINAL WHERE ${OF_HOST}
  ),
  (SELECT maxOrNullIf(at, is_answer) FROM rows) AS answered_at
SELECT count() AS connections, ${ms('minOrNull(at)')} AS first_connection,
  ${ms('maxOrNull(at)')} AS last_connection, ${ms('any(answered_at)')} AS last_answer,
  ${ms('minOrNullIf(at, NOT is_answer AND (answered_at IS NULL OR at > answered_at))')} AS failing_since
FROM rows`,
    params: { address },
    read: (row) => ({
      connections: row['connections'] as number,
      firstConnection: row['first_connection'] as number | null,
      lastConnection: row['last_connection'] as number | null,
      lastAnswer: row['last_answer'] as number | null,
      failingSince: row['failing_since'] as number | null,
    }),
  };
}
