/** What can go wrong with a store, each with a text that says what to do about it. */
export abstract class StoreError extends Error {
  override get name(): string {
    return this.constructor.name;
  }
}

/** Another process owns the data directory. */
export class DataDirectoryBusyError extends StoreError {
  constructor(
    readonly directory: string,
    /** The owner's process id as it wrote it down; undefined if it cannot be told. */
    readonly ownerPid?: number,
  ) {
    super(
      `The data directory ${directory} is in use by another process` +
        (ownerPid === undefined ? '' : ` (pid ${ownerPid})`) +
        '. One data directory has one owner: stop that process, wait for it to end, or use another directory.',
    );
  }
}

/** The directory holds something, and none of it is ours. It is left untouched. */
export class ForeignDataDirectoryError extends StoreError {
  constructor(readonly directory: string) {
    super(
      `The directory ${directory} is not empty and is no data directory of noanswer; ` +
        'nothing in it was touched. Name an empty or a new directory.',
    );
  }
}

/** The directory cannot be made, read or written, or its name cannot be used. */
export class DataDirectoryAccessError extends StoreError {
  constructor(
    readonly directory: string,
    why: string,
    cause?: unknown,
  ) {
    super(`The data directory ${directory} cannot be used: ${why}.`, { cause });
  }
}

/** The directory or database was written by a later version of this program. */
export class NewerSchemaError extends StoreError {
  constructor(
    readonly location: string,
    readonly found: number,
    readonly known: number,
  ) {
    super(
      `${location} was written by a newer version (schema ${found}, this version knows ${known}). ` +
        'Update this program, or use another directory or database.',
    );
  }
}

/** The embedded engine serves one directory a process. */
export class OneStorePerProcessError extends StoreError {
  constructor(directory: string, open: string) {
    super(
      `Cannot open ${directory}: this process already has the store ${open} open, ` +
        'and the embedded engine serves one directory a process. Close the other one first.',
    );
  }
}

/** A ClickHouse server cannot be used as a store. */
export class ServerStoreError extends StoreError {
  constructor(
    readonly location: string,
    /** What was to be done there. */
    doing: string,
    why: string,
    /** It may pass by itself: trying again later is right. */
    readonly passing: boolean,
    cause?: unknown,
  ) {
    super(`${location}: ${doing} failed: ${why}.`, { cause });
  }
}

/** Rows could not be written. */
export class StoreWriteError extends StoreError {
  constructor(
    /** Where to: a data directory, or a server's URL and database. */
    readonly location: string,
    readonly diskFull: boolean,
    cause: unknown,
  ) {
    super(
      diskFull
        ? `The disk is full: ${location} could not take all rows. Free some space and run again; ` +
            'what was written before stays, and reading the same log again doubles nothing.'
        : `Writing to ${location} failed: ${wordsOf(cause)}`,
      { cause },
    );
  }
}

/** A question could not be answered. That is never an empty answer. */
export class StoreQuestionError extends StoreError {
  /** It ran longer than its reader allows. */
  readonly tookTooLong: boolean;

  constructor(
    readonly question: string,
    cause: unknown,
  ) {
    super(`The question "${question}" failed: ${wordsOf(cause)}`, { cause });
    this.tookTooLong = hasText(cause, 'type') && cause.type === 'TIMEOUT_EXCEEDED';
  }
}

/** An error's first line. (`instanceof Error` fails for errors from another realm.) */
export function wordsOf(error: unknown): string {
  const words = hasText(error, 'message') ? error.message : String(error);
  return words.split('\n', 1)[0] ?? '';
}

/** The operating system's name of an error: `ENOSPC`. */
export const codeOf = (error: unknown): string => (hasText(error, 'code') ? error.code : '');

export const hasText = <Key extends string>(
  value: unknown,
  key: Key,
): value is Record<Key, string> =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Record<string, unknown>)[key] === 'string';
