import { DAY, HOUR, MINUTE } from '@noanswer/reachability';

/** How long a bucket is. */
export type Level = 'minute' | 'hour' | 'day';

interface LevelShape {
  /** Length of a bucket. */
  readonly seconds: number;
  readonly ms: number;
  /** Buckets of one such piece of time lie together in the tables, by domain. */
  readonly stretchMs: number;
}

export const LEVELS: Readonly<Record<Level, LevelShape>> = {
  minute: { seconds: 60, ms: MINUTE, stretchMs: HOUR },
  hour: { seconds: 3600, ms: HOUR, stretchMs: DAY },
  day: { seconds: 86_400, ms: DAY, stretchMs: 364 * DAY },
};

/** The beginning of the piece of that length in which a time lies; before 1970 too. */
export const floorTo = (at: number, lengthMs: number): number =>
  Math.floor(at / lengthMs) * lengthMs;

/** The same in SQL, of milliseconds. */
export const floorOf = (ms: string, lengthMs: number | string): string =>
  `(${ms} - positiveModulo(${ms}, ${lengthMs}))`;
