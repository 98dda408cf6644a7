import { closeSync, openSync, readSync } from 'node:fs';

/** Reads a file once, so that from here on it is in memory for everybody. */
export function warm(path: string): void {
  const chunk = Buffer.allocUnsafe(1 << 20);
  const file = openSync(path, 'r');
  while (readSync(file, chunk) > 0);
  closeSync(file);
}
