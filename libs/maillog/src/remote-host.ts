import type { RemoteHost } from './events';
import { detached } from './readable';

const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const COLON = 58;

/**
 * Reads `host[ip]:port`, `host[ip]`, `host[private/socket]`, as Postfix names an endpoint, between
 * `from` and `to`. Null where the text is of another form.
 */
export function readEndpoint(text: string, from: number, to: number): RemoteHost | null {
  let open = from;
  while (open < to && text.charCodeAt(open) !== OPEN_BRACKET) open++;
  let close = open;
  while (close < to && text.charCodeAt(close) !== CLOSE_BRACKET) close++;
  if (close >= to) return null;
  let port = 0;
  if (close + 1 < to) {
    if (text.charCodeAt(close + 1) !== COLON) return null;
    for (let i = close + 2; i < to; i++) {
      const digit = text.charCodeAt(i) - 48;
      if (digit < 0 || digit > 9) return null;
      port = port * 10 + digit;
    }
  }
  return { host: hostName(text.slice(from, open)), ip: text.slice(open + 1, close), port };
}

/**
 * The value of `relay=`: `none` is null; `local`, `procmail` and the like have no address. It stands
 * alone: it keeps nothing of the line that it was read from.
 */
export function readRelay(text: string, from: number, to: number): RemoteHost | null {
  if (to - from === 4 && text.startsWith('none', from)) return null;
  return remembered(text, from, to);
}

const NO_RELAY: RemoteHost = { host: '', ip: '', port: 0 };
const SLOTS = 4096;
const texts = new Array<string>(SLOTS).fill('\n');
const relays = new Array<RemoteHost>(SLOTS).fill(NO_RELAY);

/**
 * Mail goes to the same relays again and again: one slot per hash saves reading the same text anew, and
 * the same strings make every comparison behind this one cheap.
 */
function remembered(text: string, from: number, to: number): RemoteHost {
  let hash = 0;
  for (let i = from; i < to; i++) hash = (hash * 31 + text.charCodeAt(i)) | 0;
  const slot = hash & (SLOTS - 1);
  const known = texts[slot];
  if (known?.length === to - from && text.startsWith(known, from)) return relays[slot] ?? NO_RELAY;
  const word = detached(text.slice(from, to));
  const relay = readEndpoint(word, 0, word.length) ?? { host: hostName(word), ip: '', port: 0 };
  texts[slot] = word;
  relays[slot] = relay;
  return relay;
}

/** Host names compare without case and without the root's dot. */
export function hostName(name: string): string {
  let end = name.length;
  if (name.charCodeAt(end - 1) === 46) end--;
  for (let i = 0; i < end; i++) {
    const code = name.charCodeAt(i);
    if (code >= 65 && code <= 90) return name.slice(0, end).toLowerCase();
  }
  return end === name.length ? name : name.slice(0, end);
}
