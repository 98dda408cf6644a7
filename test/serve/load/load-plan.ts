import type { Counts } from './counts';
import type { Naming, RotationKind } from './rotating-log';

/** What the writer process is to do; handed over as JSON. */
export interface LoadPlan {
  readonly directory: string;
  readonly seed: number;
  readonly linesPerSecond: number;
  readonly naming: Naming;
  /** Seconds between the rotations of each log, at least and at most; null: none. */
  readonly rotateEvery: readonly [number, number] | null;
  /** Log time is so long ago: then stories that died can be ended by log time, without waiting. */
  readonly logTimeBehindMs: number;
  /** So much stands in the logs before anybody reads them: mail of the minutes before, at the same rate. */
  readonly historyMinutes: number;
  /** Rotated files that stay of each log; null: all. */
  readonly keep: number | null;
}

export type Order =
  | { readonly do: 'probe'; readonly domain: string }
  | { readonly do: 'rotate'; readonly how: RotationKind }
  /** Write nothing until told to go on: somebody else copies and truncates. */
  | { readonly do: 'hold' | 'goOn' }
  /** Write at this rate from now on. */
  | { readonly do: 'pace'; readonly linesPerSecond: number }
  | { readonly do: 'end' };

export interface Ended {
  readonly truth: Counts;
  readonly lines: number;
  readonly seconds: number;
  readonly rotations: Readonly<Record<RotationKind, number>>;
}

export type Notice =
  | { readonly told: 'ready' }
  /** Wall clock: when the line of the probe was written. */
  | { readonly told: 'probe'; readonly domain: string; readonly at: number }
  | { readonly told: 'rotated' | 'held' }
  | { readonly told: 'ended'; readonly ended: Ended };
