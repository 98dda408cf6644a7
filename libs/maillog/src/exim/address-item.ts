import { COLON, GREATER_THAN, LESS_THAN, OPEN_PARENTHESIS, PIPE, QUOTE, SLASH } from './scan';
import { SPACE, isOver, itemNameEnd, wordEnd } from './scan';

/**
 * Reads the address that a delivery line begins with (deliver.c, string_log_address), as it stands there,
 * into `draft`; returns the index behind it: `address`, `address <original>`, `address (parent, parent) <original>`, `local <original>`,
 * and what a pipe, a file or an automatic reply is delivered to: `|command <original>`,
 * `/file <original>`, `save file <original>`, `>address <original>`.
 */
export function readAddressItem(
  text: string,
  from: number,
  to: number,
  draft: { address: string },
): number {
  const firstEnd = isPipeFileOrReply(text, from)
    ? targetEnd(text, from, to)
    : addressEnd(text, from, to);
  let end = firstEnd;
  if (isSpaceThen(text, end, OPEN_PARENTHESIS)) {
    const close = text.indexOf(')', end);
    if (close >= 0 && close < to) end = close + 1;
  }
  const open = isSpaceThen(text, end, LESS_THAN) ? end + 2 : -1;
  const close = open < 0 ? -1 : originalEnd(text, open, to);
  if (close < 0 || close >= to) {
    draft.address = named(text, from, firstEnd);
    return end;
  }
  const own = text.charCodeAt(from);
  const isAddress = !isTarget(own) && text.lastIndexOf('@', firstEnd) > from;
  draft.address = isAddress ? text.slice(from, firstEnd) : text.slice(open, close);
  return close + 1;
}

const LOWER_S = 115;

/** Words that stand in an address's place (deliver.c, receive.c): nothing was delivered to them. */
const NOBODY = ['discarded', 'blackhole', 'mua_wrapper'] as const;

function named(text: string, from: number, end: number): string {
  for (const word of NOBODY) {
    if (word.length === end - from && text.startsWith(word, from)) return '';
  }
  return text.slice(from, end);
}

/** Index behind an address; its local part may be a quoted string with spaces. */
export function addressEnd(text: string, from: number, to: number): number {
  const quoted = text.charCodeAt(from) === QUOTE ? localPartEnd(text, from, to) : from;
  const end = wordEnd(text, quoted, to);
  return end > from && text.charCodeAt(end - 1) === COLON ? end - 1 : end;
}

/** Index of the `"@` that ends a quoted local part; the start again where there is none. */
function localPartEnd(text: string, from: number, to: number): number {
  const at = text.indexOf('"@', from + 1);
  return at < 0 || at >= to ? from : at;
}

function originalEnd(text: string, from: number, to: number): number {
  const start = text.charCodeAt(from) === QUOTE ? localPartEnd(text, from, to) : from;
  return text.indexOf('>', start);
}

function isPipeFileOrReply(text: string, from: number): boolean {
  const first = text.charCodeAt(from);
  return isTarget(first) || (first === LOWER_S && text.startsWith('save ', from));
}

function isTarget(code: number): boolean {
  return code === PIPE || code === SLASH || code === GREATER_THAN || code === COLON;
}

/**
 * A command may hold spaces, quotes and angle brackets: it ends at the ` <original>` that is followed
 * by what follows an address.
 */
function targetEnd(text: string, from: number, to: number): number {
  let close = -1;
  for (
    let open = text.indexOf(' <', from);
    open >= 0 && open < to;
    open = text.indexOf(' <', open + 2)
  ) {
    if (close < open) close = text.indexOf('>', open);
    if (close < 0 || close >= to) break;
    if (continuesAfterAddress(text, close + 1, to)) return open;
  }
  return wordEnd(text, from, to);
}

function continuesAfterAddress(text: string, at: number, to: number): boolean {
  if (!isOver(text, at, to)) return false;
  return (
    text.charCodeAt(at) !== SPACE ||
    itemNameEnd(text, at + 1) > 0 ||
    text.startsWith('defer (', at + 1) ||
    text.startsWith('routing ', at + 1)
  );
}

function isSpaceThen(text: string, at: number, code: number): boolean {
  return text.charCodeAt(at) === SPACE && text.charCodeAt(at + 1) === code;
}
