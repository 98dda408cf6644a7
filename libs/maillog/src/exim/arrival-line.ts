import type { Dismissed } from '../events';
import { readable } from '../readable';
import { addressEnd } from './address-item';
import { UNKNOWN_ARRIVAL } from './dismissals';
import type { EximArrival } from './events';
import { Items } from './items';
import type { LineContext } from './line-context';

/** Reads a line from behind its `<=` or `(=`: `sender …` (receive.c, receive_msg). */
export function parseArrival(
  text: string,
  from: number,
  messageId: string,
  context: LineContext,
  pid: number,
): EximArrival | Dismissed {
  const end = addressEnd(text, from);
  if (end === from) return UNKNOWN_ARRIVAL;
  const items = new Items(text, end, 'arrival');
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
    sender: readable(sender),
    fields: items.fields,
  };
}

/** log_selector +received_sender and +received_recipients: ` from <sender> for address address …`. */
function readEnvelope(items: Items): boolean {
  const { text, at } = items;
  if (text.startsWith(' for ', at)) {
    items.keep(at + 1, at + 4, readable(text.slice(at + 5)));
    items.at = text.length;
    return true;
  }
  if (!text.startsWith(' from <', at)) return false;
  const close = text.indexOf('>', at);
  const end = close < 0 ? text.length : close;
  items.keep(at + 1, at + 5, readable(text.slice(at + 7, end)));
  items.at = close < 0 ? end : close + 1;
  return true;
}
