import type { DecisionKind } from '@noanswer/reachability';

/** One change of an episode, or its evidence as it has grown, as one evaluation told it. Times in milliseconds. */
export interface DecisionRow {
  readonly kind: DecisionKind;
  /** The name of the episode. */
  readonly id: string;
  /** The evaluation that told it, in log time. */
  readonly at: number;
  /** A domain, an address `host[ip]:port`, a log host, or a provider. */
  readonly subject: string;
  readonly state: string;
  /** When the episode began; part of its name. */
  readonly began: number;
  /** Since when this state holds; null where it is over. */
  readonly since: number | null;
  readonly endedAt: number | null;
  readonly isOver: boolean;
  /** No change: what is open, with its evidence as of then. */
  readonly isRefresh: boolean;
  /** Taken back: the evaluation was made again with more of the log, and did not tell it any more. */
  readonly isVoid: boolean;
  /** JSON. */
  readonly evidence: string;
  /** For people. */
  readonly sentence: string;
  /** When it was written: microseconds of the wall clock, greater than of any row before. */
  readonly version: number;
}

/** As the table has it. */
export const toDecisionRecord = (row: DecisionRow): Record<string, unknown> => ({
  kind: row.kind,
  id: row.id,
  at: decimalSeconds(row.at),
  subject: row.subject,
  state: row.state,
  began: decimalSeconds(row.began),
  since: row.since === null ? null : decimalSeconds(row.since),
  ended_at: row.endedAt === null ? null : decimalSeconds(row.endedAt),
  is_over: row.isOver,
  is_refresh: row.isRefresh,
  is_void: row.isVoid,
  evidence: row.evidence,
  sentence: row.sentence,
  version: row.version,
});

/** `1700000000.123`: what DateTime64(3) reads as a moment. */
const decimalSeconds = (ms: number): string => (ms / 1000).toFixed(3);
