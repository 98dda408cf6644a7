const decoder = new TextDecoder('utf-8');
const BEYOND_ASCII = /[\x80-\xff]/;

/**
 * Real text of a field that was captured from a Latin-1 view of the bytes (see RawLine.text).
 * Bytes that are not valid UTF-8 become U+FFFD.
 *
 * @param isAscii where it is known already that there is nothing to decode: asking field by field
 *   costs more than cutting the field out.
 */
export function readable(latin1: string, isAscii = false): string {
  if (isAscii || !BEYOND_ASCII.test(latin1)) return latin1;
  return decoder.decode(Buffer.from(latin1, 'latin1'));
}

const ESCAPED_CONTROL = /#0(?:00|11|12|13|14|15)/g;

/**
 * Syslog daemons write control characters as `#` and three octal digits (rsyslog's
 * `$EscapeControlCharactersOnReceive`): line ends and tabs inside a reply become one space.
 */
export function withoutEscapedControls(text: string): string {
  return text.includes('#0') ? text.replace(ESCAPED_CONTROL, ' ') : text;
}

/** V8 copies slices that are shorter, and keeps longer ones as a window on their parent. */
const SHORTEST_WINDOW = 13;

/**
 * A copy that stands alone: a few characters that live on would else keep the whole piece of log in
 * memory that they were cut from.
 */
export function detached(slice: string): string {
  return slice.length < SHORTEST_WINDOW ? slice : ` ${slice}`.slice(1);
}
