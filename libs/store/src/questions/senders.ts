import { UNREACHABLE_REASONS } from '@noanswer/delivery';
import type { Cover } from '../rollups/cover';
import { happenedByHost } from './happened';
import { paramsOf, where, type Filter, type Question } from './question';
import { ANSWERED, countsBy, listed, ms, UNREACHABLE } from './words';

/** One of our mail servers, by its own lines. */
export interface Sender {
  readonly logHost: string;
  readonly mtas: readonly string[];
  /** Attempts really made: neither suspended lines nor what was handed over. */
  readonly attempts: number;
  readonly delivered: number;
  readonly noAnswer: number;
  readonly unreachable: number;
  readonly answered: number;
  readonly reasons: Readonly<Record<string, number>>;
  readonly suspended: number;
  /** Log time of its first and last attempt. */
  readonly firstAttempt: number | null;
  readonly lastAttempt: number | null;
}

/** One row a log host, by name. */
export function senders(filter: Filter = {}): Question<Sender> {
  return {
    name: 'senders',
    sql: `
SELECT host_of_log, arraySort(groupUniqArray(mta_of)) AS mtas, sumIf(n, reason_of NOT IN ('', 'handed_over')) AS attempts,
  sumIf(n, reason_of = 'delivered') AS delivered, sumIf(n, reason_of = 'no_answer') AS no_answer,
  sumIf(n, ${UNREACHABLE.replace('reason', 'reason_of')}) AS unreachable, sumIf(n, spoken) AS answered,
  mapFilter((k, v) -> k != '', ${countsBy('reason_of', 'n')}) AS reasons, sum(waited) AS suspended,
  ${ms("minOrNullIf(first_at, reason_of NOT IN ('', 'handed_over'))")} AS first_attempt,
  ${ms("maxOrNullIf(last_at, reason_of NOT IN ('', 'handed_over'))")} AS last_attempt
FROM
(
  SELECT toString(log_host) AS host_of_log, toString(mta) AS mta_of, toString(reason) AS reason_of,
    ${ANSWERED} AS spoken, count() AS n, 0 AS waited, min(at) AS first_at, max(at) AS last_at
  FROM delivery_attempts FINAL WHERE ${where(filter)} GROUP BY ALL
  UNION ALL
  SELECT toString(log_host) AS host_of_log, toString(mta) AS mta_of, '' AS reason_of, false AS spoken,
    0 AS n, countIf(kind = 'suspended') AS waited, min(at) AS first_at, max(at) AS last_at
  FROM not_attempted FINAL WHERE ${where(filter)} GROUP BY ALL
)
GROUP BY host_of_log
ORDER BY host_of_log`,
    params: paramsOf(filter),
    read: (row) => ({
      logHost: row['host_of_log'] as string,
      mtas: row['mtas'] as string[],
      attempts: row['attempts'] as number,
      delivered: row['delivered'] as number,
      noAnswer: row['no_answer'] as number,
      unreachable: row['unreachable'] as number,
      answered: row['answered'] as number,
      reasons: row['reasons'] as Record<string, number>,
      suspended: row['suspended'] as number,
      firstAttempt: row['first_attempt'] as number | null,
      lastAttempt: row['last_attempt'] as number | null,
    }),
    ...(filter.domain === undefined && {
      ahead: { filter, sql: (cover) => fromBuckets(filter, cover) },
    }),
  };
}

const fromBuckets = (filter: Filter, cover: Cover): string => `
SELECT h.of_host AS host_of_log, h.mtas AS mtas, h.attempts - h.reasons['handed_over'] AS attempts,
  h.reasons['delivered'] AS delivered, h.reasons['no_answer'] AS no_answer,
  arraySum(reason -> h.reasons[reason], [${listed(UNREACHABLE_REASONS)}]) AS unreachable, h.answered AS answered,
  h.reasons AS reasons, h.suspended AS suspended,
  ${ms('h.first_tried')} AS first_attempt, ${ms('h.last_tried')} AS last_attempt
FROM (${happenedByHost(filter, cover)}) AS h
WHERE h.attempts > 0 OR notEmpty(h.recipients)
ORDER BY host_of_log`;
