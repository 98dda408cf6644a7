import { DASH, SPACE, isAlphanumeric } from './scan';

/** `1xUhp4-0004uA-2u`: all releases before 4.97. */
const SHORT_ID = [6, 6, 2] as const;
/** `1rgPyF-00000000PSg-1Wh1`: since 4.97 (Exim's string.h, MESSAGE_ID_LENGTH). */
const LONG_ID = [6, 11, 4] as const;

/**
 * Index behind the message id that begins at `from`, or -1 where none stands there. An id is followed
 * by a space, or by nothing where the line was cut.
 */
export function messageIdEnd(text: string, from: number): number {
  if (text.charCodeAt(from + 6) !== DASH) return -1;
  if (text.charCodeAt(from + 13) === DASH) return endOf(text, from, SHORT_ID);
  if (text.charCodeAt(from + 18) === DASH) return endOf(text, from, LONG_ID);
  return -1;
}

function endOf(text: string, from: number, parts: readonly [number, number, number]): number {
  const [first, second, third] = parts;
  const secondAt = from + first + 1;
  const thirdAt = secondAt + second + 1;
  const end = thirdAt + third;
  const after = text.charCodeAt(end);
  const ends = end === text.length || after === SPACE;
  return ends &&
    isWord(text, from, from + first) &&
    isWord(text, secondAt, secondAt + second) &&
    isWord(text, thirdAt, end)
    ? end
    : -1;
}

/** Base 62: `0-9A-Za-z` (base 36 where file names have no case). */
function isWord(text: string, from: number, end: number): boolean {
  for (let i = from; i < end; i++) if (!isAlphanumeric(text.charCodeAt(i))) return false;
  return true;
}
