import { DAY, HOUR, MINUTE } from '@noanswer/reachability';

export interface WatchSettings {
  /** How often there is a look for minutes that can be decided. */
  readonly everyMs: number;
  /** A minute is decided so long after its end by the wall clock, for lines that are still on their way. */
  readonly graceMs: number;
  /** A log that is behind is waited for while its newest line moved within so long. */
  readonly patienceMs: number;
  /** A log counts as behind when its newest line is so old. */
  readonly behindMs: number;
  /** Log time that is read from the store at once when catching up. */
  readonly pieceMs: number;
  /** Buckets that were counted again are asked for in pages of about so many. */
  readonly lateAtOnce: number;
  /** So many buckets wait for the next evaluation, at most; they are told without one after so long. */
  readonly lateAtMost: number;
  readonly lateMs: number;
  /** Counts that began earlier may end later: versions so far back are asked for again, in microseconds. */
  readonly versionSlack: number;
  /** Without a memory: how far before the newest line the past is told, so that there is a usual rate. */
  readonly pastMs: number;
  /** When nothing was logged for so long, the next evaluation is that of the next line. */
  readonly idleMs: number;
  /** The memory is saved so often, and at least fifty times as far apart as a save takes. */
  readonly saveEveryMs: number;
  /** Whoever leaves saves it if that takes no longer: a supervisor waits some ten seconds in all. */
  readonly leaveWithinMs: number;
  /** Evidence of open spikes and findings is told anew at multiples of this log time; of states, of that. */
  readonly refreshSpikesMs: number;
  readonly refreshStatesMs: number;
}

export const WATCH_DEFAULTS: WatchSettings = {
  everyMs: 5_000,
  graceMs: 15_000,
  patienceMs: 20_000,
  behindMs: 3 * MINUTE,
  pieceMs: HOUR,
  lateAtOnce: 20_000,
  lateAtMost: 100_000,
  lateMs: 90_000,
  versionSlack: 60_000_000,
  pastMs: 30 * DAY,
  idleMs: 25 * HOUR,
  saveEveryMs: 5 * MINUTE,
  leaveWithinMs: 3_000,
  refreshSpikesMs: 10 * MINUTE,
  refreshStatesMs: 6 * HOUR,
};
