import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { dirname } from 'node:path';
import { SCOPES, type Key } from './key';

/** The file of keys cannot be used: what is wrong with it, and what to do. */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError';
}

/** Nothing in it is secret, and the service may be another user than who makes keys. */
const MODE = 0o644;
const OTHERS_MAY_WRITE = 0o022;
const LONGEST_FILE = 4 * 1024 * 1024;

/**
 * The keys that there are; none if there is no such file.
 *
 * @throws KeyFileError if what is there is no file of keys, or could be anybody's.
 */
export function readKeys(file: string): readonly Key[] {
  const stats = statOf(file);
  if (stats === undefined) return [];
  if (!stats.isFile()) throw new KeyFileError(`${file} is no file of keys`);
  if ((stats.mode & OTHERS_MAY_WRITE) !== 0)
    throw new KeyFileError(
      `${file} may be written by others, who could give themselves a key: chmod go-w ${file}`,
    );
  if (stats.size > LONGEST_FILE) throw new KeyFileError(`${file} is too long for a file of keys`);
  return keysIn(textOf(file), file);
}

/**
 * Changes the keys as a whole: whoever reads the file sees all of the change or nothing.
 *
 * @throws KeyFileError if the file cannot be read or written.
 */
export function changeKeys(file: string, change: (keys: readonly Key[]) => readonly Key[]): void {
  const next = `${file}.new`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o755 });
    // Made anew, or not at all: of two who change keys at the same time one is told so.
    const descriptor = openSync(next, 'wx', MODE);
    try {
      const text = JSON.stringify({ keys: change(readKeys(file)) }, null, 2);
      writeSync(descriptor, `${text}\n`);
      fsyncSync(descriptor);
      keepOwner(file, next);
      renameSync(next, file);
    } catch (error) {
      rmSync(next, { force: true });
      throw error;
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw isOfSystem(error) ? new KeyFileError(whyNot(error, file, next)) : error;
  }
}

function keepOwner(file: string, next: string): void {
  const stats = statOf(file);
  chmodSync(next, stats === undefined ? MODE : stats.mode & 0o777);
  const { uid, gid } = statSync(next);
  if (stats !== undefined && (stats.uid !== uid || stats.gid !== gid))
    chownSync(next, stats.uid, stats.gid);
}

const isOfSystem = (error: unknown): error is NodeJS.ErrnoException =>
  typeof error === 'object' && error !== null && 'syscall' in error;

function whyNot({ code = '' }: NodeJS.ErrnoException, file: string, next: string): string {
  if (code === 'EEXIST')
    return `${next} is there: another command is changing the keys. If none is, remove that file`;
  return `${file} cannot be written (${code}): do it as another user, or name another file with --keys`;
}

function statOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (error) {
    throw unreadable(error, file);
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw unreadable(error, file);
  }
}

function unreadable(error: unknown, file: string): KeyFileError {
  const { code = '' } = error as NodeJS.ErrnoException;
  return new KeyFileError(`${file} cannot be read (${code}): nobody can be let in by a key`);
}

function keysIn(text: string, file: string): readonly Key[] {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    content = undefined;
  }
  const { keys } = (content ?? {}) as { readonly keys?: unknown };
  if (!Array.isArray(keys) || !keys.every(isKey))
    throw new KeyFileError(`${file} is no file of keys; it is written by "noanswer key"`);
  return keys;
}

function isKey(value: unknown): value is Key {
  if (typeof value !== 'object' || value === null) return false;
  const { id, name, scopes, madeAt, sha256 } = value as Readonly<Record<keyof Key, unknown>>;
  return (
    typeof id === 'string' &&
    /^[0-9a-f]{8}$/.test(id) &&
    typeof name === 'string' &&
    Array.isArray(scopes) &&
    scopes.every((scope) => (SCOPES as readonly unknown[]).includes(scope)) &&
    typeof madeAt === 'number' &&
    typeof sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(sha256)
  );
}
