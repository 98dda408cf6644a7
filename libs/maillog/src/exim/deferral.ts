import type { DeliveryDraft } from './delivery-items';
import { endBeforeMessage, readDeliveryItems } from './delivery-items';
import { hostNamedInMessage } from './spoken-host';
import { COLON, indexWithin, isMessage, itemNameEnd, wordEnd } from './scan';

const DEFER = ' defer (';
/** Digits, a sign and the parenthesis. */
const LONGEST_ERRNO = 12;

/**
 * `… defer (errno)[: strerror] …[: message]`, and `routing defer (…)` where no router was reached.
 *
 * @returns all that tells why: strerror and message.
 */
export function readDeferral(
  text: string,
  start: number,
  to: number,
  draft: DeliveryDraft,
  fields: Record<string, string> | null,
  isAscii: boolean,
): string {
  let strerror: string | null = null;
  let at = readDeliveryItems(text, start, to, draft, fields, isAscii);
  while (at < to) {
    if (isMessage(text, at, to)) {
      const message = text.slice(at + 2, to);
      const reason = strerror === null || strerror === '' ? message : `${strerror}: ${message}`;
      draft.remote ??= hostNamedInMessage(reason);
      return reason;
    }
    const close = text.startsWith(DEFER, at) ? readErrno(text, at + DEFER.length, to, draft) : -1;
    let next = close + 1;
    if (close < 0) {
      next = endBeforeMessage(text, at + 1, to);
    } else if (draft.errno > 0 && text.charCodeAt(close + 1) === COLON) {
      // Only a system error has a strerror; after the others the colon begins the message.
      next = strerrorEnd(text, close + 3, to);
      strerror = text.slice(close + 3, next);
    }
    at = readDeliveryItems(text, next, to, draft, fields, isAscii);
  }
  if (strerror !== null) forgetHost(draft);
  return strerror ?? '';
}

/**
 * A connect that failed has a system error and no message, and does not name its host: `H=`, if
 * logged, is an earlier host that had a conversation (transports/smtp.c, set_errno_nohost).
 */
function forgetHost(draft: DeliveryDraft): void {
  draft.remote = null;
  draft.connectionReused = false;
}

/** Takes the number that begins at `open`; returns the index of the parenthesis behind it, or -1. */
function readErrno(text: string, open: number, to: number, draft: DeliveryDraft): number {
  const close = indexWithin(text, ')', open, to, LONGEST_ERRNO);
  const errno = close < 0 ? NaN : Number(text.slice(open, close));
  if (!Number.isSafeInteger(errno)) return -1;
  draft.errno = errno;
  return close;
}

/** A strerror ends at the colon before the message, at the next item, or at the end of the line. */
function strerrorEnd(text: string, from: number, to: number): number {
  for (let i = wordEnd(text, from, to); i < to; i = wordEnd(text, i + 1, to)) {
    if (text.charCodeAt(i - 1) === COLON) return Math.max(i - 1, from);
    if (itemNameEnd(text, i + 1) > 0) return i;
  }
  return to;
}
