/** What the watcher tells of itself. Times in milliseconds; log times unless it is said. */
export interface WatchReport {
  /**
   * `starting`: nothing was decided yet by whoever watches. `catching_up`: decisions are of the past.
   * `watching`: they are of now. `failed`: the last try failed. `stale`: whoever watches has not been heard of.
   */
  readonly state: 'starting' | 'catching_up' | 'watching' | 'failed' | 'stale';
  /** Whether it is this process that decides; else another one does, and this one would take over. */
  readonly isHere: boolean;
  /** What was logged before this was not looked at; null: nothing was. */
  readonly decidedFrom: number | null;
  /** Everything that was logged before this is decided; null: nothing is. */
  readonly decidedUpTo: number | null;
  /** The end of the newest minute that is counted; null: none is. */
  readonly countedUpTo: number | null;
  /** By the wall clock: when it last looked for something to decide, successfully. */
  readonly lookedAt: number | null;
  readonly problem: string | null;
  /** What stands now. */
  readonly chronic: number;
  readonly suspect: number;
  readonly openSpikes: number;
  readonly openFindings: number;
  /** Since the process began that decides. */
  readonly evaluations: number;
  readonly evaluationSeconds: number;
  readonly lateBuckets: number;
  readonly savedAt: number | null;
}

export interface WatchStatus {
  report(): WatchReport;
}

export const NOTHING_YET: WatchReport = {
  state: 'starting',
  isHere: false,
  decidedFrom: null,
  decidedUpTo: null,
  countedUpTo: null,
  lookedAt: null,
  problem: null,
  chronic: 0,
  suspect: 0,
  openSpikes: 0,
  openFindings: 0,
  evaluations: 0,
  evaluationSeconds: 0,
  lateBuckets: 0,
  savedAt: null,
};
