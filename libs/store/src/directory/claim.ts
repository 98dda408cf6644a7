import { existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import {
  codeOf,
  DataDirectoryAccessError,
  ForeignDataDirectoryError,
  StoreWriteError,
} from '../errors';
import type { Layout } from './layout';

/** ClickHouse's `file()` takes these for patterns or for a path within an archive. */
const NOT_IN_A_PATH = /[*?{}[\]]|::/;

/**
 * Makes the directory ours, or finds that it is. Nothing is written into a directory that holds
 * anything else. Two processes may come here at once: who owns it is decided by the engine's lock.
 */
export function claimDirectory(layout: Layout, firstMarker: () => string): void {
  const { directory, marker } = layout;
  if (NOT_IN_A_PATH.test(directory))
    throw new DataDirectoryAccessError(directory, 'its path may not contain any of * ? { } [ ] ::');
  try {
    makeDirectory(directory);
    if (!existsSync(marker)) {
      if (readdirSync(directory).some((name) => !isHalfMadeMarker(layout, name)))
        throw new ForeignDataDirectoryError(directory);
      replaceFile(marker, firstMarker());
    }
    makeDirectory(layout.engine);
    makeDirectory(layout.spool);
  } catch (error) {
    throw directoryError(directory, error);
  }
}

/** With its parents, if need be. (Node's own recursive mkdir never returns from `/proc/x`.) */
function makeDirectory(path: string): void {
  const make = (): void => {
    if (!isDirectory(path)) mkdirSync(path, { mode: 0o700 });
  };
  try {
    make();
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && isDirectory(path)) return; // another process was faster
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
    makeDirectory(dirname(path));
    make();
  }
}

const isDirectory = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** Written aside and renamed: a kill in between leaves the old file, or none. */
export function replaceFile(path: string, text: string, mode = 0o600): void {
  const aside = `${path}.new-${process.pid}`;
  writeFileSync(aside, text, { mode });
  renameSync(aside, path);
}

const isHalfMadeMarker = (layout: Layout, name: string): boolean =>
  name.startsWith(`${basename(layout.marker)}.new-`);

/** Gives an operating system's error the words that help. */
export function directoryError(directory: string, error: unknown): unknown {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new StoreWriteError(directory, true, error);
    case 'EACCES':
    case 'EPERM':
      return new DataDirectoryAccessError(directory, 'permission denied', error);
    case 'EROFS':
      return new DataDirectoryAccessError(directory, 'the file system is read-only', error);
    case 'EEXIST':
    case 'ENOTDIR':
      return new DataDirectoryAccessError(directory, 'it is not a directory', error);
    case 'ENOENT':
      return new DataDirectoryAccessError(directory, 'it cannot be created there', error);
    default:
      return error;
  }
}
