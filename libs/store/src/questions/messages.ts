import { CONNECTED } from './connected';
import { TOKEN_BYTES } from '../recipients/token';
import { textOf } from '../rows/templates';
import type { ShownConnection } from './domain-detail';
import { paramsOf, where, type Filter, type Question } from './question';
import { ms } from './words';

/** Whose line it is: queue ids are unique on one log host only, and not for ever. */
export interface QueuedMessage {
  readonly logHost: string;
  readonly queueId: string;
}

export interface MessageRecipient {
  /** Ten hexadecimal digits; zeros where recipients are not kept. */
  readonly token: string;
  /** In clear where the store keeps it so, else empty. */
  readonly address: string;
  readonly status: string;
}

/** One delivery attempt of a message, with all that the log said. */
export interface MessageAttempt extends QueuedMessage {
  readonly at: number;
  readonly mta: string;
  readonly domain: string;
  readonly agent: string;
  readonly reason: string;
  readonly rule: string;
  readonly speaker: string;
  readonly permanence: string;
  readonly replyCode: number;
  readonly enhancedCode: string;
  readonly dsn: string;
  readonly host: string;
  readonly ip: string;
  readonly port: number;
  /** Seconds since it arrived; null: not logged. */
  readonly queueSeconds: number | null;
  readonly attemptSeconds: number | null;
  readonly text: string;
  readonly recipients: readonly MessageRecipient[];
  readonly connections: readonly ShownConnection[];
}

/** A recipient line of a message that was no attempt. */
export interface MessageLine extends QueuedMessage {
  readonly at: number;
  readonly mta: string;
  readonly domain: string;
  readonly kind: 'suspended' | 'expired';
  readonly reason: string;
  readonly dsn: string;
  readonly verdict: string;
  /** Undefined where the log names none: the whole message expired. */
  readonly recipient: MessageRecipient | undefined;
}

/** The messages for one recipient, the latest first: `token` is what the store answers for the address. */
export function messagesFor(token: string, filter: Filter, limit: number): Question<QueuedMessage> {
  const wanted = `toFixedString(unhex({token:String}), ${TOKEN_BYTES})`;
  return {
    name: 'messages_for',
    sql: `
SELECT toString(log_host) AS host_of_log, queue_id AS id
FROM
(
  SELECT log_host, queue_id, at FROM delivery_attempts
  WHERE has(recipients.token, ${wanted}) AND ${where(filter)} AND queue_id != ''
  UNION ALL
  SELECT log_host, queue_id, at FROM not_attempted
  WHERE recipient_token = ${wanted} AND ${where(filter)} AND queue_id != ''
)
GROUP BY host_of_log, id
ORDER BY max(at) DESC, host_of_log, id
LIMIT {limit:UInt32}`,
    params: { ...paramsOf(filter), token, limit },
    read: (row) => ({ logHost: row['host_of_log'] as string, queueId: row['id'] as string }),
  };
}

/**
 * Their attempts, the latest first. The positions are found without FINAL, in two columns; FINAL then
 * merges only what surrounds them.
 */
export function messageAttempts(
  queueIds: readonly string[],
  filter: Filter,
  limit: number,
): Question<MessageAttempt> {
  return {
    name: 'message_attempts',
    sql: `
WITH
  chosen AS
  (
    SELECT source, offset, ordinal, at, mta, log_host, queue_id, place, outcome, reason, rule, speaker,
      permanence, status, dsn, reply_code, enhanced_code, relayed, agent, queue_seconds,
      attempt_seconds, text, recipients.token AS tokens, recipients.address AS addresses,
      recipients.own_status AS own_statuses
    FROM delivery_attempts FINAL
    WHERE (source, offset, ordinal) IN
      (
        SELECT source, offset, ordinal FROM delivery_attempts
        WHERE queue_id IN {queueIds:Array(String)} AND ${where(filter)}
      )
      AND queue_id IN {queueIds:Array(String)} AND ${where(filter)}
    ORDER BY at DESC, source DESC, offset DESC, ordinal DESC LIMIT {limit:UInt32}
  ),
  ${CONNECTED}
SELECT ${ms('c.at')} AS at, toString(c.mta) AS mta, toString(c.log_host) AS log_host,
  c.queue_id AS queue_id, p.domain AS domain, toString(c.agent) AS agent,
  toString(c.reason) AS reason, toString(c.rule) AS rule, toString(c.speaker) AS speaker,
  toString(c.permanence) AS permanence, toString(c.status) AS status, toString(c.dsn) AS dsn,
  toUInt16OrZero(toString(c.reply_code)) AS reply_code, toString(c.enhanced_code) AS enhanced_code,
  p.host AS host, p.ip AS ip, p.port AS port, c.relayed = 'relay' AS relayed,
  toFloat64(round(toFloat64(c.queue_seconds), 3)) AS queue_seconds,
  toFloat64(round(toFloat64(c.attempt_seconds), 3)) AS attempt_seconds,
  c.text AS text, arrayMap(t -> lower(hex(t)), c.tokens) AS tokens, c.addresses AS addresses,
  arrayMap(s -> toString(s), c.own_statuses) AS own_statuses, k.connections AS connections
FROM chosen AS c
ANY LEFT JOIN place_names AS p ON p.id = c.place
LEFT JOIN connected AS k ON k.attempt_source = toString(c.source) AND k.attempt_offset = c.offset
  AND k.attempt_ordinal = c.ordinal
ORDER BY at DESC, c.source DESC, c.offset DESC, c.ordinal DESC`,
    params: { ...paramsOf(filter), queueIds, limit },
    read: readAttempt,
  };
}

