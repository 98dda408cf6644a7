import type { Question } from '../questions/question';
import type { Level } from './levels';
import type { MarkedTime } from './marks';

/** What stands in `recount_marks` of one process. */
export interface KeptMarks {
  readonly owner: string;
  readonly version: number;
  readonly marks: readonly MarkedTime[];
}

const LEVEL_OF: Readonly<Record<number, Level>> = { 60: 'minute', 3600: 'hour', 86400: 'day' };

/** Marks of processes that wrote nothing for so long. */
export const marksOfOthers = (owner: string, abandonedMs: number): Question<KeptMarks> => ({
  name: 'marks_of_others',
  sql: `
SELECT owner, version, arrayZip(level, seconds, log_host, start) AS marks FROM recount_marks FINAL
WHERE notEmpty(start) AND owner != {owner:String}
  AND written_at <= now64(3) - toIntervalMillisecond({abandonedMs:UInt32})`,
  params: { owner, abandonedMs },
  read: (row) => ({
    owner: row['owner'] as string,
    version: row['version'] as number,
    marks: (row['marks'] as MarkRow[]).map(markIn),
  }),
});

/** All that is to be counted anew, whoever will do it. */
export const openMarks = (): Question<MarkedTime> => ({
  name: 'open_marks',
  sql: `
SELECT DISTINCT m.1 AS level, m.2 AS seconds, m.3 AS log_host, m.4 AS start
FROM (SELECT arrayJoin(arrayZip(level, seconds, log_host, start)) AS m FROM recount_marks FINAL)`,
  params: {},
  read: (row) =>
    markIn([
      row['level'] as number,
      row['seconds'] as number,
      row['log_host'] as string,
      row['start'] as number,
    ]),
});

/** What an hour of one log host came to when it was last counted. */
export interface CountedHour {
  readonly logHost: string;
  /** Milliseconds. */
  readonly start: number;
  /** Attempts and lines; there are about as many connections besides. */
  readonly lines: number;
}

/** Marks that a migration set: of times that were counted, and of which nothing new came since. */
export const isOfMigration = (owner: string): boolean => owner.startsWith('before ');

/** Marks do not say for how many rows they stand; an hour that a migration marked has about as many as it had. */
export const countedHours = (): Question<CountedHour> => ({
  name: 'counted_hours',
  sql: `
SELECT toString(log_host) AS of_host, toUnixTimestamp64Milli(start) AS start_ms, sum(s.lines) AS lines
FROM sender_buckets AS s FINAL WHERE seconds = 3600 GROUP BY of_host, start_ms`,
  params: {},
  read: (row) => ({
    logHost: row['of_host'] as string,
    start: row['start_ms'] as number,
    lines: row['lines'] as number,
  }),
});

type MarkRow = [level: number, seconds: number, logHost: string, start: number];

const markIn = ([level, seconds, logHost, start]: MarkRow): MarkedTime => ({
  level: LEVEL_OF[level] ?? 'minute',
  seconds,
  logHost,
  start,
});
