const DIGIT_0 = 48;
const DIGIT_9 = 57;
const SPACE = 32;
const LESS_THAN = 60;
/** Digits of the longest frame that is thought possible. */
const MOST_DIGITS = 8;

/** Where a frame stands in a text. */
export interface Frame {
  readonly from: number;
  readonly to: number;
}

/**
 * The frame at `at` of a text up to `end` in octet counting, `83 <22>1 2026-…` (RFC 6587, 3.4.1; one character is
 * one byte here). A frame that tells more bytes than there are was cut: it ends where the text does. Null
 * where no frame begins: a line that begins with a number has no `<` behind it.
 */
export function frameAt(text: string, at: number, end: number): Frame | null {
  let length = 0;
  let i = at;
  for (; i - at <= MOST_DIGITS; i++) {
    const code = text.charCodeAt(i);
    if (code < DIGIT_0 || code > DIGIT_9 || Number.isNaN(code)) break;
    length = length * 10 + (code - DIGIT_0);
  }
  if (length === 0 || text.charCodeAt(i) !== SPACE || text.charCodeAt(i + 1) !== LESS_THAN)
    return null;
  const from = i + 1;
  return { from, to: Math.min(end, from + length) };
}
