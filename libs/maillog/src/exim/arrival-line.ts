import type { Dismissed } from '../events';
import { readable } from '../readable';
import { addressEnd } from './address-item';
import { UNKNOWN_ARRIVAL } from './dismissals';
import type { EximArrival } from './events';
import { clientHostEnd } from './host-item';
import { ItemReader } from './item-reader';
import type { LineContext } from './line-context';

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
  const items = new ArrivalItems(text, end, to, context.isAscii, true);
  while (items.readUpToUnknown()) if (!readEnvelope(items)) items.skipWord();
  const sender = text.startsWith('<>', from) ? '' : text.slice(from, end);
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
    sender: readable(sender, context.isAscii),
    fields: items.fields,
  };
}

/** log_selector +received_sender and +received_recipients: ` from <sender> for address address …`. */
function readEnvelope(items: ArrivalItems): boolean {
  const { text, at, to } = items;
  if (text.startsWith(' for ', at)) {
    items.keep(at + 1, at + 4, items.textBetween(at + 5, to));
    items.at = to;
    return true;
  }
  if (!text.startsWith(' from <', at)) return false;
  const close = text.indexOf('>', at);
  const isClosed = close >= 0 && close < to;
  const end = isClosed ? close : to;
  items.keep(at + 1, at + 5, items.textBetween(at + 7, end));
  items.at = isClosed ? close + 1 : end;
  return true;
}

/** The items of an arrival (receive.c, receive_msg and add_host_info_for_log). */
class ArrivalItems extends ItemReader {
  protected override readOwn(from: number, equals: number): boolean {
    if (equals - from !== 1 || this.text.charCodeAt(from) !== H) return false;
    this.at = clientHostEnd(this.text, equals + 1, this.to);
    this.keep(from, equals, this.textBetween(equals + 1, this.at));
    return true;
  }
}
