import { readable } from '../readable';
import { readDuration } from './duration';
import type { EximDelivery } from './events';
import { setField } from './fields';
import { flagNameEnd } from './flags';
import { readHostItem } from './host-item';
import { readEnclosed } from './quoted';
import { COLON, LESS_THAN, QUOTE, SPACE } from './scan';
import { itemNameEnd, wordEnd } from './scan';

/** An event on the way: reading fills it in. */
export type DeliveryDraft = { -readonly [Name in keyof EximDelivery]: EximDelivery[Name] };

const C = 67;
const D = 68;
const H = 72;
const Q = 81;
const R = 82;
const T = 84;
/** Of a name that is no letter. */
const NONE = 0;

/**
 * Walks the items of a delivery, failure or deferral: ` NAME=value` and ` FLAG`, in any order (deliver.c;
 * specification, 53.13), from `start` up to a message's colon, a word that is no item, or the end of the
 * line; returns the index of that. An item that is not known does no harm, it is kept among the others.
 *
 * Every item of every line comes this way: the loop is long because calls cost more than what they do.
 *
 * @param fields takes the items that an event has no field of its own for; null where nobody asks.
 */
export function readDeliveryItems(
  text: string,
  start: number,
  to: number,
  draft: DeliveryDraft,
  fields: Record<string, string> | null,
  isAscii: boolean,
): number {
  let at = start;
  while (text.charCodeAt(at) === SPACE) {
    const from = at + 1;
    const equals = itemNameEnd(text, from);
    if (equals < 0) {
      const end = endBeforeMessage(text, from, to);
      if (!takeFlag(text, from, end, fields)) return at;
      at = end;
      continue;
    }
    const letter = equals === from + 1 ? text.charCodeAt(from) : NONE;
    if (letter === R) {
      at = endBeforeMessage(text, equals + 1, to);
      draft.router = text.slice(equals + 1, at);
    } else if (letter === T) {
      at = endBeforeMessage(text, equals + 1, to);
      draft.transport = text.slice(equals + 1, at);
    } else {
      at = letter === H ? takeHost(text, equals + 1, to, draft) : -1;
      if (at < 0 && letter === NONE) at = takeTime(text, from, equals, to, draft);
      if (at < 0)
        at = takeOther(text, from, equals, to, letter === C ? draft : null, fields, isAscii);
    }
  }
  return at;
}

/** `H=`, -1 where it is no host that mail is delivered to. */
function takeHost(text: string, from: number, to: number, draft: DeliveryDraft): number {
  const host = readHostItem(text, from, to);
  if (host === null) return -1;
  draft.remote = host.remote;
  draft.connectionReused = host.reused;
  return host.end;
}

/** `QT=`, `DT=`; -1 where the item is another. */
function takeTime(
  text: string,
  from: number,
  equals: number,
  to: number,
  draft: DeliveryDraft,
): number {
  if (equals !== from + 2 || text.charCodeAt(from + 1) !== T) return -1;
  const first = text.charCodeAt(from);
  if (first !== Q && first !== D) return -1;
  const end = endBeforeMessage(text, equals + 1, to);
  const seconds = readDuration(text, equals + 1, end) ?? -1;
  if (first === Q) draft.queueSeconds = seconds;
  else draft.deliverySeconds = seconds;
  return end;
}

/** Any other item: `confirmed` takes its value where it is a confirmation, else `fields`. */
function takeOther(
  text: string,
  from: number,
  equals: number,
  to: number,
  confirmed: { text: string } | null,
  fields: Record<string, string> | null,
  isAscii: boolean,
): number {
  const opening = text.charCodeAt(equals + 1);
  if (opening === QUOTE || opening === LESS_THAN) {
    const enclosed = readEnclosed(text, equals + 1, to, isAscii);
    if (confirmed !== null) confirmed.text = enclosed.value;
    else if (fields !== null) setField(fields, text, from, equals, enclosed.value);
    return enclosed.end;
  }
  const end = endBeforeMessage(text, equals + 1, to);
  if (confirmed === null && fields === null) return end;
  const value = readable(text.slice(equals + 1, end), isAscii);
  if (confirmed !== null) confirmed.text = value;
  else if (fields !== null) setField(fields, text, from, equals, value);
  return end;
}

function takeFlag(
  text: string,
  from: number,
  end: number,
  fields: Record<string, string> | null,
): boolean {
  const nameEnd = flagNameEnd(text, from, end);
  if (nameEnd < 0) return false;
  if (fields !== null) setField(fields, text, from, nameEnd, text.slice(nameEnd, end));
  return true;
}

/** Index behind a word. The last one before a message has the message's colon behind it. */
export function endBeforeMessage(text: string, from: number, to: number): number {
  const end = wordEnd(text, from, to);
  return end > from && text.charCodeAt(end - 1) === COLON ? end - 1 : end;
}
