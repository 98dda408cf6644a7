import { createHash } from 'node:crypto';
import type { PrefixMark } from '../identity/prefix-marks';

/** How far a log was read, as it is remembered between runs. */
export interface SourcePlace {
  readonly name: string;
  /** By what its start is known; see {@link marksOf}. */
  readonly marks: readonly PrefixMark[];
  /** Decompressed bytes up to the end of the last line that was taken. */
  readonly position: number;
  /** {@link tailHash} of what stands right before `position`; empty where nobody took it. */
  readonly tail: string;
  /** {@link archiveMark} of a compressed log that was read to its end; empty for all others. */
  readonly archive: string;
}

/** Only so many bytes before a position take part in its tail hash. */
export const TAIL_BYTES = 256;

/**
 * What stands right before a position. Two logs that begin alike (one was cut out of the other, or
 * one line was written to both) go on differently: the bytes before a position tell them apart.
 */
export function tailHash(before: Uint8Array): string {
  return createHash('sha256').update(before.subarray(-TAIL_BYTES)).digest('hex').slice(0, 16);
}

/** A compressed log does not grow: while size and time stay, there is nothing new in it. */
export const archiveMark = (size: number | null, modifiedAt: number | null): string =>
  `${size ?? '?'}@${modifiedAt ?? '?'}`;

const LINE_FEED = 10;

/**
 * A log that is being followed. Its place moves on as its bytes are handed out, and always stands
 * behind a line: half a line waits for its other half.
 */
export class FollowedSource implements SourcePlace {
  readonly name: string;
  marks: readonly PrefixMark[];
  position: number;
  archive: string;
  /** Bytes handed out: beyond {@link position} by what has come of the line that is being written. */
  readTo: number;
  /** Its file was truncated under whoever read it: the rest, if there is one, is in a copy. */
  isCutOff = false;
  private knownTail: string;
  /** The last bytes handed out, and those of them that stand before {@link position}. */
  private last: Buffer = Buffer.alloc(0);
  private beforePosition: Buffer | null = null;

  /** @param isNew nobody has heard of it: its name must be remembered before its first row is. */
  constructor(
    { name, marks, position, tail, archive }: SourcePlace,
    public isNew: boolean,
  ) {
    this.name = name;
    this.marks = marks;
    this.position = position;
    this.knownTail = tail;
    this.archive = archive;
    this.readTo = position;
  }

  get tail(): string {
    return this.beforePosition === null ? this.knownTail : tailHash(this.beforePosition);
  }

  /** What is handed out next begins at {@link position}; `before` is what stands before that. */
  goOn(before: Buffer): void {
    this.isCutOff = false;
    this.readTo = this.position;
    this.last = Buffer.from(before.subarray(-TAIL_BYTES));
    this.beforePosition = this.last;
  }

  /** A chunk is handed out. */
  take(chunk: Uint8Array): void {
    this.readTo += chunk.length;
    const lineEnd = chunk.lastIndexOf(LINE_FEED) + 1;
    if (lineEnd > 0) {
      this.position = this.readTo - chunk.length + lineEnd;
      this.beforePosition = lastBytes(this.last, chunk.subarray(0, lineEnd));
    }
    this.last = lastBytes(this.last, chunk);
  }

  /** It will not go on: what stands behind the last line end is a line too. */
  end(): void {
    this.position = this.readTo;
    this.beforePosition = this.last;
  }
}

/** A copy of the last {@link TAIL_BYTES} of two pieces that follow each other. */
export function lastBytes(one: Uint8Array, next: Uint8Array): Buffer {
  return next.length >= TAIL_BYTES
    ? Buffer.from(next.subarray(-TAIL_BYTES))
    : Buffer.from(Buffer.concat([one, next]).subarray(-TAIL_BYTES));
}
