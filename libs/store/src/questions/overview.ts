import type { Cover } from '../rollups/cover';
import { happenedSince } from './happened';
import { paramsOf, where, type Filter, type Question } from './question';
import { ANSWERED, countsBy, ms, WITH_PLACE } from './words';

export interface Overview {
  readonly attempts: number;
  /** Attempts by reason; `delivered` is one of them. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Delivery status lines of all agents by status, one a recipient: suspended and given up too. */
  readonly recipients: Readonly<Record<string, number>>;
  /** Recipient lines that were no attempt: the MTA repeated an older failure. */
  readonly suspended: number;
  /** Logged enhanced status codes of recipient lines, suspended ones left out. */
  readonly statusCodes: Readonly<Record<string, number>>;
  /** Connection attempts by result. */
  readonly connections: Readonly<Record<string, number>>;
  /** Different `ip:port` that were connected to. */
  readonly addresses: number;
  /** What remotes said, most frequent first. */
  readonly replies: readonly Reply[];
  /** Log time of the first and the last row; null where there is none. */
  readonly from: number | null;
  readonly to: number | null;
}

export interface Reply {
  readonly replyCode: number;
  readonly enhancedCode: string;
  readonly attempts: number;
}

/** One row: what happened altogether. */
export function overview(filter: Filter = {}): Question<Overview> {
  const rows = where(filter);
  return {
    name: 'overview',
    sql: `
WITH
  outcomes AS
  (
    SELECT reason, ${ANSWERED} AS answered, toUInt16OrZero(reply_code) AS reply_number, enhanced_code,
      count() AS attempts, min(at) AS first_at, max(at) AS last_at
    FROM delivery_attempts FINAL WHERE ${rows} GROUP BY ALL
  ),
  attempt_lines AS
  (
    SELECT if(own_status = '', toString(outcome_status), own_status) AS status,
      multiIf(own_dsn = '', toString(outcome_dsn), own_dsn = '-', '', own_dsn) AS dsn,
      sum(n) AS lines
    FROM
    (
      SELECT status AS outcome_status, dsn AS outcome_dsn, toString(own_status) AS own_status,
        toString(own_dsn) AS own_dsn, count() AS n
      FROM delivery_attempts FINAL
      ARRAY JOIN recipients.own_status AS own_status, recipients.own_dsn AS own_dsn
      WHERE ${rows} GROUP BY ALL
    )
    GROUP BY ALL
  ),
  other_lines AS
  (
    SELECT kind, status, dsn, count() AS lines, min(at) AS first_at, max(at) AS last_at
    FROM not_attempted FINAL WHERE ${rows} GROUP BY ALL
  ),
  recipient_lines AS
  (
    SELECT status, dsn, lines FROM attempt_lines
    UNION ALL
    SELECT status, if(kind = 'suspended', '', dsn) AS dsn, lines FROM other_lines
  )
SELECT a.*, c.*, l.*, r.*, s.*,
  ${ms('least(attempts_from, connections_from, lines_from)')} AS \`from\`,
  ${ms('greatest(attempts_to, connections_to, lines_to)')} AS \`to\`
FROM
  (
    SELECT sum(outcomes.attempts) AS attempts, ${countsBy('reason', 'outcomes.attempts')} AS reasons,
      minOrNull(first_at) AS attempts_from, maxOrNull(last_at) AS attempts_to
    FROM outcomes
  ) AS a
CROSS JOIN
  (
    SELECT ${countsBy('result', 'n')} AS connections, uniqExact(p.ip, p.port) AS addresses,
      minOrNull(first_at) AS connections_from, maxOrNull(last_at) AS connections_to
    FROM
    (
      SELECT result, place, count() AS n, min(at) AS first_at, max(at) AS last_at
      FROM connection_attempts FINAL WHERE ${rows} GROUP BY ALL
    )
    ${WITH_PLACE}
  ) AS c
CROSS JOIN
  (
    SELECT sumIf(lines, kind = 'suspended') AS suspended,
      minOrNull(first_at) AS lines_from, maxOrNull(last_at) AS lines_to
    FROM other_lines
  ) AS l
CROSS JOIN
  (
    SELECT ${countsBy('status', 'lines')} AS recipients,
      mapFilter((k, v) -> k != '', ${countsBy('dsn', 'lines')}) AS status_codes
    FROM recipient_lines
  ) AS r
CROSS JOIN
  (
    SELECT arrayReverseSort(x -> (x.3, x.1, x.2),
      groupArray((reply_number, enhanced_code, n))) AS replies
    FROM
    (
      SELECT reply_number, toString(enhanced_code) AS enhanced_code, sum(outcomes.attempts) AS n
      FROM outcomes WHERE answered AND reply_number > 0 GROUP BY ALL
    )
  ) AS s`,
    params: paramsOf(filter),
    read: (row) => ({
      attempts: row['attempts'] as number,
      reasons: row['reasons'] as Record<string, number>,
      recipients: row['recipients'] as Record<string, number>,
      suspended: row['suspended'] as number,
      statusCodes: row['status_codes'] as Record<string, number>,
      connections: row['connections'] as Record<string, number>,
      addresses: row['addresses'] as number,
      replies: (row['replies'] as [number, string, number][]).map(
        ([replyCode, enhancedCode, attempts]) => ({ replyCode, enhancedCode, attempts }),
      ),
      from: row['from'] as number | null,
      to: row['to'] as number | null,
    }),
    ...(filter.domain === undefined && {
      ahead: { filter, sql: (cover) => fromBuckets(filter, cover) },
    }),
  };
}

const fromBuckets = (filter: Filter, cover: Cover): string => `
SELECT h.attempts AS attempts, h.reasons AS reasons, h.recipients AS recipients, h.suspended AS suspended,
  mapFilter((k, v) -> k != '', h.status_codes) AS status_codes, h.connections AS connections, h.addresses AS addresses,
  arrayReverseSort(x -> (x.3, x.1, x.2), arrayMap(
    (k, v) -> (toUInt16(splitByChar(' ', k)[1]), splitByChar(' ', k)[2], v), mapKeys(h.replies), mapValues(h.replies)
  )) AS replies,
  ${ms('h.first_at')} AS \`from\`, ${ms('h.last_at')} AS \`to\`
FROM (${happenedSince(filter, cover)}) AS h`;
