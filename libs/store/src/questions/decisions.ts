import type { DecisionKind } from '@noanswer/reachability';
import type { DecisionRow } from '../watching/decision-row';
import type { Question } from './question';
import { everTold, toldSince } from './told-since';
import { ms } from './words';

/** Where a page of decisions ended. */
export interface AfterDecision {
  /** What they are in order of, in milliseconds; null: unknown, which comes last. */
  readonly time: number;
  readonly id: string;
}

export interface StandingWanted {
  readonly kinds: readonly DecisionKind[];
  /** As of this moment of log time; undefined: all that is decided. */
  readonly at?: number | undefined;
  readonly states?: readonly string[] | undefined;
  readonly subject?: string | undefined;
  /** Only of these. */
  readonly subjects?: readonly string[] | undefined;
  /** Also what ended at this time or later. Undefined: only what is open. */
  readonly endedSince?: number | undefined;
  /** Also what nobody told anew though it was open: what it was known by was lost. */
  readonly isOfLostMemory?: boolean | undefined;
  readonly limit: number;
  readonly after?: AfterDecision | undefined;
}

const COLUMNS = `kind, id, subject, state, evidence, sentence, version, is_over, is_refresh, is_void,
  ${ms('at')} AS at_ms, ${ms('began')} AS began_ms, ${ms('since')} AS since_ms, ${ms('ended_at')} AS ended_ms`;

/**
 * What is open as of a moment, the longest standing first, from the last that was told of each episode by then: who asks
 * for a past moment gets what was known then. Evidence is long: it is read of those that are chosen.
 */
export function standingDecisions(wanted: StandingWanted): Question<DecisionRow> {
  const { after, limit } = wanted;
  return {
    name: 'standing_decisions',
    sql: `
SELECT ${COLUMNS} FROM told_decisions FINAL
WHERE (kind, at, id) IN
(
  SELECT kind, last_at, id FROM (${lastTold(wanted)})
  ${after === undefined ? '' : 'WHERE (began_at, id) > (fromUnixTimestamp64Milli({time:Int64}), {id:String})'}
  ORDER BY began_at, id LIMIT {limit:UInt32}
)
ORDER BY began_ms, id`,
    params: { ...standingParams(wanted), ...after, limit },
    read: decisionIn,
  };
}

/** How many, whatever the limit, by kind and state. */
export function standingCounts(
  wanted: Omit<StandingWanted, 'limit' | 'after'>,
): Question<{ readonly kind: DecisionKind; readonly state: string; readonly count: number }> {
  return {
    name: 'standing_counts',
    sql: `
SELECT kind, last_state, count() AS n FROM (${lastTold(wanted)})
GROUP BY kind, last_state ORDER BY kind, last_state`,
    params: standingParams(wanted),
    read: (row) => ({
      kind: row['kind'] as DecisionKind,
      state: row['last_state'] as string,
      count: row['n'] as number,
    }),
  };
}

const standingParams = ({
  at,
  states,
  subject,
  subjects,
  endedSince,
}: Omit<StandingWanted, 'limit'>): Record<string, unknown> =>
  given({ at, states, subject, subjects, endedSince });

/** One row an episode: key and state of the last that was told of it. */
function lastTold({
  kinds,
  at,
  states,
  subject,
  subjects,
  endedSince,
  isOfLostMemory = false,
}: Omit<StandingWanted, 'limit'>): string {
  const upTo = at === undefined ? undefined : '{at:Int64}';
  const sooner = endedSince === undefined ? undefined : '{endedSince:Int64}';
  const told = isOfLostMemory ? everTold(kinds, upTo) : toldSince(kinds, upTo, sooner);
  const ended =
    endedSince === undefined
      ? ''
      : 'OR argMax(ifNull(ended_at, began), at) >= fromUnixTimestamp64Milli({endedSince:Int64})';
  return `
  SELECT kind, id, any(began) AS began_at, max(at) AS last_at, argMax(state, at) AS last_state FROM told_decisions FINAL
  WHERE ${told} AND NOT is_void
    ${subject === undefined ? '' : 'AND subject = {subject:String}'}
    ${subjects === undefined ? '' : 'AND subject IN {subjects:Array(String)}'}
  GROUP BY kind, id
  HAVING (NOT argMax(is_over, at) ${ended})
    ${states === undefined ? '' : 'AND last_state IN {states:Array(String)}'}`;
}

export interface ChangesWanted {
  readonly kinds: readonly DecisionKind[];
  readonly subject?: string | undefined;
  /** Told at this log time or later, and before that. */
  readonly since?: number | undefined;
  readonly until?: number | undefined;
  readonly limit: number;
  readonly after?: AfterDecision | undefined;
}

/** What changed, the newest first. Evidence is read of those that are chosen. */
export function decisionChanges(wanted: ChangesWanted): Question<DecisionRow> {
  const { after, limit, ...named } = wanted;
  const { subject, since, until } = wanted;
  return {
    name: 'decision_changes',
    sql: `
SELECT ${COLUMNS} FROM told_decisions FINAL
WHERE (kind, at, id) IN
(
  SELECT kind, at, id FROM told_decisions FINAL
  WHERE kind IN {kinds:Array(String)} AND NOT is_void AND NOT is_refresh
    ${subject === undefined ? '' : 'AND subject = {subject:String}'}
    ${since === undefined ? '' : 'AND at >= fromUnixTimestamp64Milli({since:Int64})'}
    ${until === undefined ? '' : 'AND at < fromUnixTimestamp64Milli({until:Int64})'}
    ${after === undefined ? '' : `AND (-${ms('at')}, id) > (-{time:Int64}, {id:String})`}
  ORDER BY at DESC, id LIMIT {limit:UInt32}
)
ORDER BY -at_ms, id`,
    params: { ...given(named), ...after, limit },
    read: decisionIn,
  };
}

/** Changes in the order in which they were written, also those that were taken back: for whoever listens. */
export const decisionsWrittenAfter = (version: number, limit: number): Question<DecisionRow> => ({
  name: 'decisions_written_after',
  sql: `
SELECT ${COLUMNS} FROM told_decisions FINAL WHERE version > {version:UInt64} AND NOT is_refresh
ORDER BY version LIMIT {limit:UInt32}`,
  params: { version, limit },
  read: decisionIn,
});

/** The version of the last decision that was written; 0: there is none. */
export const newestDecision = (): Question<number> => ({
  name: 'newest_decision',
  sql: 'SELECT max(version) AS version FROM told_decisions',
  params: {},
  read: (row) => row['version'] as number,
});

/** All that was told by evaluations after this one. */
export const decisionsToldAfter = (at: number): Question<DecisionRow> => ({
  name: 'decisions_told_after',
  sql: `
SELECT ${COLUMNS} FROM told_decisions FINAL
WHERE at > fromUnixTimestamp64Milli({at:Int64}) AND NOT is_void ORDER BY kind, id, at_ms`,
  params: { at },
  read: decisionIn,
});

const given = (named: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));

function decisionIn(row: Record<string, unknown>): DecisionRow {
  return {
    kind: row['kind'] as DecisionKind,
    id: row['id'] as string,
    at: row['at_ms'] as number,
    subject: row['subject'] as string,
    state: row['state'] as string,
    began: row['began_ms'] as number,
    since: row['since_ms'] as number | null,
    endedAt: row['ended_ms'] as number | null,
    isOver: row['is_over'] as boolean,
    isRefresh: row['is_refresh'] as boolean,
    isVoid: row['is_void'] as boolean,
    evidence: row['evidence'] as string,
    sentence: row['sentence'] as string,
    version: row['version'] as number,
  };
}
