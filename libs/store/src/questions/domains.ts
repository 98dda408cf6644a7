import type { Cover } from '../rollups/cover';
import { domainBucketRows } from './bucket-rows';
import { isOfOne } from './buckets-of-one';
import { countsOfOne, isPlain } from './counts-of-one';
import { aheadChoice, choiceOf, type DomainChoice } from './domain-choice';
import { paramsOf, where, type AheadForm, type Filter, type Question } from './question';
import { ANSWERED, countsBy, FAILED, ms, TRIED, UNREACHABLE, withPlaceWhere } from './words';
import { isOfTheWorst, worstInSteps } from './worst-in-steps';

export interface DomainCounts {
  readonly domain: string;
  /** Attempts really made: neither suspended lines nor what was handed over on our own machine. */
  readonly attempts: number;
  readonly delivered: number;
  readonly noAnswer: number;
  readonly unreachable: number;
  /** Attempts in which the remote said something, even no. */
  readonly answered: number;
  readonly reasons: Readonly<Record<string, number>>;
  /** Recipient lines of attempts. */
  readonly recipients: number;
  /** Recipient lines that were no attempt. */
  readonly suspended: number;
  readonly expired: number;
  /** Times are milliseconds since 1970, null where there was none. A failure is any but a delivery. */
  readonly firstFailure: number | null;
  readonly lastFailure: number | null;
  readonly firstUnreachable: number | null;
  readonly lastUnreachable: number | null;
  /** Exim's own verdicts that the hosts are dead for long. */
  readonly verdicts: Readonly<Record<string, number>>;
  /** Who tried, and with what luck. */
  readonly logHosts: readonly LogHostCounts[];
  /** Domains there are altogether, whatever the limit. */
  readonly totalDomains: number;
}

export interface LogHostCounts {
  readonly logHost: string;
  readonly attempts: number;
  readonly unreachable: number;
  readonly answered: number;
}

/** One row a recipient domain, the worst first: by no answer, then unreachable, then attempts. */
export function domains(filter: Filter = {}, choice: DomainChoice = {}): Question<DomainCounts> {
  const chosen = choiceOf(filter, choice);
  const rows = `${where(filter)} AND ${chosen.rows}`;
  return {
    name: 'domains',
    sql: `
WITH ${chosen.first} outcomes AS
  (
    SELECT place, log_host, reason, ${ANSWERED} AS answered, '' AS verdict,
      count() AS attempts, sum(recipients.token.size0) AS recipients,
      0 AS suspended, 0 AS expired, min(at) AS first_at, max(at) AS last_at
    FROM delivery_attempts FINAL WHERE ${rows} GROUP BY ALL
    UNION ALL
    SELECT place, log_host, '' AS reason, false AS answered, toString(verdict) AS verdict,
      0 AS attempts, 0 AS recipients,
      countIf(kind = 'suspended') AS suspended, countIf(kind = 'expired') AS expired,
      min(at) AS first_at, max(at) AS last_at
    FROM not_attempted FINAL WHERE ${rows} GROUP BY ALL
  ),
  by_log_host AS
  (
    SELECT p.domain AS domain, log_host,
      sumIf(rows.attempts, ${TRIED}) AS attempts, sumIf(rows.recipients, ${TRIED}) AS recipients,
      sum(rows.suspended) AS suspended, sum(rows.expired) AS expired,
      sumIf(rows.attempts, reason = 'delivered') AS delivered,
      sumIf(rows.attempts, reason = 'no_answer') AS no_answer,
      sumIf(rows.attempts, ${UNREACHABLE}) AS unreachable,
      sumIf(rows.attempts, answered) AS with_answer,
      ${countsBy('reason', 'rows.attempts')} AS reasons,
      ${countsBy('verdict', 'rows.suspended + rows.expired')} AS verdicts,
      minOrNullIf(first_at, ${FAILED}) AS first_failure,
      maxOrNullIf(last_at, ${FAILED}) AS last_failure,
      minOrNullIf(first_at, ${UNREACHABLE}) AS first_unreachable,
      maxOrNullIf(last_at, ${UNREACHABLE}) AS last_unreachable
    FROM outcomes ${withPlaceWhere(chosen.places)} GROUP BY domain, log_host
  )
SELECT domain, sum(h.attempts) AS attempts, sum(h.recipients) AS recipients,
  sum(h.suspended) AS suspended, sum(h.expired) AS expired, sum(h.delivered) AS delivered,
  sum(h.no_answer) AS no_answer, sum(h.unreachable) AS unreachable, sum(h.with_answer) AS answered,
  sumMap(h.reasons) AS reasons,
  mapFilter((k, v) -> k != '', sumMap(h.verdicts)) AS verdicts,
  ${ms('min(h.first_failure)')} AS first_failure, ${ms('max(h.last_failure)')} AS last_failure,
  ${ms('min(h.first_unreachable)')} AS first_unreachable,
  ${ms('max(h.last_unreachable)')} AS last_unreachable,
  arraySort(groupArrayIf((toString(log_host), h.attempts, h.unreachable, h.with_answer),
    h.attempts > 0)) AS log_hosts,
  ${chosen.total} AS total_domains
FROM by_log_host AS h
GROUP BY domain
HAVING ${chosen.having}
ORDER BY ${chosen.order}
LIMIT {limit:UInt64}`,
    params: { ...paramsOf(filter), ...chosen.params },
    read: readDomainCounts,
    ahead: aheadOf(filter, choice),
  };
}

