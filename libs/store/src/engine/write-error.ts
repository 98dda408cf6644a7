import { codeOf, StoreWriteError } from '../errors';

/** ClickHouse's words for a full disk: its own check before a write, and the system's during one. */
const DISK_FULL =
  /NOT_ENOUGH_SPACE|No space left on device|ENOSPC|EDQUOT|Disk quota exceeded|not enough space/i;

export function writeError(location: string, error: unknown): StoreWriteError {
  if (error instanceof StoreWriteError) return error;
  const full = DISK_FULL.test(`${codeOf(error)} ${String(error)}`);
  return new StoreWriteError(location, full, error);
}
