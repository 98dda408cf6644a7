/**
 * What the process that reads the logs tells of itself. The API only shows it: in `/v1/ingest`, in
 * the health checks and in the metrics. Times are milliseconds since 1970, UTC.
 */
export interface IngestStatus {
  /** A snapshot; cheap enough to be taken for every request. */
  report(): IngestReport;
}

export interface IngestReport {
  /**
   * `starting`: looking for the logs. `catching_up`: reading what was written before. `following`: at
   * the end of every log. `stopped`: not reading, because of {@link problem}. `leaving`: told to end.
   */
  readonly state: 'starting' | 'catching_up' | 'following' | 'stopped' | 'leaving';
  /** Why reading stands still; null unless `stopped`. */
  readonly problem: IngestProblem | null;
  readonly startedAt: number;
  /** When rows and positions were last safe in the store; null before the first time. */
  readonly savedAt: number | null;
  /** Log time of the newest line whose row is in the store; null before the first. */
  readonly newestLineAt: number | null;
  /** Seconds from a line's being read to its row's being in the store, of the last batch; null before. */
  readonly writeDelaySeconds: number | null;
  readonly lines: LineTotals;
  readonly rows: RowTotals;
  /** Correlation stories that wait for more lines. */
  readonly openStories: number;
  readonly batches: { readonly written: number; readonly failed: number };
  readonly files: readonly FileReport[];
}

export interface IngestProblem {
  /** A sentence for the operator: what is wrong and what to do. */
  readonly message: string;
  readonly diskFull: boolean;
  readonly since: number;
  /** When it will be tried again. */
  readonly nextTryAt: number;
}

/** Lines since the sources were first read: read = recognized + notOurs + unparsed. */
export interface LineTotals {
  readonly read: number;
  readonly recognized: number;
  readonly notOurs: number;
  readonly unparsed: number;
  /** Lines longer than the cap; counted above too. */
  readonly cut: number;
}

/** Rows written by this process, those that replaced themselves included. */
export interface RowTotals {
  readonly deliveryAttempts: number;
  readonly connectionAttempts: number;
  readonly notAttempted: number;
  readonly unparsedSamples: number;
}

/** One log, or a path that was asked for and leads to none. */
export interface FileReport {
  readonly path: string;
  /** Name of the source: part of every row's identity. Null while there is none. */
  readonly source: string | null;
  /**
   * `following`: it is read as it grows. `reading`: behind its end. `done`: rotated, read to its end.
   * `copy`: holds what another file holds. `waiting`: has no whole line yet, or does not exist yet.
   * `unreadable`, `passed_over`: see {@link note}.
   */
  readonly state:
    'following' | 'reading' | 'done' | 'copy' | 'waiting' | 'unreadable' | 'passed_over';
  /** A sentence for the operator where the state needs one. */
  readonly note: string | null;
  /** Bytes on disk; null if not known. */
  readonly size: number | null;
  /** Decompressed bytes up to which its lines are read. */
  readonly position: number;
  /** Bytes on disk that are not read yet; null if not known (compressed logs). */
  readonly behind: number | null;
  readonly lines: LineTotals;
  /** Log time of its first and last line that had one. */
  readonly firstLineAt: number | null;
  readonly lastLineAt: number | null;
  /** Wall clock: when a line of it was last read by this process. */
  readonly lastReadAt: number | null;
}
