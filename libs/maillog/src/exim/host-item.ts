import type { RemoteHost } from '../events';
import { hostName } from '../remote-host';
import {
  CLOSE_BRACKET,
  COLON,
  DOT,
  OPEN_BRACKET,
  OPEN_PARENTHESIS,
  STAR,
  indexWithin,
  isDigit,
  wordEnd,
} from './scan';

const UPPER_A = 65;
const UPPER_D = 68;
const UPPER_Z = 90;

/** An IPv6 address with a scope is shorter. */
const LONGEST_IP = 80;
/** smtp_in.c cuts a command, and with it the name in it, at 512 characters; escapes make four of one. */
const LONGEST_HELO = 2100;

/** What was read of `host [ip]:port*`, and the index behind it. */
export interface HostItem {
  readonly remote: RemoteHost;
  /** `*` behind the address: the connection had carried a message before (deliver.c, d_hostlog). */
  readonly reused: boolean;
  readonly end: number;
}

/**
 * Reads `host [ip]`, `host [ip]:port`, `host DS [ip]:port*` (DS: found by secure DNS), `[ip]`, and a
 * bare `host` (a local delivery, where the router named one). Null for a client's `(helo)`, which Exim
 * never writes of a host that it delivers to.
 */
export function readHostItem(text: string, from: number, to: number): HostItem | null {
  const nameEnd = text.charCodeAt(from) === OPEN_BRACKET ? from : hostNameEnd(text, from, to);
  let open = nameEnd === from ? from : nameEnd + 1;
  let first = open < to ? text.charCodeAt(open) : NaN;
  if (first === UPPER_D && text.startsWith('DS [', open)) {
    open += 3;
    first = OPEN_BRACKET;
  }
  if (first === OPEN_PARENTHESIS || text.charCodeAt(from) === OPEN_PARENTHESIS) return null;
  const close = first === OPEN_BRACKET ? indexWithin(text, ']', open, to, LONGEST_IP) : -1;
  if (close < 0) {
    const bare = { host: nameBetween(text, from, nameEnd), ip: '', port: 0 };
    return { remote: bare, reused: false, end: nameEnd };
  }
  let end = close + 1;
  let port = 0;
  if (text.charCodeAt(end) === COLON && isDigit(text.charCodeAt(end + 1))) {
    for (end++; isDigit(text.charCodeAt(end)); end++) port = port * 10 + text.charCodeAt(end) - 48;
    if (port > 65_535) port = 0;
  }
  const reused = text.charCodeAt(end) === STAR;
  if (reused) end++;
  const host = nameBetween(text, from, nameEnd);
  return { remote: { host, ip: text.slice(open + 1, close), port }, reused, end };
}

/** As {@link hostName}: nearly all names are in lower case, and are looked at where they stand. */
function nameBetween(text: string, from: number, to: number): string {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code <= UPPER_Z && code >= UPPER_A) return hostName(text.slice(from, to));
  }
  const isRooted = to > from && text.charCodeAt(to - 1) === DOT;
  return text.slice(from, isRooted ? to - 1 : to);
}

/** A host name ends at a space, or at the colon before a message. */
function hostNameEnd(text: string, from: number, to: number): number {
  const end = wordEnd(text, from, to);
  return end > from && text.charCodeAt(end - 1) === COLON ? end - 1 : end;
}

/**
 * Index behind a client's `host (helo) [ip]:port`. The helo is a stranger's word and may look like an
 * address itself, `([10.21.32.43])`: only the last one can be relied on (specification, 53.6).
 */
export function clientHostEnd(text: string, from: number, to: number): number {
  const nameEnd = text.charCodeAt(from) === OPEN_PARENTHESIS ? from : wordEnd(text, from, to) + 1;
  const helo = text.charCodeAt(nameEnd) === OPEN_PARENTHESIS;
  const heloEnd = helo ? indexWithin(text, ') [', nameEnd, to, LONGEST_HELO) : nameEnd - 2;
  const open = heloEnd < 0 ? -1 : heloEnd + 2;
  if (text.charCodeAt(open) !== OPEN_BRACKET) return wordEnd(text, from, to);
  const end = wordEnd(text, open, to);
  if (end - open < LONGEST_IP && text.charCodeAt(end - 1) === CLOSE_BRACKET) return end;
  const close = indexWithin(text, ']', open, to, LONGEST_IP);
  return wordEnd(text, close < 0 ? from : close, to);
}
