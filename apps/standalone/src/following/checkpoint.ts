import type { SavedCorrelation, SavedDigest } from '@noanswer/delivery';
import type { PrefixMark } from '@noanswer/source';

/**
 * Where the reading of one rotated set stands. It is saved in one piece, after the rows that were made
 * of all lines before it: whoever is killed goes on from here and writes the same rows again.
 */
export interface Checkpoint {
  /** Sources that moved on since their row in the table of sources was last written. */
  readonly sources: readonly SavedSource[];
  /** Stories that need more lines. */
  readonly stories: SavedCorrelation;
}

export interface SavedSource {
  readonly name: string;
  readonly path: string;
  readonly kind: string;
  readonly marks: readonly PrefixMark[];
  readonly position: number;
  readonly tail: string;
  readonly archive: string;
  readonly digest: SavedDigest;
}

/** Keys under which the store keeps them: this, and the path of the set. */
export const CHECKPOINTS = 'followed set ';
