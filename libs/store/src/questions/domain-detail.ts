import { CONNECTED } from './connected';
import { TOKEN_BYTES } from '../recipients/token';
import { textOf } from '../rows/templates';
import { paramsOf, where, type Filter, type Question } from './question';
import { countsBy, ms } from './words';

/** One delivery attempt as it is shown: what was tried, what was said, and by whom. */
export interface ShownAttempt {
  readonly at: number;
  readonly mta: string;
  readonly logHost: string;
  readonly queueId: string;
  readonly domain: string;
  readonly reason: string;
  readonly rule: string;
  readonly speaker: string;
  readonly permanence: string;
  readonly dsn: string;
  readonly replyCode: number;
  readonly enhancedCode: string;
  readonly relayHost: string;
  readonly relayIp: string;
  readonly relayPort: number;
  /** Seconds in the queue; -1 if not logged. */
  readonly queueSeconds: number;
  readonly attemptSeconds: number;
  /** The log's own words, local parts masked as the store is configured. */
  readonly text: string;
  readonly recipients: number;
  readonly connections: readonly ShownConnection[];
}

export interface ShownConnection {
  readonly at: number;
  readonly host: string;
  readonly ip: string;
  readonly port: number;
  readonly result: string;
}

/** The latest attempts, with their connections. */
export function recentAttempts(filter: Filter, limit = 50): Question<ShownAttempt> {
  return attemptsWhere('recent_attempts', where(filter), { ...paramsOf(filter), limit });
}

/** The attempts for one recipient: `token` is what the store answers for the address. */
export function attemptsForRecipient(
  token: string,
  filter: Filter = {},
  limit = 50,
): Question<ShownAttempt> {
  return attemptsWhere(
    'attempts_for_recipient',
    `has(recipients.token, toFixedString(unhex({token:String}), ${TOKEN_BYTES})) AND ${where(filter)}`,
    { ...paramsOf(filter), token, limit },
  );
}

/** Connections are found by the position of their attempt, among those of the same places. */
const attemptsWhere = (
  name: string,
  condition: string,
  params: Record<string, unknown>,
): Question<ShownAttempt> => ({
  name,
  sql: `
WITH
  chosen AS
  (
    SELECT source, offset, ordinal, at, mta, log_host, queue_id, place, outcome, reason, rule,
      speaker, permanence, dsn, reply_code, enhanced_code, relayed, queue_seconds, attempt_seconds,
      text, recipients.token.size0 AS recipients
    FROM delivery_attempts FINAL WHERE ${condition}
    ORDER BY at DESC, source DESC, offset DESC, ordinal DESC LIMIT {limit:UInt32}
  ),
  ${CONNECTED}
SELECT ${ms('c.at')} AS at, toString(c.mta) AS mta, toString(c.log_host) AS log_host, c.queue_id AS queue_id,
  p.domain AS domain, p.host AS host, p.ip AS ip, p.port AS port,
  toString(c.reason) AS reason, toString(c.rule) AS rule, toString(c.speaker) AS speaker,
  toString(c.permanence) AS permanence, toString(c.dsn) AS dsn,
  toUInt16OrZero(toString(c.reply_code)) AS reply_code,
  toString(c.enhanced_code) AS enhanced_code, c.relayed = 'relay' AS relayed,
  toFloat64(round(toFloat64(c.queue_seconds), 3)) AS queue_seconds,
  toFloat64(round(toFloat64(c.attempt_seconds), 3)) AS attempt_seconds,
  c.text AS text, c.recipients AS recipients, k.connections AS connections
FROM chosen AS c
ANY LEFT JOIN place_names AS p ON p.id = c.place
LEFT JOIN connected AS k ON k.attempt_source = toString(c.source) AND k.attempt_offset = c.offset
  AND k.attempt_ordinal = c.ordinal
ORDER BY at DESC, c.source DESC, c.offset DESC, c.ordinal DESC`,
  params,
  read: readAttempt,
});

function readAttempt(row: Record<string, unknown>): ShownAttempt {
  const place = {
    domain: row['domain'] as string,
    host: row['host'] as string,
    ip: row['ip'] as string,
  };
  const relayed = Boolean(row['relayed']);
  const connections = (row['connections'] ?? []) as [number, string, string, number, string][];
  return {
    at: row['at'] as number,
    mta: row['mta'] as string,
    logHost: row['log_host'] as string,
    queueId: row['queue_id'] as string,
    domain: place.domain,
    reason: row['reason'] as string,
    rule: row['rule'] as string,
    speaker: row['speaker'] as string,
    permanence: row['permanence'] as string,
    dsn: row['dsn'] as string,
    replyCode: row['reply_code'] as number,
    enhancedCode: row['enhanced_code'] as string,
    relayHost: relayed ? place.host : '',
    relayIp: relayed ? place.ip : '',
    relayPort: relayed ? (row['port'] as number) : 0,
    queueSeconds: row['queue_seconds'] as number,
    attemptSeconds: row['attempt_seconds'] as number,
    text: textOf(row['text'] as string, place),
    recipients: row['recipients'] as number,
    connections: connections.map(([at, host, ip, port, result]) => ({
      at,
      host,
      ip,
      port,
      result,
    })),
  };
}

export interface ReasonsInBucket {
  /** When the bucket begins: milliseconds since 1970, UTC. */
  readonly from: number;
  readonly attempts: number;
  readonly reasons: Readonly<Record<string, number>>;
}

/** Reasons over time, one row a bucket in which anything was attempted. */
export function reasonsOverTime(filter: Filter, bucketSeconds: number): Question<ReasonsInBucket> {
  return {
    name: 'reasons_over_time',
    sql: `
SELECT ${ms('toDateTime64(bucket, 3)')} AS \`from\`, sum(n) AS attempts, ${countsBy('reason', 'n')} AS reasons
FROM
(
  SELECT toStartOfInterval(at, toIntervalSecond({bucketSeconds:UInt32})) AS bucket, reason, count() AS n
  FROM delivery_attempts FINAL WHERE ${where(filter)} GROUP BY ALL
)
GROUP BY bucket ORDER BY bucket`,
    params: { ...paramsOf(filter), bucketSeconds },
    read: (row) => ({
      from: row['from'] as number,
      attempts: row['attempts'] as number,
      reasons: row['reasons'] as Record<string, number>,
    }),
  };
}
