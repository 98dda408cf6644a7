import { LEVELS, type Level } from '../rollups/levels';
import type { Question } from './question';
import { ms } from './words';

/** What one of our mail servers did in one minute, hour or day. */
export interface SenderBucket {
  readonly logHost: string;
  readonly from: number;
  readonly seconds: number;
  /** Attempts really made at the destination. */
  readonly attempts: number;
  readonly delivered: number;
  readonly answered: number;
  readonly noAnswer: number;
  readonly unreachable: number;
  readonly suspended: number;
  readonly expired: number;
  readonly reasons: Readonly<Record<string, number>>;
  /** Recipient domains that it tried, and those of them at which something was unreachable. */
  readonly domains: number;
  readonly failingDomains: number;
}

/** In order of time, then by log host: as they were last counted. */
export function senderBuckets(
  level: Level,
  from: number,
  until: number,
  logHost?: string,
): Question<SenderBucket> {
  const { seconds } = LEVELS[level];
  return {
    name: 'sender_buckets',
    sql: `
SELECT of_host, start_ms, sum(s.attempts) AS attempts, sum(s.delivered) AS delivered,
  sum(s.attempts_answered) AS attempts_answered, sum(s.no_answer) AS no_answer, sum(s.unreachable) AS unreachable,
  sum(s.suspended) AS suspended, sum(s.expired) AS expired, sumMap(s.reasons) AS reasons,
  max(s.domains) AS domains, max(s.failing_domains) AS failing_domains
FROM
(
  SELECT *, toString(log_host) AS of_host, ${ms('start')} AS start_ms FROM sender_buckets FINAL
  WHERE seconds = ${seconds} AND start >= fromUnixTimestamp64Milli({from:Int64})
    AND start < fromUnixTimestamp64Milli({until:Int64}) AND lines > 0
    ${logHost === undefined ? '' : 'AND log_host = {logHost:String}'}
) AS s
GROUP BY of_host, start_ms ORDER BY start_ms, of_host`,
    params: { from, until, ...(logHost !== undefined && { logHost }) },
    read: (row) => ({
      logHost: row['of_host'] as string,
      from: row['start_ms'] as number,
      seconds,
      attempts: row['attempts'] as number,
      delivered: row['delivered'] as number,
      answered: row['attempts_answered'] as number,
      noAnswer: row['no_answer'] as number,
      unreachable: row['unreachable'] as number,
      suspended: row['suspended'] as number,
      expired: row['expired'] as number,
      reasons: row['reasons'] as Record<string, number>,
      domains: row['domains'] as number,
      failingDomains: row['failing_domains'] as number,
    }),
  };
}
