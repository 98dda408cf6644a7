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
  settings: {
    fsync_metadata: 0,
    // One question at a time, of one reading: the names of places are held at once, which is faster by a tenth
    // than in the pieces that could be put on disk.
    join_algorithm: 'hash',
    max_bytes_in_join: 0,
    // Each is asked once: making machine code of it takes longer than it saves.
    compile_expressions: 0,
    compile_aggregate_expressions: 0,
    compile_sort_description: 0,
  },
  migration: {
    adapt: (statement) => placesWithNames(statement.replace(CODECS, '')),
    // Rows, and what was read of which source. What is counted ahead and decided has no place in it.
    upTo: 2,
  },
};

/**
 * The id of a place, its host and address are computed as it is written: the questions of one report would do it
 * ten times. So `place_names` are no more than another name of it.
 */
const placesWithNames = (statement: string): readonly string[] =>
  statement.startsWith('CREATE TABLE IF NOT EXISTS places')
    ? [statement.replaceAll(' ALIAS ', ' MATERIALIZED '), PLACE_NAMES]
    : [statement];

const PLACE_NAMES =
  'CREATE VIEW IF NOT EXISTS place_names AS SELECT id, domain, host, ip, port FROM places';
