import { StoreWriteError } from '../errors';

/** ClickHouse's words for a full disk: its own check before a write, and the system's during one. */
const DISK_FULL =
  /NOT_ENOUGH_SPACE|No space left on device|ENOSPC|EDQUOT|Disk quota exceeded|Cannot reserve .* not enough space/i;

export function writeError(directory: string, error: unknown): StoreWriteError {
  if (error instanceof StoreWriteError) return error;
  const words = error instanceof Error ? error.message : String(error);
  return new StoreWriteError(directory, DISK_FULL.test(words), error);
}
