import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
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

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/**
 * Thousands of open stories are megabytes that say the same again and again: packed on another thread,
 * they are a tenth when they go through the engine.
 */
export async function packCheckpoint(checkpoint: Checkpoint): Promise<string> {
  const packed = await compress(JSON.stringify(checkpoint), FAST);
  return JSON.stringify(packed.toString('base64'));
}

/** @throws Error for what is no checkpoint: nothing else writes under these keys. */
export async function unpackCheckpoint(text: string): Promise<Checkpoint> {
  const packed = Buffer.from(JSON.parse(text) as string, 'base64');
  return JSON.parse((await decompress(packed)).toString()) as Checkpoint;
}

const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
