import { paramsOf, where, type Filter, type Question } from './question';
import { ANSWERED, ms, TRIED, UNREACHABLE } from './words';

/** What was tried in one span of time, and with what luck. */
export interface SeriesBucket {
  /** When it begins: milliseconds since 1970, UTC. */
  readonly from: number;
  readonly attempts: number;
  readonly delivered: number;
  readonly noAnswer: number;
  readonly unreachable: number;
  readonly answered: number;
  /** Recipient lines that were no attempt. */
  readonly suspended: number;
}

/** One row a bucket in which there was anything, in order. */
export function domainSeries(filter: Filter, bucketSeconds: number): Question<SeriesBucket> {
  const bucket = 'toStartOfInterval(at, toIntervalSecond({bucketSeconds:UInt32}))';
  return {
    name: 'domain_series',
    sql: `
SELECT ${ms('toDateTime64(bucket, 3)')} AS \`from\`, sum(n) AS attempts, sum(taken) AS delivered,
  sum(silent) AS no_answer, sum(unreached) AS unreachable, sum(spoken) AS answered,
  sum(waited) AS suspended
FROM
(
  SELECT ${bucket} AS bucket, countIf(${TRIED}) AS n, countIf(reason = 'delivered') AS taken,
    countIf(reason = 'no_answer') AS silent, countIf(${UNREACHABLE}) AS unreached,
    countIf(${ANSWERED}) AS spoken, 0 AS waited
  FROM delivery_attempts FINAL WHERE ${where(filter)} GROUP BY bucket
  UNION ALL
  SELECT ${bucket} AS bucket, 0 AS n, 0 AS taken, 0 AS silent, 0 AS unreached, 0 AS spoken,
    countIf(kind = 'suspended') AS waited
  FROM not_attempted FINAL WHERE ${where(filter)} GROUP BY bucket
)
GROUP BY bucket ORDER BY bucket`,
    params: { ...paramsOf(filter), bucketSeconds },
    read: (row) => ({
      from: row['from'] as number,
      attempts: row['attempts'] as number,
      delivered: row['delivered'] as number,
      noAnswer: row['no_answer'] as number,
      unreachable: row['unreachable'] as number,
      answered: row['answered'] as number,
      suspended: row['suspended'] as number,
    }),
  };
}
