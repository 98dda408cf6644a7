import { NAMED, namedDomains } from './among-domains';
import { connectionBucketRows, type WantedRows } from './bucket-rows';
import { FEW } from './domain-choice';
import type { AheadForm, AskedInSteps, Filter } from './question';
import { ms } from './words';

/**
 * `hosts` where connections were counted ahead.
 *
 * @param among a condition on domain, host, ip and port.
 */
export const hostsAhead = (filter: Filter, among: string | undefined, limit: number): AheadForm =>
  limit <= FEW
    ? { filter, steps: (engine) => worstHosts(engine, filter, among, limit) }
    : { filter, sql: (cover) => fromBuckets({ filter, cover, among }, limit) };

const COLUMNS = [
  ...['connections', 'answered', 'no_answer', 'results'],
  ...['first_failure', 'last_failure', 'last_answer'],
];

/** No answer, then failures, then connections. */
const WORST = `sum(r.no_answer) DESC, sum(r.connections) - sum(r.answered) DESC, sum(r.connections) DESC,
  host, ip, port`;

type Wanted = Omit<WantedRows, 'columns'>;

/** Buckets lie by domain: those of the chosen hosts are found by the domains that have them, if these are not too many. */
async function worstHosts(
  engine: AskedInSteps,
  filter: Filter,
  among: string | undefined,
  limit: number,
): Promise<readonly Record<string, unknown>[] | undefined> {
  const cover = engine.cover(filter);
  if (cover === undefined) return undefined;
  const rows = await engine.ask(chosenHosts({ filter, cover, among }));
  const chosen = {
    hosts: rows.map((row) => row['host']),
    ips: rows.map((row) => row['ip']),
    ports: rows.map((row) => row['port']),
    total: rows[0]?.['total'] ?? 0,
  };
  const domains = await engine.ask(DOMAINS_OF_CHOSEN, chosen);
  const named = namedDomains(['', ...domains.map((row) => row['domain'] as string)]);
  const both = [named && NAMED, among].filter((condition) => condition !== undefined);
  const wanted = { filter, cover, among: both.length > 0 ? both.join(' AND ') : undefined };
  return engine.ask(fromBuckets(wanted, limit), { ...chosen, ...(named && { among: named }) });
}

const chosenHosts = (wanted: Wanted): string => `
SELECT host, ip, port, count() OVER () AS total
FROM (
  ${connectionBucketRows({ ...wanted, columns: ['connections', 'answered', 'no_answer'] })}
) AS r
GROUP BY host, ip, port HAVING sum(r.connections) > 0
ORDER BY ${WORST} LIMIT {limit:UInt64}`;

const AMONG_CHOSEN =
  '(host, ip, port) IN (SELECT arrayJoin(arrayZip({hosts:Array(String)}, {ips:Array(String)}, {ports:Array(UInt16)})))';

const DOMAINS_OF_CHOSEN = `SELECT DISTINCT domain FROM place_names WHERE ${AMONG_CHOSEN}`;

function fromBuckets(wanted: Wanted, limit: number): string {
  const isFew = limit <= FEW;
  return `
SELECT host, ip, port, sum(r.connections) AS connections,
  mapFilter((k, v) -> v > 0, sumMap(r.results)) AS results,
  uniqExactIf(domain, domain != '' AND r.connections > 0) AS domains,
  arraySort(groupUniqArrayIf(5)(domain, domain != '' AND r.connections > 0)) AS some_domains,
  ${ms('min(r.first_failure)')} AS first_failure, ${ms('max(r.last_failure)')} AS last_failure,
  ${ms('max(r.last_answer)')} AS last_answer,
  arraySort(groupUniqArrayIf(of_host, r.connections > 0)) AS log_hosts,
  ${isFew ? 'toUInt64({total:UInt64})' : 'count() OVER ()'} AS total_hosts
FROM (
  ${connectionBucketRows({ ...wanted, columns: COLUMNS, isByHost: true })}
) AS r
${isFew ? `WHERE ${AMONG_CHOSEN}` : ''}
GROUP BY host, ip, port HAVING sum(r.connections) > 0
ORDER BY ${WORST}
LIMIT {limit:UInt64}`;
}
