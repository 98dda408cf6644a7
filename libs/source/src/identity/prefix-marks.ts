import { createHash } from 'node:crypto';

/** Only this much of a log's (decompressed) start takes part in its identity. */
export const IDENTITY_BYTES = 4_096;

/** Marks stand at least this far apart; the first one stands behind the first line. */
export const MARK_STEP = 64;

/** "The first `length` bytes have this hash." */
export interface PrefixMark {
  readonly length: number;
  /** 16 hex digits of the SHA-256 of the first `length` bytes. */
  readonly hash: string;
}

const LINE_FEED = 10;

/**
 * The places in a log's start at which it can be recognised: the line ends in the first 4,096
 * bytes, leaving out those that come less than 64 bytes after the mark before. The first line has
 * one however short it is: a log is known as soon as it holds a line. Each mark is a pure
 * function of the bytes before it, so two logs of which one is the beginning of the other have the
 * same marks as far as the shorter one goes. A half-written last line never counts.
 *
 * A first line longer than 4,096 bytes has one mark, at byte 4,096.
 */
export function marksOf(start: Uint8Array): readonly PrefixMark[] {
  const window = start.subarray(0, IDENTITY_BYTES);
  const marks: PrefixMark[] = [];
  const hash = createHash('sha256');
  let hashed = 0;
  const markAt = (length: number): void => {
    hash.update(window.subarray(hashed, length));
    hashed = length;
    marks.push({ length, hash: hash.copy().digest('hex').slice(0, 16) });
  };
  for (;;) {
    const lineEnd = window.indexOf(LINE_FEED, hashed === 0 ? 0 : hashed + MARK_STEP - 1);
    if (lineEnd < 0) break;
    markAt(lineEnd + 1);
  }
  if (hashed === 0 && window.length === IDENTITY_BYTES) markAt(IDENTITY_BYTES);
  return marks;
}

/** What to call a log that nobody has seen before: the hash of its start and how much was hashed. */
export function nameOf(start: Uint8Array, marks = marksOf(start)): string {
  const last = marks.at(-1);
  if (last) return `${last.hash}-${last.length}`;
  const short = start.subarray(0, IDENTITY_BYTES);
  return `${createHash('sha256').update(short).digest('hex').slice(0, 16)}-${short.length}`;
}
