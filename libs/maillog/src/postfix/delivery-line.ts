import type { EventOrigin, RemoteHost } from '../events';
import { readable, withoutEscapedControls } from '../readable';
import { readRelay } from '../remote-host';
import type { PostfixDelivery, PostfixStatus } from './events';

const STATUSES: readonly PostfixStatus[] = [
  'sent',
  'deferred',
  'bounced',
  'expired',
  'undeliverable',
  'deliverable',
  'SOFTBOUNCE',
];

const SPACE = 32;
const COMMA = 44;
const LESS_THAN = 60;
const EQUALS = 61;
const GREATER_THAN = 62;
const CLOSE_PAREN = 41;

/** The `key=value, ` list of a delivery line, as far as we use it. */
interface DeliveryFields {
  recipient: string;
  originalRecipient: string;
  relay: RemoteHost | null;
  connectionUse: number;
  delay: number;
  delays: string;
  dsn: string;
}

/**
 * `QID: to=<…>, relay=…, delay=…, delays=…, dsn=…, status=… (text)` (src/global/log_adhoc.c). The
 * list is read as a list: keys may come in any order, and keys that we do not know do no harm.
 *
 * @param start index of `to=<`.
 * @returns null if there is no status that we know.
 */
export function parseDeliveryLine(
  line: string,
  start: number,
  to: number,
  queueId: string,
  daemon: string,
  origin: EventOrigin,
): PostfixDelivery | null {
  const fields: DeliveryFields = {
    recipient: '',
    originalRecipient: '',
    relay: null,
    connectionUse: 1,
    delay: -1,
    delays: '',
    dsn: '',
  };
  const statusAt = readFields(line, start, to, fields);
  if (statusAt < 0) return null;
  let open = statusAt;
  while (open < to && line.charCodeAt(open) !== SPACE) open++;
  const status = readStatus(line, statusAt, open);
  if (status === undefined) return null;
  const isOpen = line.charCodeAt(open + 1) === 40 && open + 1 < to;
  const closed = isOpen && line.charCodeAt(to - 1) === CLOSE_PAREN;
  const said = isOpen ? line.slice(open + 2, closed ? to - 1 : to) : '';
  return {
    kind: 'delivery',
    mta: 'postfix',
    at: origin.at,
    logHost: origin.logHost,
    syslogName: origin.syslogName,
    pid: origin.pid,
    offset: origin.offset,
    bytes: origin.bytes,
    daemon,
    queueId,
    recipient: fields.recipient,
    originalRecipient: fields.originalRecipient,
    relay: fields.relay,
    connectionUse: fields.connectionUse,
    delay: fields.delay,
    delays: fields.delays,
    dsn: fields.dsn,
    status,
    text: readable(withoutEscapedControls(said)),
    truncated: !closed,
  };
}

/** Fills `fields`; returns the index of the status word, or -1 if the list ends before it. */
function readFields(line: string, start: number, to: number, fields: DeliveryFields): number {
  let key = start;
  while (key < to) {
    let equals = key;
    while (equals < to && line.charCodeAt(equals) !== EQUALS) equals++;
    if (equals - key === 6 && line.startsWith('status', key)) return equals + 1;
    const value = equals + 1;
    const inAngles = line.charCodeAt(value) === LESS_THAN;
    const end = inAngles ? anglesEnd(line, value, to) : valueEnd(line, value, to);
    if (end < 0) return -1;
    setField(fields, line, key, equals, inAngles ? value + 1 : value, end);
    key = end + (inAngles ? '>, '.length : ', '.length);
  }
  return -1;
}

function valueEnd(line: string, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    if (line.charCodeAt(i) === COMMA && line.charCodeAt(i + 1) === SPACE) return i;
  }
  return -1;
}

/** A quoted local part may hold `>` and `, `, but `>, ` ends the address in all that MTAs write. */
function anglesEnd(line: string, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    if (line.charCodeAt(i) === GREATER_THAN && line.charCodeAt(i + 1) === COMMA) return i;
  }
  return -1;
}

function readStatus(line: string, from: number, to: number): PostfixStatus | undefined {
  for (const status of STATUSES) {
    if (status.length === to - from && line.startsWith(status, from)) return status;
  }
  return undefined;
}

/** Keys differ in length and first letter: looking at both is cheaper than cutting the key out. */
function setField(
  fields: DeliveryFields,
  line: string,
  key: number,
  keyEnd: number,
  from: number,
  to: number,
): void {
  switch (keyEnd - key) {
    case 2:
      if (line.startsWith('to', key)) fields.recipient = readable(line.slice(from, to));
      return;
    case 3:
      if (line.startsWith('dsn', key)) fields.dsn = line.slice(from, to);
      return;
    case 5:
      if (line.startsWith('relay', key)) fields.relay = readRelay(line, from, to);
      else if (line.startsWith('delay', key)) fields.delay = readSeconds(line, from, to);
      return;
    case 6:
      if (line.startsWith('delays', key)) fields.delays = line.slice(from, to);
      return;
    case 7:
      if (line.startsWith('orig_to', key))
        fields.originalRecipient = readable(line.slice(from, to));
      return;
    case 8:
      if (line.startsWith('conn_use', key)) fields.connectionUse = readSeconds(line, from, to);
      return;
    default: // a field of a newer Postfix
  }
}

/** `12`, `0.03`, `1.2e+05`; -1 for what is no number. */
function readSeconds(line: string, from: number, to: number): number {
  let digits = 0;
  let scale = 0;
  for (let i = from; i < to; i++) {
    const code = line.charCodeAt(i);
    if (code >= 48 && code <= 57) {
      digits = digits * 10 + (code - 48);
      scale *= 10;
    } else if (code === 46 && scale === 0) {
      scale = 1;
    } else {
      const number = Number(line.slice(from, to));
      return number >= 0 ? number : -1;
    }
  }
  return scale > 1 ? digits / scale : digits;
}
