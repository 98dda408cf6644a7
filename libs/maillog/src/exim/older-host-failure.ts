import type { Dismissed } from '../events';
import { TLS_NOTE } from './dismissals';
import type { Failure } from './host-failure';
import { readHostItem } from './host-item';
import { OPEN_BRACKET, SPACE, wordEnd } from './scan';
import { hostNamedInMessage } from './spoken-host';
import { failureByMessage, failureByReason } from './what-went-wrong';

/** Host failures that do not begin with `H=`: all of Exim up to 4.8x, and today's about TLS. */
export function failureWithoutHostItem(text: string): Failure | Dismissed | null {
  if (!text.includes('[')) return null;
  return tlsFailure(text) ?? bareHostFailure(text) ?? messageFailure(text);
}

/** The TLS session broke; the connection is not used on. After the last, Exim connects anew without TLS. */
const BEFORE_TLS_HOST = [
  'TLS error on connection to ',
  'DANE attempt failed; TLS connection to ',
] as const;
const UNENCRYPTED = ': delivering unencrypted to ';

/** Trouble of a session that was up: what it did to the delivery is told by another line. */
const OF_A_SESSION = [' (recv)', ' (send)', ' recv', ' send'] as const;

function tlsFailure(text: string): Failure | Dismissed | null {
  const before = BEFORE_TLS_HOST.find((words) => text.startsWith(words));
  const unencrypted = before === undefined ? text.indexOf(UNENCRYPTED) : -1;
  let at = -1;
  if (before !== undefined) at = before.length;
  else if (unencrypted >= 0) at = unencrypted + UNENCRYPTED.length;
  if (at < 0) return null;
  const item = readHostItem(text, text.startsWith('H=', at) ? at + 2 : at, text.length);
  if (item === null || item.remote.ip === '') return null;
  if (OF_A_SESSION.some((words) => text.startsWith(words, item.end))) return TLS_NOTE;
  return { remote: item.remote, failure: 'other', text };
}

/** `host [ip]:port strerror`, `[ip] strerror`. */
function bareHostFailure(text: string): Failure | null {
  const open = text.charCodeAt(0) === OPEN_BRACKET ? 0 : wordEnd(text, 0, text.length) + 1;
  if (text.charCodeAt(open) !== OPEN_BRACKET) return null;
  const item = readHostItem(text, 0, text.length);
  if (item === null || item.remote.ip === '' || text.charCodeAt(item.end) !== SPACE) return null;
  const reason = text.slice(item.end + 1);
  const failure = failureByReason(reason);
  return failure === null ? null : { remote: item.remote, failure, text: reason };
}

/** `SMTP timeout while connected to host [ip] after …`, `Remote host host [ip] closed connection …`. */
function messageFailure(message: string): Failure | null {
  const remote = hostNamedInMessage(message);
  return remote === null ? null : { remote, failure: failureByMessage(message), text: message };
}
