import { textOf } from '../rows/templates';
import { paramsOf, where, type Filter, type Question } from './question';
import { ms, placesBy } from './words';

/** What the log said, of attempts that failed alike. */
export interface FailureText {
  readonly reason: string;
  readonly rule: string;
  readonly attempts: number;
  readonly lastAt: number;
  readonly text: string;
}

/** A few samples of the log's words, the most frequent first. */
export function failureTexts(filter: Filter, limit = 10): Question<FailureText> {
  const named = filter.domain === undefined ? 'true' : 'domain = {domain:String}';
  return {
    name: 'failure_texts',
    sql: `
SELECT toString(rows.reason) AS reason, toString(rows.rule) AS rule, n AS attempts,
  ${ms('rows.last_at')} AS last_at, rows.text AS text, p.domain AS domain, p.host AS host, p.ip AS ip
FROM
(
  SELECT reason, rule, text, any(place) AS a_place, count() AS n, max(at) AS last_at
  FROM delivery_attempts FINAL WHERE ${where(filter)} AND text != ''
  GROUP BY reason, rule, text
  ORDER BY n DESC, last_at DESC, text LIMIT {limit:UInt32}
) AS rows
ANY LEFT JOIN (SELECT id, domain, host, ip FROM ${placesBy(named)} WHERE ${named}) AS p ON p.id = rows.a_place
ORDER BY attempts DESC, last_at DESC, text`,
    params: { ...paramsOf(filter), limit },
    read: (row) => ({
      reason: row['reason'] as string,
      rule: row['rule'] as string,
      attempts: row['attempts'] as number,
      lastAt: row['last_at'] as number,
      text: textOf(row['text'] as string, {
        domain: row['domain'] as string,
        host: row['host'] as string,
        ip: row['ip'] as string,
      }),
    }),
  };
}
