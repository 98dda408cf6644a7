import { DASH, SPACE, isAlphanumeric } from './scan';

/** Length of `1xUhp4-0004uA-2u`: all releases before 4.97. */
const SHORT_ID = 16;
/** Length of `1rgPyF-00000000PSg-1Wh1`: since 4.97 (Exim's string.h, MESSAGE_ID_LENGTH). */
const LONG_ID = 23;

/**
 * Index behind the message id that begins at `from`, or -1 where none stands there. An id is followed
 * by a space, or by nothing where the line was cut.
 */
export function messageIdEnd(text: string, from: number, to: number): number {
  if (text.charCodeAt(from + 6) !== DASH) return -1;
  let end = -1;
  if (text.charCodeAt(from + 13) === DASH) {
    if (isWord(text, from + 7, from + 13)) end = from + SHORT_ID;
  } else if (text.charCodeAt(from + 18) === DASH) {
    if (isWord(text, from + 7, from + 18)) end = from + LONG_ID;
  }
  if (end < 0 || end > to || (end < to && text.charCodeAt(end) !== SPACE)) return -1;
  const third = end - (end - from === SHORT_ID ? 2 : 4);
  return isWord(text, from, from + 6) && isWord(text, third, end) ? end : -1;
}

/** Base 62: `0-9A-Za-z` (base 36 where file names have no case). */
function isWord(text: string, from: number, end: number): boolean {
  for (let i = from; i < end; i++) if (!isAlphanumeric(text.charCodeAt(i))) return false;
  return true;
}
