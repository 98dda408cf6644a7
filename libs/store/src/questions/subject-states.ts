import type { Question } from './question';
import type { SubjectKind } from './buckets';
import { toldSince } from './told-since';

/** Of a domain or an address, as whoever watches decided it. */
export const SUBJECT_STATES = ['healthy', 'suspect', 'chronic', 'recovering'] as const;
export type SubjectState = (typeof SUBJECT_STATES)[number];

/** As of when states are told, in milliseconds of log time. */
export interface StatesAsOf {
  readonly at: number;
  /** All that was logged from here until `at` was looked at. Null: nobody knows, and nothing counts as healthy. */
  readonly from: number | null;
}

export interface StatesChoice extends StatesAsOf {
  readonly states: readonly SubjectState[];
}

/** An answer so long ago says nothing: nothing that is healthy is remembered for longer than that (0022). */
const REMEMBERED_MS = 45 * 86_400_000;

/** An address as it is told: `host[ip]:port`. */
export const ADDRESS = "concat(host, '[', ip, ']:', toString(port))";

const TABLE: Readonly<Record<SubjectKind, { table: string; subject: string; answered: string }>> = {
  domain: {
    table: 'domain_buckets',
    subject: 'domain',
    answered: '(last_answer IS NOT NULL OR last_connected IS NOT NULL)',
  },
  address: {
    table: 'connection_buckets',
    subject: ADDRESS,
    answered: 'answered > 0',
  },
};

/**
 * Subjects of which something answered in the time that was looked at: minutes as far as they are kept, whole days
 * before. Without FINAL: a bucket that is counted anew does not lose an answer, unless its lines moved in time.
 */
function answeredIn(kind: SubjectKind, more = ''): string {
  const { table, subject, answered } = TABLE[kind];
  const from = 'fromUnixTimestamp64Milli({statesFrom:Int64})';
  const at = 'fromUnixTimestamp64Milli({statesAt:Int64})';
  return `
  SELECT DISTINCT ${subject} AS subject FROM ${table}
  WHERE (seconds = 60 AND start < ${at} OR seconds = 86400 AND start <= ${at} - toIntervalDay(1))
    AND start >= ${from} AND ${answered} ${more}`;
}

/** Subjects with an open episode as of then. */
const flagged = (kind: SubjectKind, having = ''): string => `
  SELECT any(subject) AS flagged FROM told_decisions FINAL
  WHERE ${toldSince([kind], '{statesAt:Int64}')} AND NOT is_void
  GROUP BY id HAVING NOT argMax(is_over, at) ${having}`;

/** The condition that a subject is in one of these states; `subject`: how it is had. */
export function inStates(
  kind: SubjectKind,
  { states, from }: StatesChoice,
  subject: string,
): string {
  const among = 'AND argMax(state, at) IN {states:Array(String)}';
  const isFlagged = `${subject} IN (${flagged(kind, among)})`;
  if (!states.includes('healthy') || from === null) return isFlagged;
  const isHealthy = `${subject} IN (${answeredIn(kind)}) AND ${subject} NOT IN (${flagged(kind)})`;
  return `(${isFlagged} OR (${isHealthy}))`;
}

export const paramsOfStates = (choice: StatesChoice): Record<string, unknown> => ({
  ...asOf(choice),
  states: choice.states,
});

/** Which of these answered in the time that was looked at. */
export function answeredSubjects(
  kind: SubjectKind,
  names: readonly string[],
  { at, from }: { readonly at: number; readonly from: number },
): Question<string> {
  const { subject } = TABLE[kind];
  return {
    name: 'answered_subjects',
    sql: `${answeredIn(kind, `AND ${subject} IN {names:Array(String)}`)} ORDER BY subject`,
    params: { ...asOf({ at, from }), names },
    read: (row) => row['subject'] as string,
  };
}

/** What is looked at begins there: milliseconds. */
export const rememberedFrom = ({
  at,
  from,
}: {
  readonly at: number;
  readonly from: number;
}): number => Math.max(from, at - REMEMBERED_MS);

const asOf = ({ at, from }: StatesAsOf): Record<string, unknown> => ({
  statesAt: at,
  ...(from !== null && { statesFrom: rememberedFrom({ at, from }) }),
});
