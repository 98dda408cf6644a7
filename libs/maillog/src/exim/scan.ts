export const SPACE = 32;
export const QUOTE = 34;
export const OPEN_PARENTHESIS = 40;
export const STAR = 42;
export const DASH = 45;
export const DOT = 46;
export const SLASH = 47;
export const COLON = 58;
export const LESS_THAN = 60;
export const EQUALS = 61;
export const GREATER_THAN = 62;
export const OPEN_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSE_BRACKET = 93;
export const PIPE = 124;

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

const ALPHANUMERIC = Uint8Array.from({ length: 256 }, (_, code) =>
  /[0-9A-Za-z]/.test(String.fromCharCode(code)) ? 1 : 0,
);

/** A look-up: every character of every message id is asked about. */
export function isAlphanumeric(code: number): boolean {
  return ALPHANUMERIC[code] === 1;
}

/** Index behind the word that begins at `from` in a line that ends at `to`. */
export function wordEnd(text: string, from: number, to: number): number {
  const space = text.indexOf(' ', from);
  return space < 0 || space > to ? to : space;
}

/**
 * Index of `sought` before `to` and among the next `limit` characters, or -1. Searching to the end of
 * the line instead, again for every item of a hostile line, would take time by the square of its length.
 */
export function indexWithin(
  text: string,
  sought: string,
  from: number,
  to: number,
  limit: number,
): number {
  const index = text.slice(from, Math.min(to, from + limit)).indexOf(sought);
  return index < 0 ? -1 : from + index;
}

/** True where an item or a word is over: a space, the colon before a message, or the end. */
export function isOver(text: string, at: number, to: number): boolean {
  if (at >= to) return true;
  const code = text.charCodeAt(at);
  if (code === COLON) return at + 1 === to || text.charCodeAt(at + 1) === SPACE;
  return code === SPACE;
}

/** True where nothing but `: message` is left. */
export function isMessage(text: string, at: number, to: number): boolean {
  return text.charCodeAt(at) === COLON && isOver(text, at, to);
}

/** Every item that Exim 4 writes has a shorter name; a longer word before `=` is no item. */
const LONGEST_NAME = 12;

/** Index of the `=` behind an item's name that begins at `from`, or -1 where no item begins there. */
export function itemNameEnd(text: string, from: number): number {
  if (text.charCodeAt(from + 1) === EQUALS && isAlphanumeric(text.charCodeAt(from)))
    return from + 1;
  const limit = from + LONGEST_NAME;
  for (let i = from; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === EQUALS) return i > from ? i : -1;
    if (!isAlphanumeric(code) && code !== STAR) return -1;
  }
  return -1;
}
