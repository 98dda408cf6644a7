import { SESSION_SETTINGS, type Settings } from '../engine/settings';
import { PIECE_ROWS } from './pieces';

/**
 * A piece is small enough to be held, and so are the names of its places; on the way over the disk it took four times
 * as long, and joins took a third longer.
 */
const IN_MEMORY: Settings = {
  max_bytes_before_external_group_by: 0,
  join_algorithm: 'hash',
  max_bytes_in_join: 0,
};

/** What may be used by one statement that counts so many rows: by default as much as by one that reads. */
export function countingSettings(reader: Settings, pieceRows = PIECE_ROWS): Settings {
  const { max_memory_usage: memory } = reader;
  // A server's memory is its operator's affair.
  if (typeof memory !== 'number' || pieceRows <= PIECE_ROWS) return { ...reader, ...IN_MEMORY };
  const { max_threads: threads = 1 } = SESSION_SETTINGS;
  return {
    ...reader,
    ...IN_MEMORY,
    // Who takes so much at once counts for nobody who reads or writes meanwhile.
    max_threads: threads,
    max_memory_usage: Math.round(memory * (pieceRows / PIECE_ROWS)),
  };
}
