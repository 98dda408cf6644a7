import { amongDomains, withPlaceAmong } from './among-domains';
import { paramsOf, where, type Filter, type Question } from './question';
import { silenceInSteps } from './silence-in-steps';
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
    ahead: { filter, steps: (engine) => silenceInSteps(engine, filter, among) },
  };
}
