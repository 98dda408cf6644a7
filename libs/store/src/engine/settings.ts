import { availableParallelism } from 'node:os';
import type { ClickHouseClient } from '@clickhouse/client';

/** ClickHouse's settings by their names. */
export type Settings = Readonly<Record<string, string | number>>;

/** Opens a connection to a store's tables, with these settings besides the store's own. */
export type Connect = (settings?: Settings) => Promise<ClickHouseClient>;

const MiB = 1024 * 1024;

/**
 * Set once for the connection. The engine shares a machine with mail servers and the process with the
 * parser: two threads, bounded memory, and what does not fit goes to disk.
 */
export const SESSION_SETTINGS: Settings = {
  max_threads: Math.min(2, availableParallelism()),
  max_insert_threads: 1,
  async_insert: 0,
  // Rows with the same identity are sorted out by merges and by FINAL; doing it in the insert as
  // well took three quarters of its time.
  optimize_on_insert: 0,
  max_memory_usage: 700 * MiB,
  max_bytes_before_external_group_by: 32 * MiB,
  max_bytes_before_external_sort: 32 * MiB,
  // Grace hash joins spill; plain ones would fail at the limit above. The right side is names of places,
  // most of them long: with 200,000 places 8 MiB instead of 32 took 40 MiB less at the peak of a report.
  join_algorithm: 'grace_hash,hash',
  max_bytes_in_join: 8 * MiB,
  // FINAL holds a block of every part at once: large ones took 50 MiB more and were no faster.
  max_block_size: 8192,
  // Conditions on the key pick rows before the other columns are read, with FINAL too: counting an hour read every column of
  // all hours that lie beside it.
  optimize_move_to_prewhere_if_final: 1,
  // A row without a partner shows null, not a zero that could be a value.
  join_use_nulls: 1,
  session_timezone: 'UTC',
  output_format_json_quote_64bit_integers: 0,
  // A log with stamps out of all years would otherwise be refused whole.
  max_partitions_per_insert_block: 0,
};

/**
 * The index of times is used with FINAL: otherwise a question about an hour reads the whole table. Versions of a row have one
 * time, but for those that moved in time, of which the older may be seen until it is merged away (0026, limits).
 */
export const BY_TIME: Settings = {
  use_skip_indexes_if_final: 1,
  use_skip_indexes_if_final_exact_mode: 0,
};

/** One thread each, and less memory: whoever asks leaves room to whoever reads logs. */
export const READER_SETTINGS: Settings = {
  max_threads: 1,
  max_memory_usage: 400 * MiB,
  ...BY_TIME,
};

/** As they stand behind `SET`. Values are ours: numbers, and words without quotes. */
export const settingsList = (settings: Settings): string =>
  Object.entries(settings)
    .map(([name, value]) => `${name} = ${typeof value === 'number' ? value : `'${value}'`}`)
    .join(', ');

/** As a statement's last clause. */
export const settingsText = (settings: Settings): string => `SETTINGS ${settingsList(settings)}`;
