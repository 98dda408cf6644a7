import { DASH, SPACE, isAlphanumeric } from './scan';

/** Length of `1xUhp4-0004uA-2u`: all releases before 4.97. */
const SHORT_ID = 16;
/** Length of `1rgPyF-00000000PSg-1Wh1`: since 4.97 (Exim's string.h, MESSAGE_ID_LENGTH). */
const LONG_ID = 23;

/** True behind an id: at a space, or where the line was cut. */
function isOver(text: string, at: number, to: number): boolean {
  return at === to || (at < to && text.charCodeAt(at) === SPACE);
}

/**
 * Index behind the message id that begins at `from`, or -1 where none stands there. An id is followed
 * by a space, or by nothing where the line was cut.
 */
export function messageIdEnd(text: string, from: number, to: number): number {
  if (text.charCodeAt(from + 6) !== DASH || !isSix(text, from) || !isSix(text, from + 7)) return -1;
  let end = -1;
  if (text.charCodeAt(from + 13) === DASH) {
    if (isTwo(text, from + 14)) end = from + SHORT_ID;
  } else if (text.charCodeAt(from + 18) === DASH) {
    const isRest = isTwo(text, from + 13) && isTwo(text, from + 15) && isTwo(text, from + 16);
    if (isRest && isTwo(text, from + 19) && isTwo(text, from + 21)) end = from + LONG_ID;
  }
  return end >= 0 && isOver(text, end, to) ? end : -1;
}

/** Whether six characters are base 62: `0-9A-Za-z` (base 36 where file names have no case). */
function isSix(text: string, at: number): boolean {
  return isTwo(text, at) && isTwo(text, at + 2) && isTwo(text, at + 4);
}

function isTwo(text: string, at: number): boolean {
  return isAlphanumeric(text.charCodeAt(at)) && isAlphanumeric(text.charCodeAt(at + 1));
}
