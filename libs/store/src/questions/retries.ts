import { paramsOf, where, type Filter, type Question } from './question';
import { UNREACHABLE, WITH_PLACE } from './words';

/** What became of messages that met a host that could not be reached. Only these are counted. */
export interface Retries {
  /** Recipient domain; empty in the answer for all together. */
  readonly domain: string;
  readonly messages: number;
  readonly deliveredLater: number;
  /** Bounced or expired. */
  readonly gaveUp: number;
  /** Neither, as far as the logs go. */
  readonly stillWaiting: number;
  /** From the first failure to the delivery; null if none was delivered. */
  readonly secondsToDelivery: SecondsToDelivery | null;
}

export interface SecondsToDelivery {
  readonly median: number;
  readonly p90: number;
  readonly max: number;
}

/** What a message must have met to be looked at. */
export type Met = 'unreachable' | 'no_answer';

const METS: Readonly<Record<Met, string>> = {
  unreachable: UNREACHABLE,
  no_answer: "reason = 'no_answer'",
};

/** Do retries succeed, and after how long? One row over all. */
export function retries(filter: Filter = {}, met: Met = 'unreachable'): Question<Retries> {
  return { ...retriesBy("''", filter, met), name: 'retries' };
}

/** The same, one row a recipient domain, those with most messages first. */
export function retriesByDomain(
  filter: Filter = {},
  limit = 1_000_000,
  met: Met = 'unreachable',
): Question<Retries> {
  const question = retriesBy('domain', filter, met);
  return {
    ...question,
    name: 'retries_by_domain',
    sql: `${question.sql}\nORDER BY messages DESC, domain LIMIT {limit:UInt64}`,
    params: { ...question.params, limit },
  };
}

/**
 * Keeps most of the other messages out before anything is sorted: a set of numbers takes a tenth of
 * what the names take. One that gets through by chance met nothing unreachable and falls out later.
 */
const MESSAGE = 'cityHash64(log_host, queue_id)';

/**
 * A message is (log host, queue id, recipient domain), but Postfix gives its short ids out again
 * within hours. What tells two messages apart is their arrival, at − queue_seconds: one that arrived
 * after the attempt before it is another message. (Two seconds of slack: the log rounds.)
 */
const retriesBy = (key: string, filter: Filter, met: Met): Question<Retries> => ({
  name: 'retries',
  sql: `
${ends(filter, met)}
SELECT ${key} AS domain, count() AS messages, countIf(isNotNull(delivered_at)) AS delivered_later,
  countIf(isNull(delivered_at) AND is_given_up) AS gave_up,
  messages - delivered_later - gave_up AS still_waiting,
  quantilesExactIf(0.5, 0.9, 1)(assumeNotNull(seconds), isNotNull(delivered_at)) AS quantiles
FROM ends
GROUP BY ${key}`,
  params: paramsOf(filter),
  read: (row) => {
    const [median, p90, max] = row['quantiles'] as [number | null, number | null, number | null];
    return {
      domain: row['domain'] as string,
      messages: row['messages'] as number,
      deliveredLater: row['delivered_later'] as number,
      gaveUp: row['gave_up'] as number,
      stillWaiting: row['still_waiting'] as number,
      secondsToDelivery:
        median === null || p90 === null || max === null ? null : { median, p90, max },
    };
  },
});

/** The messages of which a first attempt met that, each with its end: `FROM ends`. */
export const ends = (filter: Filter, met: Met): string => `
WITH
  attempts AS
  (
    SELECT log_host, queue_id, p.domain AS domain, rows.at AS at, arrival, unreachable, delivered,
      given_up
    FROM
    (
      SELECT log_host, queue_id, place, at,
        if(queue_seconds < 0, NULL, toUnixTimestamp64Milli(at) - 1000 * toFloat64(queue_seconds)) AS arrival,
        ${METS[met]} AS unreachable, reason = 'delivered' AS delivered,
        status IN ('bounced', 'expired', 'force_expired') AS given_up
      FROM delivery_attempts FINAL
      WHERE ${where(filter)} AND ${MESSAGE} IN
      (
        SELECT ${MESSAGE} FROM delivery_attempts FINAL
        WHERE ${where(filter)} AND ${METS[met]} AND queue_id != ''
      )
    )
    ${WITH_PLACE}
  ),
  told_apart AS
  (
    SELECT *, sum(is_another) OVER
        (PARTITION BY log_host, queue_id, domain ORDER BY at, arrival ROWS UNBOUNDED PRECEDING) AS life
    FROM
    (
      SELECT *, coalesce(arrival - 2000 > toUnixTimestamp64Milli(lagInFrame(toNullable(at)) OVER
          (PARTITION BY log_host, queue_id, domain ORDER BY at, arrival
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)), 0) AS is_another
      FROM attempts
    )
  ),
  expiries AS
  (
    SELECT log_host, queue_id, groupArray((rows.at, p.domain)) AS expired FROM
    (
      SELECT log_host, queue_id, place, at FROM not_attempted FINAL
      WHERE kind = 'expired' AND queue_id != '' AND ${where({ ...filter, domain: undefined })}
    )
    ${WITH_PLACE}
    GROUP BY ALL
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
      dateDiff('millisecond', m.failed_at, delivered_at) / 1000 AS seconds
    FROM messages AS m
    LEFT JOIN expiries AS e ON e.log_host = m.log_host AND e.queue_id = m.queue_id
  )`;
