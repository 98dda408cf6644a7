import type { Compression } from './content/compression';

/** One log to read: a file, or something that can be read only once (standard input, a pipe). */
export interface LogInput {
  /** As the operator knows it; `-` is standard input. */
  readonly path: string;
  /** Where to open it, whatever the working directory is. */
  readonly file: string;
  /** The rotated set it belongs to, named by its newest file: `/var/log/mail.log` for `mail.log.3.gz`. */
  readonly set: string;
  /** True for standard input and pipes: nothing of them can be looked at beforehand or read twice. */
  readonly once: boolean;
  /** Bytes on disk; null when nobody can know. */
  readonly size: number | null;
  /** Milliseconds since 1970; null for what is read once. */
  readonly modifiedAt: number | null;
  /**
   * Set when another input of the same call begins with the same bytes and goes on differently:
   * it is appended to the source name, so that the two stay two. See {@link dropCopies}.
   */
  readonly variant: string | null;
}

/** Why a path that was asked for is not read. Every one is a sentence for the operator, not a stack. */
export type InputProblemKind =
  | 'missing'
  | 'noPermission'
  | 'noLogs'
  | 'noMatch'
  | 'notAFile'
  | 'terminal'
  | 'binary'
  | 'unsupportedCompression'
  | 'unreadable';

export interface InputProblem {
  readonly path: string;
  readonly what: InputProblemKind;
  /** One sentence that names the path, says what is wrong and what to do. */
  readonly message: string;
}

/** A file that was looked at and left out on purpose: no error, but the operator may wonder. */
export interface PassedOver {
  readonly path: string;
  readonly why:
    | 'sameFile'
    | 'copy'
    | 'otherLog'
    | 'subset'
    | 'hidden'
    | 'directory'
    | 'notAFile'
    | 'binary'
    | 'unreadable';
  readonly message: string;
}

/** How reading a log ended. Everything before the end was handed out. */
export type LogEnd =
  | { readonly whole: true; readonly bytes: number; readonly notice: string | null }
  | {
      readonly whole: false;
      readonly why: 'broken' | 'unreadable' | 'shrunk' | 'stopped';
      /** Decompressed bytes handed out before the break. */
      readonly afterBytes: number;
      readonly message: string;
    };

export interface ReadProgress {
  /** Bytes of the file as it lies on disk, so that a compressed file's share is right. */
  readonly bytesRead: number;
  /** The size at open; null for what is read once. */
  readonly size: number | null;
}

export type { Compression };