/** Their recipient lines that were no attempts, the latest first. */
export function messageLines(
  queueIds: readonly string[],
  filter: Filter,
  limit: number,
): Question<MessageLine> {
  return {
    name: 'message_lines',
    sql: `
SELECT ${ms('c.at')} AS at, toString(c.mta) AS mta, toString(c.log_host) AS log_host,
  c.queue_id AS queue_id, p.domain AS domain, toString(c.kind) AS kind,
  toString(c.status) AS status, toString(c.reason) AS reason, toString(c.dsn) AS dsn,
  toString(c.verdict) AS verdict, lower(hex(c.recipient_token)) AS token, c.recipient_address AS address
FROM
(
  SELECT source, offset, ordinal, at, mta, log_host, queue_id, place, kind, status, reason, dsn, verdict,
    recipient_token, recipient_address
  FROM not_attempted FINAL
  WHERE queue_id IN {queueIds:Array(String)} AND ${where(filter)}
  ORDER BY at DESC, source DESC, offset DESC, ordinal DESC LIMIT {limit:UInt32}
) AS c
ANY LEFT JOIN place_names AS p ON p.id = c.place
ORDER BY at DESC, c.source DESC, c.offset DESC, c.ordinal DESC`,
    params: { ...paramsOf(filter), queueIds, limit },
    read: readLine,
  };
}

function readAttempt(row: Record<string, unknown>): MessageAttempt {
  const text = (name: string): string => row[name] as string;
  const place = { domain: text('domain'), host: text('host'), ip: text('ip') };
  const relayed = Boolean(row['relayed']);
  const seconds = (name: string): number | null => {
    const value = row[name] as number;
    return value < 0 ? null : value;
  };
  const addresses = row['addresses'] as string[];
  const own = row['own_statuses'] as string[];
  const connections = (row['connections'] ?? []) as [number, string, string, number, string][];
  return {
    at: row['at'] as number,
    mta: text('mta'),
    logHost: text('log_host'),
    queueId: text('queue_id'),
    domain: place.domain,
    agent: text('agent'),
    reason: text('reason'),
    rule: text('rule'),
    speaker: text('speaker'),
    permanence: text('permanence'),
    replyCode: row['reply_code'] as number,
    enhancedCode: text('enhanced_code'),
    dsn: text('dsn'),
    host: relayed ? place.host : '',
    ip: relayed ? place.ip : '',
    port: relayed ? (row['port'] as number) : 0,
    queueSeconds: seconds('queue_seconds'),
    attemptSeconds: seconds('attempt_seconds'),
    text: textOf(text('text'), place),
    recipients: (row['tokens'] as string[]).map((token, i) => ({
      token,
      address: addresses[i] ?? '',
      status: (own[i] ?? '') === '' ? text('status') : (own[i] ?? ''),
    })),
    connections: connections.map(([at, host, ip, port, result]) => ({
      at,
      host,
      ip,
      port,
      result,
    })),
  };
}

function readLine(row: Record<string, unknown>): MessageLine {
  const text = (name: string): string => row[name] as string;
  const named = text('domain') !== '' || text('address') !== '';
  return {
    at: row['at'] as number,
    mta: text('mta'),
    logHost: text('log_host'),
    queueId: text('queue_id'),
    domain: text('domain'),
    kind: text('kind') === 'expired' ? 'expired' : 'suspended',
    reason: text('reason'),
    dsn: text('dsn'),
    verdict: text('verdict'),
    recipient: named
      ? { token: text('token'), address: text('address'), status: text('status') }
      : undefined,
  };
}
