import { paramsOf, type Filter, type Question } from './question';
import { ends, endsAhead, type Met } from './retry-ends';

/** So many messages that ended alike, or were not over when last seen, after about the same time. */
export interface RetryLife {
  /** From the first failure, rounded down to half a minute. */
  readonly seconds: number;
  readonly end: 'delivered' | 'given_up' | 'waiting';
  readonly count: number;
}

/** Half a minute is less than any queue run; without it there would be a row for nearly every message. */
const STEP = 30;

/** One row a time and end: what a survival curve is made of. */
export function retryLives(filter: Filter = {}, met: Met = 'no_answer'): Question<RetryLife> {
  const counted = `
SELECT ${STEP} * intDiv(greatest(lasted, 0), ${STEP}) AS lived, how, count() AS n
FROM
(
  SELECT
    multiIf(isNotNull(delivered_at), 'delivered', is_given_up, 'given_up', 'waiting') AS how,
    intDiv(coalesce(delivered_at, if(is_given_up, coalesce(bounced_at, expired_at), NULL), last_at) - failed_at, 1000) AS lasted
  FROM ends
)
GROUP BY lived, how
ORDER BY lived, how`;
  return {
    name: 'retry_lives',
    sql: `${ends(filter, met)}${counted}`,
    ahead: { filter, sql: (cover) => `${endsAhead(filter, met, cover)}${counted}` },
    params: paramsOf(filter),
    read: (row) => ({
      seconds: row['lived'] as number,
      end: row['how'] as RetryLife['end'],
      count: row['n'] as number,
    }),
  };
}
