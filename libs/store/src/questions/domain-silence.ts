import type { Cover } from '../rollups/cover';
import { amongDomains, NAMED, withPlaceAmong } from './among-domains';
import { domainBucketRows } from './bucket-rows';
import { paramsOf, where, type Filter, type Question } from './question';
import { ANSWERED, ms, SILENT } from './words';

export interface DomainSilence {
  readonly domain: string;
  /** When a remote of the domain last said anything; null: never within what was asked for. */
  readonly lastAnswer: number | null;
  /** The first failure without a word after the last answer; null: it does not fail now. */
  readonly failingSince: number | null;
}

/** One row a domain: since when does it not answer? */
export function domainSilence(
  filter: Filter = {},
  among?: readonly string[],
): Question<DomainSilence> {
  const rows = `${where(filter)} AND ${amongDomains(among)}`;
  return {
    name: 'domain_silence',
    sql: `
WITH
  attempts AS
  (
    SELECT p.domain AS domain, rows.at AS at, silent, answered
    FROM
    (
      SELECT place, at, ${SILENT} AS silent, ${ANSWERED} AS answered
      FROM delivery_attempts FINAL WHERE ${rows}
    )
    ${withPlaceAmong(among)}
  ),
  answers AS
  (
    SELECT domain, max(at) AS answered_at FROM
    (
      SELECT domain, at FROM attempts WHERE answered
      UNION ALL
      SELECT p.domain AS domain, rows.last_at AS at FROM
      (
        SELECT place, max(at) AS last_at FROM connection_attempts FINAL
        WHERE ${rows} AND result = 'answered' GROUP BY place
      )
      ${withPlaceAmong(among)}
    )
    GROUP BY domain
  )
SELECT d.domain AS domain, ${ms('max(a.answered_at)')} AS last_answer,
  ${ms('minOrNullIf(d.at, d.silent AND (a.answered_at IS NULL OR d.at > a.answered_at))')} AS failing_since
FROM attempts AS d
LEFT JOIN answers AS a ON a.domain = d.domain
GROUP BY domain`,
    params: { ...paramsOf(filter), ...(among && { among }) },
    read: (row) => ({
      domain: row['domain'] as string,
      lastAnswer: row['last_answer'] as number | null,
      failingSince: row['failing_since'] as number | null,
    }),
    ahead: { filter, sql: (cover) => fromBuckets(filter, cover, among) },
  };
}

const COLUMNS = [
  ...['lines', 'suspended', 'expired'],
  ...['first_silent', 'last_silent', 'last_answer', 'last_connected'],
];

/**
 * Buckets know the first and the last silent attempt, and the last answer. Only where the last answer of all lies
 * between the two, the attempts themselves must tell which was the first after it: of that domain, from
 * the answer on, as far as the bucket goes.
 */
const fromBuckets = (
  filter: Filter,
  cover: Cover,
  among: readonly string[] | undefined,
): string => `
WITH
  states AS
  (
    SELECT domain, multiIf(a IS NULL, c, c IS NULL, a, greatest(a, c)) AS answered_at,
      arrayMin(arrayMap(x -> x.1, arrayFilter(x -> answered_at IS NULL OR x.1 > answered_at, silences))) AS after,
      arrayMax(arrayMap(x -> x.2, arrayFilter(x -> x.1 <= answered_at AND x.2 > answered_at, silences))) AS around
    FROM
    (
      SELECT domain, max(r.last_answer) AS a, max(r.last_connected) AS c,
        groupArrayIf((assumeNotNull(r.first_silent), assumeNotNull(r.last_silent)), isNotNull(r.last_silent)) AS silences
      FROM (
  ${domainBucketRows({ filter, cover, columns: COLUMNS, among: among && NAMED })}
      ) AS r
      GROUP BY domain HAVING sum(r.lines) > sum(r.suspended) + sum(r.expired)
    )
  ),
  between AS
  (
    SELECT domain, answered_at, around FROM states WHERE around > toDateTime64(0, 3, 'UTC')
  ),
  told AS
  (
    SELECT t.domain AS domain, min(t.at) AS first_at FROM
    (
      SELECT p.domain AS domain, b.at AS at FROM
      (
        SELECT place, at FROM delivery_attempts FINAL
        WHERE ${where(filter)} AND ${SILENT} AND place IN (SELECT id FROM places WHERE domain IN (SELECT domain FROM between))
          AND toStartOfHour(at) IN
            (SELECT toStartOfHour(answered_at) + toIntervalHour(arrayJoin(range(toUInt64(dateDiff('hour', answered_at, around)) + 1))) FROM between)
      ) AS b
      ANY LEFT JOIN (SELECT id, domain FROM places WHERE domain IN (SELECT domain FROM between)) AS p ON p.id = b.place
    ) AS t
    INNER JOIN between AS w ON w.domain = t.domain
    WHERE t.at > w.answered_at
    GROUP BY t.domain
  )
SELECT s.domain AS domain, ${ms('s.answered_at')} AS last_answer,
  ${ms("arrayMin(arrayFilter(x -> x > toDateTime64(0, 3, 'UTC'), [s.after, ifNull(t.first_at, toDateTime64(0, 3, 'UTC'))])) AS since_at")} AS since_ms,
  if(since_ms > 0, since_ms, NULL) AS failing_since
FROM states AS s LEFT JOIN told AS t ON t.domain = s.domain`;
