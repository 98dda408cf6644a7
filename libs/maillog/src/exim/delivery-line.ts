import type { Dismissed } from '../events';
import { readable } from '../readable';
import { readAddressItem } from './address-item';
import { readDeferral } from './deferral';
import type { DeliveryDraft } from './delivery-items';
import { endBeforeMessage, readDeliveryItems } from './delivery-items';
import { UNKNOWN_DELIVERY } from './dismissals';
import { readDuration } from './duration';
import type { EximDelivery, EximFields } from './events';
import type { LineContext } from './line-context';
import { isMessage } from './scan';
import { hostNamedInMessage } from './spoken-host';

const NO_FIELDS: EximFields = Object.freeze({});

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
  const fields: Record<string, string> | null = context.interest === 'everything' ? {} : null;
  const { isAscii } = context;
  const draft: DeliveryDraft = {
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
    address: '',
    router: '',
    transport: '',
    remote: null,
    connectionReused: false,
    errno: 0,
    text: '',
    queueSeconds: -1,
    deliverySeconds: -1,
    fields: fields ?? NO_FIELDS,
  };
  const start = readAddressItem(text, from, to, draft);
  if (start === from) return UNKNOWN_DELIVERY;
  const wordsFrom = draft.address === '' ? from : -1;
  if (!isAscii) draft.address = readable(draft.address);
  let reason: string;
  if (flag === '==') reason = readDeferral(text, start, to, draft, fields, isAscii);
  else if (flag === '**') reason = readFailure(text, start, to, draft, fields, isAscii, wordsFrom);
  else reason = readSuccess(text, start, to, draft, fields, isAscii, wordsFrom);
  draft.text = readable(reason, isAscii);
  return draft;
}

/**
 * `… C="confirmation"`. Where nothing was delivered (`=> discarded (system filter)`), the words.
 *
 * @param wordsFrom index of the words, -1 where there is an address.
 */
function readSuccess(
  text: string,
  start: number,
  to: number,
  draft: DeliveryDraft,
  fields: Record<string, string> | null,
  isAscii: boolean,
  wordsFrom: number,
): string {
  let at = readDeliveryItems(text, start, to, draft, fields, isAscii);
  while (at < to) {
    const next = endBeforeMessage(text, at + 1, to);
    at = readDeliveryItems(text, next, to, draft, fields, isAscii);
  }
  const words = wordsFrom < 0 ? draft.text : text.slice(wordsFrom, to);
  draft.remote ??= hostNamedInMessage(words);
  return words;
}

/** `…: [strerror: ]message[ DT=time]`; without a colon where the router yielded an impossible delivery. */
function readFailure(
  text: string,
  start: number,
  to: number,
  draft: DeliveryDraft,
  fields: Record<string, string> | null,
  isAscii: boolean,
  wordsFrom: number,
): string {
  let words = wordsFrom;
  let at = readDeliveryItems(text, start, to, draft, fields, isAscii);
  while (at < to) {
    if (isMessage(text, at, to)) {
      words = at + 2;
      break;
    }
    if (words < 0) words = at + 1;
    const next = endBeforeMessage(text, at + 1, to);
    at = readDeliveryItems(text, next, to, draft, fields, isAscii);
  }
  if (words < 0) return '';
  const message = withoutDuration(text, words, to, draft);
  draft.remote ??= hostNamedInMessage(message);
  return message;
}

/** Failure lines alone have `DT=` behind the message (deliver.c, failure_log). */
function withoutDuration(text: string, from: number, to: number, draft: DeliveryDraft): string {
  const space = text.lastIndexOf(' ', to - 1);
  if (space < from || !text.startsWith('DT=', space + 1)) return text.slice(from, to);
  const seconds = readDuration(text, space + 4, to);
  if (seconds === null) return text.slice(from, to);
  draft.deliverySeconds = seconds;
  return text.slice(from, space);
}
