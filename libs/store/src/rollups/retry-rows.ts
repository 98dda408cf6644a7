import { SILENT, UNREACHABLE } from '../questions/words';
import { RETRIED, RETRY_BUCKETS } from './columns';
import {
  domainOf,
  keyOf,
  row,
  SETTINGS_BY_TIME,
  startOf,
  withDomain,
  type CountedRows,
} from './counted-rows';
import { rowsIn, STORED } from './row-tables';

/** What is kept of an attempt that may have been tried again, as bits. */
export const MET = {
  unreachable: 1,
  noAnswer: 2,
  delivered: 4,
  givenUp: 8,
  expired: 16,
  silent: 32,
} as const;

/**
 * A delivery whose message waited in the queue no longer than that besides its attempt, in seconds, is no retry: neither queue manager
 * tries again so soon (docs/decisions/0030-retries-ahead.md).
 */
const AT_ONCE = 2;

/**
 * An attempt that failed, or that may be another one: a delivery whose message waited in the queue before it, or of which the
 * log does not tell. What was handed over on our own machine is tried by the next instance.
 */
export const MAY_BE_RETRIED = `reason != 'handed_over' AND (reason != 'delivered' OR queue_seconds < 0
        OR toFloat64(queue_seconds) - greatest(toFloat64(attempt_seconds), 0) > ${AT_ONCE})`;

/** When the message arrived, in milliseconds; -1: the log does not tell. */
export const ARRIVAL =
  'if(queue_seconds < 0, -1, toInt64(toUnixTimestamp64Milli(at) - 1000 * toFloat64(queue_seconds)))';

export const GIVEN_UP = "status IN ('bounced', 'expired', 'force_expired')";

const BITS = `toUInt8(${MET.unreachable} * (${UNREACHABLE}) + ${MET.noAnswer} * (reason = 'no_answer')
          + ${MET.delivered} * (reason = 'delivered') + ${MET.givenUp} * (${GIVEN_UP}) + ${MET.silent} * (${SILENT}))`;

/** What is listed: attempts, or lines that a message expired. */
export type Retried = 'attempts' | 'lines';

/** Attempts and lines as rows of `retry_buckets`, as `domainRows` of theirs. What a bucket holds is said here alone. */
export const retryRows = (
  rows: CountedRows,
  kinds: readonly Retried[] = ['attempts', 'lines'],
): readonly string[] => kinds.map((kind) => ROWS_OF[kind](rows));

const ROWS_OF: Readonly<Record<Retried, (rows: CountedRows) => string>> = {
  attempts: (rows) => rowsOf('attempts', MAY_BE_RETRIED, ARRIVAL, BITS, rows),
  lines: (rows) => rowsOf('lines', "kind = 'expired'", '-1', `${MET.expired}`, rows),
};

const rowsOf = (
  kind: Retried,
  kept: string,
  arrival: string,
  met: string,
  rows: CountedRows,
): string =>
  `SELECT ${domainOf(rows)} AS domain, ${keyOf('b.start')}, ${row(RETRY_BUCKETS, { retried: 'some' })}
      FROM (
        SELECT place, log_host, mta, ${startOf('at', rows.bucketMs)} AS start,
          groupArray(CAST((toUnixTimestamp64Milli(at), ${arrival}, ${met}, queue_id), '${RETRIED}')) AS some
        FROM ${rowsIn(rows.tables ?? STORED, kind)} WHERE ${rows.where} AND ${kept} GROUP BY ALL
        ${SETTINGS_BY_TIME}
      ) AS b ${withDomain(kind, rows)}`;
