import { bucketsIn, type Cover } from '../rollups/cover';
import type { Level } from '../rollups/levels';
import { domainBucketRows } from './bucket-rows';
import { paramsOf, where, type Filter, type Question } from './question';
import { FAILED, ms, TRIED, UNREACHABLE, ANSWERED, withPlaceWhere } from './words';

/** A window over all senders and both MTAs. */
export type Window = Pick<Filter, 'since' | 'until'>;

export interface WorstDomain {
  readonly domain: string;
  readonly attempts: number;
  readonly delivered: number;
  readonly noAnswer: number;
  readonly unreachable: number;
  readonly answered: number;
  readonly firstFailure: number | null;
  readonly lastFailure: number | null;
}

const COLUMNS = [
  ...['tried', 'delivered', 'no_answer', 'unreachable', 'answered'],
  ...['first_failure', 'last_failure'],
];

/**
 * The domains with most no answers, then most unreachable attempts, then by name. Those that never failed are not
 * looked at, and not counted: how many domains there are altogether, `domains` tells at its price.
 */
export function worstOf(window: Window, limit = 100): Question<WorstDomain> {
  const { since, until } = window;
  const filter = { since, until };
  return {
    name: 'worst_of',
    sql: `
WITH chosen AS
  (
    SELECT p.domain AS domain, sum(rows.no_answer) AS no_answer, sum(rows.unreachable) AS unreachable
    FROM
    (
      SELECT place, countIf(reason = 'no_answer') AS no_answer, count() AS unreachable
      FROM delivery_attempts FINAL WHERE ${where(filter)} AND ${UNREACHABLE} GROUP BY place
    )
    ${withPlaceWhere('true')}
    GROUP BY domain ${ORDER_AND_LIMIT}
  )
SELECT domain, sum(n) AS attempts, sum(rows.delivered) AS delivered, sum(rows.no_answer) AS no_answer,
  sum(rows.unreachable) AS unreachable, sum(rows.answered) AS answered,
  ${ms('min(rows.first_failure)')} AS first_failure, ${ms('max(rows.last_failure)')} AS last_failure
FROM
(
  SELECT place, countIf(${TRIED}) AS n, countIf(reason = 'delivered') AS delivered,
    countIf(reason = 'no_answer') AS no_answer, countIf(${UNREACHABLE}) AS unreachable, countIf(${ANSWERED}) AS answered,
    minOrNullIf(at, ${FAILED}) AS first_failure, maxOrNullIf(at, ${FAILED}) AS last_failure
  FROM delivery_attempts FINAL
  WHERE ${where(filter)} AND place IN (SELECT id FROM places WHERE domain IN (SELECT domain FROM chosen))
  GROUP BY place
)
${withPlaceWhere('domain IN (SELECT domain FROM chosen)')}
GROUP BY domain ${ORDER_AND_LIMIT}`,
    params: { ...paramsOf(filter), limit },
    read: (row) => ({
      domain: row['domain'] as string,
      attempts: row['attempts'] as number,
      delivered: row['delivered'] as number,
      noAnswer: row['no_answer'] as number,
      unreachable: row['unreachable'] as number,
      answered: row['answered'] as number,
      firstFailure: row['first_failure'] as number | null,
      lastFailure: row['last_failure'] as number | null,
    }),
    ahead: {
      filter,
      first: (cover) => ({
        sql: chosenNames(filter, cover),
        paramsOf: (rows) => ({ chosen: rows.map((row) => row['domain']) }),
      }),
      sql: (cover) => fromBuckets(filter, cover),
    },
  };
}

const ORDER_AND_LIMIT = 'ORDER BY no_answer DESC, unreachable DESC, domain LIMIT {limit:UInt64}';

const chosenNames = (filter: Filter, cover: Cover): string => `
SELECT domain, sum(r.no_answer) AS no_answer, sum(r.unreachable) AS unreachable FROM
(
  ${failingRows(filter, cover).join('\n  UNION ALL\n  ')}
) AS r
GROUP BY domain HAVING unreachable > 0 ${ORDER_AND_LIMIT}`;

const fromBuckets = (filter: Filter, cover: Cover): string => `
SELECT domain, sum(r.tried) AS attempts, sum(r.delivered) AS delivered, sum(r.no_answer) AS no_answer,
  sum(r.unreachable) AS unreachable, sum(r.answered) AS answered,
  ${ms('min(r.first_failure)')} AS first_failure, ${ms('max(r.last_failure)')} AS last_failure
FROM (
  ${domainBucketRows({ filter, cover, columns: COLUMNS, among: 'domain IN {chosen:Array(String)}' })}
) AS r
GROUP BY domain ${ORDER_AND_LIMIT}`;

/** Days and hours have tables of what failed; minutes and attempts are few. */
function failingRows(filter: Filter, cover: Cover): readonly string[] {
  const levels = (['day', 'hour'] as const satisfies readonly Level[]).filter(
    (level) => cover[level].length > 0,
  );
  const isThen = levels.map((level) => `(${bucketsIn(level, cover[level], false)})`).join(' OR ');
  const summed = `SELECT domain, toUInt64(no_answer) AS no_answer, toUInt64(unreachable) AS unreachable
    FROM failing_buckets FINAL WHERE ${isThen}
    SETTINGS do_not_merge_across_partitions_select_final = 1`;
  const counted = levels.length > 0 ? [summed] : [];
  if (cover.minute.length === 0 && cover.rest.length === 0) return counted;
  const columns = ['no_answer', 'unreachable'];
  const ends = { day: [], hour: [], minute: cover.minute, rest: cover.rest };
  return [
    ...counted,
    `SELECT domain, toUInt64(b.no_answer) AS no_answer, toUInt64(b.unreachable) AS unreachable FROM (
    ${domainBucketRows({ filter, cover: ends, columns })}
    ) AS b WHERE b.unreachable > 0`,
  ];
}
