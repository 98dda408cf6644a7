import type { SavedRecordDigest } from '@noanswer/delivery';

/**
 * Where the reading of one partition stands. It is saved in one piece, after the rows that were made of
 * all records before it: whoever takes the partition over goes on from here and writes the same rows.
 */
export interface Checkpoint {
  /** How often the topic was deleted and made again: offsets of another topic name other lines. */
  readonly incarnation: number;
  /** Offset with which reading goes on. */
  readonly next: number;
  readonly digest: SavedRecordDigest;
}

/** Under which key of the store it is kept. Groups read for themselves; a topic's name has no slash. */
export const checkpointKey = (group: string, partition: string): string =>
  `kafka ${group} ${partition}`;

/** Under which key a gap is kept: found twice it is one. */
export const gapKey = (group: string, partition: string, from: number): string =>
  `kafka gap ${group} ${partition} ${from}`;
