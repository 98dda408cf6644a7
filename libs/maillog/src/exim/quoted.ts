import { readable } from '../readable';
import { BACKSLASH, QUOTE, isOver } from './scan';

/** What stood between quotes or angle brackets, and the index behind them. */
export interface Enclosed {
  readonly value: string;
  readonly end: number;
}

/** Reads `"quoted text"` or `<address>`; up to the end where the line was cut before it was closed. */
export function readEnclosed(text: string, from: number, to: number, isAscii: boolean): Enclosed {
  const isQuoted = text.charCodeAt(from) === QUOTE;
  const found = isQuoted ? closingQuote(text, from + 1, to) : text.indexOf('>', from);
  const isClosed = found >= 0 && found < to;
  const close = isClosed ? found : to;
  const inner = readable(text.slice(from + 1, close), isAscii);
  return { value: isQuoted ? unescaped(inner) : inner, end: isClosed ? close + 1 : to };
}

/**
 * Index of the quote that closes the string whose first character stands at `from`; -1 where the line
 * was cut before it. Inner quotes are escaped (deliver.c, delivery_log; receive.c for subjects), but
 * not in `DN="…"`, so a quote also has to be followed by what can follow an item.
 */
function closingQuote(text: string, from: number, to: number): number {
  for (let i = text.indexOf('"', from); i >= 0 && i < to; i = text.indexOf('"', i + 1)) {
    if (isOver(text, i + 1, to) && !isEscaped(text, i, from)) return i;
  }
  return -1;
}

function isEscaped(text: string, at: number, from: number): boolean {
  let slashes = 0;
  while (at - slashes > from && text.charCodeAt(at - slashes - 1) === BACKSLASH) slashes++;
  return slashes % 2 === 1;
}

/** `\"` and `\\` back to `"` and `\`; other escapes (`\n` for a line end in a reply) stay as logged. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  let plain = '';
  let copied = 0;
  for (let i = text.indexOf('\\'); i >= 0 && i + 1 < text.length; i = text.indexOf('\\', i)) {
    const next = text.charCodeAt(i + 1);
    if (next === QUOTE || next === BACKSLASH) {
      plain += text.slice(copied, i);
      copied = i + 1;
    }
    i += 2;
  }
  return plain + text.slice(copied);
}
