import { BACKSLASH, CLOSE_BRACKET, OPEN_BRACKET, SLASH, SPACE, isDigit } from './scan';

/** `[2/5] ` or `[2\5] ` at the beginning of a part of a line that Exim split for syslog. */
export interface SplitMark {
  readonly part: number;
  readonly parts: number;
  /** `\`: the part ended at a line end of the entry; `/`: it was too long, its text goes right on. */
  readonly endsLine: boolean;
  /** Index behind the mark and its space. */
  readonly end: number;
}

/** More parts than the log buffer of Exim (8 KiB, macros.h) can have line ends are none of its. */
const MOST_PARTS = 9_999;

/** Reads the mark that begins at `from`, null where none stands there (log.c, write_syslog). */
export function readSplitMark(text: string, from: number): SplitMark | null {
  if (text.charCodeAt(from) !== OPEN_BRACKET) return null;
  let at = from + 1;
  let part = 0;
  for (; isDigit(text.charCodeAt(at)); at++) part = part * 10 + text.charCodeAt(at) - 48;
  const delimiter = text.charCodeAt(at);
  if (delimiter !== SLASH && delimiter !== BACKSLASH) return null;
  let parts = 0;
  for (at++; isDigit(text.charCodeAt(at)); at++) parts = parts * 10 + text.charCodeAt(at) - 48;
  if (text.charCodeAt(at) !== CLOSE_BRACKET) return null;
  if (part < 1 || parts < 2 || part > parts || parts > MOST_PARTS) return null;
  // A part that is empty may have lost the space behind its mark on the way.
  if (at + 1 < text.length && text.charCodeAt(at + 1) !== SPACE) return null;
  return { part, parts, endsLine: delimiter === BACKSLASH, end: at + 2 };
}
