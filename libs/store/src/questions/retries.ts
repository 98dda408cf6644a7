import { paramsOf, type Filter, type Question } from './question';
import { ends, endsAhead, type Met } from './retry-ends';

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
  const order = '\nORDER BY messages DESC, domain LIMIT {limit:UInt64}';
  const question = retriesBy('domain', filter, met, order);
  return { ...question, name: 'retries_by_domain', params: { ...question.params, limit } };
}

function retriesBy(key: string, filter: Filter, met: Met, order = ''): Question<Retries> {
  const counted = `
SELECT ${key} AS domain, count() AS messages, countIf(isNotNull(delivered_at)) AS delivered_later,
  countIf(isNull(delivered_at) AND is_given_up) AS gave_up,
  messages - delivered_later - gave_up AS still_waiting,
  quantilesExactIf(0.5, 0.9, 1)(assumeNotNull(seconds), isNotNull(delivered_at)) AS quantiles
FROM ends
GROUP BY ${key}${order}`;
  return {
    name: 'retries',
    sql: `${ends(filter, met)}${counted}`,
    ahead: { filter, sql: (cover) => `${endsAhead(filter, met, cover)}${counted}` },
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
  };
}
