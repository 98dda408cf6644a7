import { ARRIVAL, GIVEN_UP, MAY_BE_RETRIED, MET } from '../rollups/retry-rows';
import type { Cover } from '../rollups/cover';
import { retryBucketRows } from './bucket-rows';
import { where, type Filter } from './question';
import { ms, UNREACHABLE, WITH_PLACE } from './words';

/** What a message must have met to be looked at. */
export type Met = 'unreachable' | 'no_answer';

const METS: Readonly<Record<Met, string>> = {
  unreachable: UNREACHABLE,
  no_answer: "reason = 'no_answer'",
};
const BITS: Readonly<Record<Met, number>> = {
  unreachable: MET.unreachable,
  no_answer: MET.noAnswer,
};

/**
 * Keeps most of the other messages out before anything is sorted: a set of numbers takes a tenth of
 * what the names take. One that gets through by chance met nothing unreachable and falls out later.
 */
const MESSAGE = 'cityHash64(log_host, queue_id)';

/** Statements: attempts of messages, and when messages expired by lines that were no attempts. Times are milliseconds. */
interface RetryRows {
  /** `log_host`, `queue_id`, `domain`, `at`, `arrival`, `unreachable`, `delivered`, `given_up`. */
  readonly attempts: string;
  /** `log_host`, `queue_id`, `domain` (empty: all of the message's) and `at`. */
  readonly expired: string;
}

/** The messages of which a first attempt met that, each with its end: `FROM ends`. */
export const ends = (filter: Filter, met: Met): string => endsOf(rowsThemselves(filter, met));

/** The same where rows were counted ahead. */
export const endsAhead = (filter: Filter, met: Met, cover: Cover): string =>
  endsOf(rowsOfBuckets(filter, met, cover));

const rowsThemselves = (filter: Filter, met: Met): RetryRows => ({
  attempts: `
    SELECT log_host, queue_id, p.domain AS domain, ${ms('rows.at')} AS at, nullIf(arrived, -1) AS arrival,
      unreachable, delivered, given_up
    FROM
    (
      SELECT log_host, queue_id, place, at, ${ARRIVAL} AS arrived, ${METS[met]} AS unreachable,
        reason = 'delivered' AS delivered, ${GIVEN_UP} AS given_up
      FROM delivery_attempts FINAL
      WHERE ${where(filter)} AND queue_id != '' AND ${MAY_BE_RETRIED} AND ${MESSAGE} IN
      (
        SELECT ${MESSAGE} FROM delivery_attempts FINAL
        WHERE ${where(filter)} AND ${METS[met]} AND queue_id != ''
      )
    )
    ${WITH_PLACE}`,
  expired: `
      SELECT log_host, queue_id, p.domain AS domain, ${ms('rows.at')} AS at FROM
      (
        SELECT log_host, queue_id, place, at FROM not_attempted FINAL
        WHERE kind = 'expired' AND queue_id != '' AND ${where({ ...filter, domain: undefined })}
      )
      ${WITH_PLACE}`,
});

function rowsOfBuckets(filter: Filter, met: Met, cover: Cover): RetryRows {
  const wanted = { cover, columns: ['retried'], isByHost: true };
  const { domain } = filter;
  const attempts = retryBucketRows({ ...wanted, filter }, 'attempts');
  const among = domain === undefined ? undefined : "domain IN ({domain:String}, '')";
  const ofAll = { ...filter, domain: undefined };
  const lines = retryBucketRows({ ...wanted, filter: ofAll, among }, 'lines');
  const each = (columns: string, rows: string, condition: string): string => `
    SELECT of_host AS log_host, one.queue_id AS queue_id${columns} FROM (
    ${rows}
    ) ARRAY JOIN retried AS one
    WHERE one.queue_id != '' AND ${condition}`;
  const isOf = (bits: number): string => `bitAnd(one.met, ${bits}) > 0`;
  const columns = `, domain, one.at AS at, nullIf(one.arrival, -1) AS arrival, ${isOf(BITS[met])} AS unreachable,
      ${isOf(MET.delivered)} AS delivered, ${isOf(MET.givenUp)} AS given_up`;
  const thatMet = each(`, ${MESSAGE} AS message`, attempts, isOf(BITS[met]));
  return {
    attempts: each(
      columns,
      attempts,
      `NOT ${isOf(MET.expired)} AND ${MESSAGE} IN (SELECT message FROM (${thatMet}))`,
    ),
    expired: each(', domain, one.at AS at', lines, isOf(MET.expired)),
  };
}

/**
 * A message is (log host, queue id, recipient domain), but Postfix gives its short ids out again
 * within hours. What tells two messages apart is their arrival, at − queue_seconds: one that arrived
 * after the attempt before it is another message. (Two seconds of slack: the log rounds.)
 */
const endsOf = ({ attempts, expired }: RetryRows): string => `
WITH
  attempts AS
  (${attempts}
  ),
  told_apart AS
  (
    SELECT *, sum(is_another) OVER
        (PARTITION BY log_host, queue_id, domain ORDER BY at, arrival ROWS UNBOUNDED PRECEDING) AS life
    FROM
    (
      SELECT *, coalesce(arrival - 2000 > lagInFrame(toNullable(at)) OVER
          (PARTITION BY log_host, queue_id, domain ORDER BY at, arrival
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW), 0) AS is_another
      FROM attempts
    )
  ),
  expiries AS
  (
    SELECT log_host, queue_id, groupArray((at, domain)) AS expired FROM (${expired}) GROUP BY ALL
  ),
  messages AS
  (
    SELECT log_host, queue_id, domain, life,
      minIf(at, unreachable) AS failed_at,
      arraySort(groupArrayIf(at, delivered)) AS deliveries, max(given_up) AS bounced,
      minOrNullIf(at, given_up) AS bounced_at, max(at) AS last_at,
      leadInFrame(toNullable(min(at))) OVER (PARTITION BY log_host, queue_id, domain ORDER BY life
        ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS next_life_at
    FROM told_apart GROUP BY log_host, queue_id, domain, life
    HAVING max(unreachable)
  ),
  ends AS
  (
    SELECT m.domain AS domain,
      arrayFirstOrNull(x -> x > m.failed_at, m.deliveries) AS delivered_at,
      m.bounced OR arrayExists(
        (x, of) -> x >= m.failed_at AND (m.next_life_at IS NULL OR x < m.next_life_at)
          AND (of = '' OR of = m.domain),
        e.expired.1, e.expired.2
      ) AS is_given_up,
      m.failed_at AS failed_at, m.last_at AS last_at, m.bounced_at AS bounced_at,
      arrayReduce('minOrNull', arrayFilter(
        (x, of) -> x >= m.failed_at AND (of = '' OR of = m.domain), e.expired.1, e.expired.2
      )) AS expired_at,
      (delivered_at - m.failed_at) / 1000 AS seconds
    FROM messages AS m
    LEFT JOIN expiries AS e ON e.log_host = m.log_host AND e.queue_id = m.queue_id
  )`;
