import type { Dismissed, RemoteHost } from '../events';
import { readable } from '../readable';
import { readAddressItem } from './address-item';
import { DeliveryItems } from './delivery-items';
import { UNKNOWN_DELIVERY } from './dismissals';
import { readDuration } from './duration';
import type { EximDelivery } from './events';
import type { LineContext } from './line-context';
import { COLON, indexWithin, itemNameEnd, wordEnd } from './scan';
import { hostNamedInMessage } from './spoken-host';

/** Reads a line from behind its flag: `address …` (deliver.c: delivery_log, deferral_log, failure_log). */
export function parseDelivery(
  text: string,
  from: number,
  to: number,
  flag: EximDelivery['flag'],
  messageId: string,
  context: LineContext,
  pid: number,
): EximDelivery | Dismissed {
  const address = readAddressItem(text, from, to);
  if (address.end === from) return UNKNOWN_DELIVERY;
  const { isAscii, interest } = context;
  const items = new DeliveryItems(text, address.end, to, isAscii, interest === 'everything');
  const reason = new Reason();
  if (flag === '==') readDeferral(items, reason);
  else if (flag === '**') readFailure(items, reason, address.address === '' ? from : -1);
  else readSuccess(items, reason, from, address.address);
  return {
    kind: 'eximDelivery',
    mta: 'exim',
    at: context.at,
    logHost: context.logHost,
    syslogName: context.syslogName,
    pid,
    offset: context.offset,
    bytes: context.bytes,
    messageId,
    flag,
    address: readable(address.address, isAscii),
    router: items.router,
    transport: items.transport,
    remote: reason.isOfUnnamedHost ? null : (items.remote ?? remoteOf(reason.text)),
    connectionReused: items.reused && !reason.isOfUnnamedHost,
    errno: reason.errno,
    text: readable(reason.text, isAscii),
    queueSeconds: items.queueSeconds,
    deliverySeconds: items.deliverySeconds,
    fields: items.fields,
  };
}

class Reason {
  errno = 0;
  text = '';
  /**
   * A connect that failed has a system error and no message, and does not name its host: `H=`, if
   * logged, is an earlier host that had a conversation (transports/smtp.c, set_errno_nohost).
   */
  isOfUnnamedHost = false;
}

/** Digits, a sign and the parenthesis. */
const LONGEST_ERRNO = 12;

/** `… C="confirmation"`. Where nothing was delivered (`=> discarded (system filter)`), the words. */
function readSuccess(items: DeliveryItems, reason: Reason, from: number, address: string): void {
  while (items.readUpToUnknown()) items.skipWord();
  reason.text = address === '' ? items.text.slice(from, items.to) : items.confirmation;
}

/** `… defer (errno)[: strerror] …[: message]`, and `routing defer (…)` where no router was reached. */
function readDeferral(items: DeliveryItems, reason: Reason): void {
  while (items.readUpToUnknown()) {
    if (items.atMessage) {
      const message = items.text.slice(items.at + 2, items.to);
      reason.text = reason.text === '' ? message : `${reason.text}: ${message}`;
      reason.isOfUnnamedHost = false;
      return;
    }
    if (items.text.startsWith(' defer (', items.at)) readErrno(items, reason);
    else items.skipWord();
  }
}

function readErrno(items: DeliveryItems, reason: Reason): void {
  const { text, to } = items;
  const open = items.at + ' defer ('.length;
  const close = indexWithin(text, ')', open, to, LONGEST_ERRNO);
  const errno = close < 0 ? NaN : Number(text.slice(open, close));
  if (!Number.isSafeInteger(errno)) {
    items.skipWord();
    return;
  }
  reason.errno = errno;
  items.at = close + 1;
  // Only a system error has a strerror; after the others the colon begins the message.
  if (errno <= 0 || text.charCodeAt(close + 1) !== COLON) return;
  const end = strerrorEnd(text, close + 3, to);
  reason.text = text.slice(close + 3, end);
  reason.isOfUnnamedHost = true;
  items.at = end;
}

/** A strerror ends at the colon before the message, at the next item, or at the end of the line. */
function strerrorEnd(text: string, from: number, to: number): number {
  for (let i = wordEnd(text, from, to); i < to; i = wordEnd(text, i + 1, to)) {
    if (text.charCodeAt(i - 1) === COLON) return Math.max(i - 1, from);
    if (itemNameEnd(text, i + 1) > 0) return i;
  }
  return to;
}

/** `…: [strerror: ]message[ DT=time]`; without a colon where the router yielded an impossible delivery. */
function readFailure(items: DeliveryItems, reason: Reason, wordsFrom: number): void {
  let firstWord = wordsFrom;
  while (items.readUpToUnknown()) {
    if (items.atMessage) {
      reason.text = withoutDuration(items, items.at + 2);
      return;
    }
    if (firstWord < 0) firstWord = items.at + 1;
    items.skipWord();
  }
  if (firstWord >= 0) reason.text = withoutDuration(items, firstWord);
}

/** Failure lines alone have `DT=` behind the message (deliver.c, failure_log). */
function withoutDuration(items: DeliveryItems, from: number): string {
  const { text, to } = items;
  const space = text.lastIndexOf(' ', to - 1);
  if (space < from || !text.startsWith('DT=', space + 1)) return text.slice(from, to);
  const seconds = readDuration(text, space + 4, to);
  if (seconds === null) return text.slice(from, to);
  items.deliverySeconds = seconds;
  return text.slice(from, space);
}

/** Up to Exim 4.8x the host stands in the message only. */
function remoteOf(message: string): RemoteHost | null {
  return message.includes(' [') ? hostNamedInMessage(message) : null;
}