function aheadOf(filter: Filter, choice: DomainChoice): AheadForm {
  if (isOfOne(filter) && isPlain(choice))
    return { filter, steps: (engine) => countsOfOne(engine, filter, choice) };
  const everyDomain = {
    filter,
    first: aheadChoice(filter, choice).first,
    sql: (cover: Cover) => fromBuckets(filter, choice, cover),
  };
  return isOfTheWorst(filter, choice)
    ? {
        ...everyDomain,
        steps: (engine) => worstInSteps(engine, filter, choice.limit, everyDomain.sql),
      }
    : everyDomain;
}

const COLUMNS = [
  ...['tried', 'recipients', 'suspended', 'expired', 'delivered', 'no_answer', 'unreachable'],
  ...['answered', 'lines', 'reasons', 'verdicts'],
  ...['first_failure', 'last_failure', 'first_unreachable', 'last_unreachable'],
];

/** Log hosts in a map and not grouped for themselves: with each level of it the engine takes a third longer to plan. */
function fromBuckets(filter: Filter, choice: DomainChoice, cover: Cover): string {
  const chosen = aheadChoice(filter, choice);
  const { among } = chosen;
  const counts = (name: string): string =>
    `mapFilter((k, v) -> v > 0, sumMap(r.${name})) AS ${name}`;
  return `
SELECT domain, sum(r.tried) AS attempts, sum(r.recipients) AS recipients,
  sum(r.suspended) AS suspended, sum(r.expired) AS expired, sum(r.delivered) AS delivered,
  sum(r.no_answer) AS no_answer, sum(r.unreachable) AS unreachable, sum(r.answered) AS answered,
  ${counts('reasons')}, ${counts('verdicts')},
  ${ms('min(r.first_failure)')} AS first_failure, ${ms('max(r.last_failure)')} AS last_failure,
  ${ms('min(r.first_unreachable)')} AS first_unreachable,
  ${ms('max(r.last_unreachable)')} AS last_unreachable,
  sumMap([of_host], [toUInt64(r.tried)], [toUInt64(r.unreachable)], [toUInt64(r.answered)]) AS by_host,
  arrayFilter(host -> host.2 > 0, arrayZip(by_host.1, by_host.2, by_host.3, by_host.4)) AS log_hosts,
  ${chosen.total} AS total_domains
FROM
(
  ${domainBucketRows({ filter, cover, columns: COLUMNS, among, isByHost: true })}
) AS r
GROUP BY domain
HAVING sum(r.lines) > 0 AND ${chosen.having}
ORDER BY ${chosen.order}
LIMIT {limit:UInt64}`;
}

function readDomainCounts(row: Record<string, unknown>): DomainCounts {
  return {
    domain: row['domain'] as string,
    attempts: row['attempts'] as number,
    delivered: row['delivered'] as number,
    noAnswer: row['no_answer'] as number,
    unreachable: row['unreachable'] as number,
    answered: row['answered'] as number,
    reasons: row['reasons'] as Record<string, number>,
    recipients: row['recipients'] as number,
    suspended: row['suspended'] as number,
    expired: row['expired'] as number,
    firstFailure: row['first_failure'] as number | null,
    lastFailure: row['last_failure'] as number | null,
    firstUnreachable: row['first_unreachable'] as number | null,
    lastUnreachable: row['last_unreachable'] as number | null,
    verdicts: row['verdicts'] as Record<string, number>,
    logHosts: (row['log_hosts'] as [string, number, number, number][]).map(
      ([logHost, attempts, unreachable, answered]) => ({
        logHost,
        attempts,
        unreachable,
        answered,
      }),
    ),
    totalDomains: row['total_domains'] as number,
  };
}
