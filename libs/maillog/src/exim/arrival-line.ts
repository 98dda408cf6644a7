import type { Dismissed } from '../events';
import { readable } from '../readable';
import { addressEnd } from './address-item';
import { UNKNOWN_ARRIVAL } from './dismissals';
import type { EximArrival } from './events';
import { setField } from './fields';
import { flagNameEnd } from './flags';
import { clientHostEnd } from './host-item';
import type { LineContext } from './line-context';
import { readEnclosed } from './quoted';
import { LESS_THAN, QUOTE, SPACE, itemNameEnd, wordEnd } from './scan';

const H = 72;

/** Reads a line from behind its `<=` or `(=`: `sender …` (receive.c, receive_msg). */
export function parseArrival(
  text: string,
  from: number,
  to: number,
  messageId: string,
  context: LineContext,
  pid: number,
): EximArrival | Dismissed {
  const end = addressEnd(text, from, to);
  if (end === from) return UNKNOWN_ARRIVAL;
  const fields: Record<string, string> = {};
  let at = readItems(text, end, to, fields, context.isAscii);
  while (at < to) {
    const envelopeEnd = readEnvelope(text, at, to, fields, context.isAscii);
    const next = envelopeEnd < 0 ? wordEnd(text, at + 1, to) : envelopeEnd;
    at = readItems(text, next, to, fields, context.isAscii);
  }
  return {
    kind: 'eximArrival',
    mta: 'exim',
    at: context.at,
    logHost: context.logHost,
    syslogName: context.syslogName,
    pid,
    offset: context.offset,
    bytes: context.bytes,
    messageId,
    sender: isBounce(text, from) ? '' : readable(text.slice(from, end), context.isAscii),
    fields,
  };
}

function isBounce(text: string, from: number): boolean {
  return text.startsWith('<>', from);
}

/**
 * Walks the items of an arrival, in any order (receive.c, receive_msg and add_host_info_for_log), up to a
 * word that is no item, or the end of the line; returns the index of that.
 */
function readItems(
  text: string,
  start: number,
  to: number,
  fields: Record<string, string>,
  isAscii: boolean,
): number {
  let at = start;
  while (text.charCodeAt(at) === SPACE) {
    const from = at + 1;
    const equals = itemNameEnd(text, from);
    if (equals < 0) {
      const end = wordEnd(text, from, to);
      const nameEnd = flagNameEnd(text, from, end);
      if (nameEnd < 0) return at;
      setField(fields, text, from, nameEnd, text.slice(nameEnd, end));
      at = end;
      continue;
    }
    const value = equals + 1;
    const isClient = value - from === 2 && text.charCodeAt(from) === H;
    const opening = text.charCodeAt(value);
    if ((opening === QUOTE || opening === LESS_THAN) && !isClient) {
      const enclosed = readEnclosed(text, value, to, isAscii);
      setField(fields, text, from, equals, enclosed.value);
      at = enclosed.end;
      continue;
    }
    at = isClient ? clientHostEnd(text, value, to) : wordEnd(text, value, to);
    setField(fields, text, from, equals, readable(text.slice(value, at), isAscii));
  }
  return at;
}

/** log_selector +received_sender and +received_recipients: ` from <sender> for address address …`. */
function readEnvelope(
  text: string,
  at: number,
  to: number,
  fields: Record<string, string>,
  isAscii: boolean,
): number {
  if (text.startsWith(' for ', at)) {
    setField(fields, text, at + 1, at + 4, readable(text.slice(at + 5, to), isAscii));
    return to;
  }
  if (!text.startsWith(' from <', at)) return -1;
  const close = text.indexOf('>', at);
  const isClosed = close >= 0 && close < to;
  const end = isClosed ? close : to;
  setField(fields, text, at + 1, at + 5, readable(text.slice(at + 7, end), isAscii));
  return isClosed ? close + 1 : end;
}
