import type { MigrationOptions } from './migrate';
import type { Settings } from './settings';

/** Parentheses within them are one deep. */
const CODECS = / CODEC\((?:[^()]|\([^()]*\))*\)/g;

/**
 * A store that answers once and is thrown away has the tables of every store, but is in no need of being small
 * or of outliving a loss of power: columns as the engine compresses them by itself, and no waiting for the disk.
 */
export const ANSWERING_ONCE: {
  readonly settings: Settings;
  readonly migration: Pick<MigrationOptions, 'adapt' | 'upTo'>;
} = {
  settings: { fsync_metadata: 0 },
  migration: {
    adapt: (statement) => [statement.replace(CODECS, '')],
    // Rows, and what was read of which source. What is counted ahead and decided has no place in it.
    upTo: 2,
  },
};
