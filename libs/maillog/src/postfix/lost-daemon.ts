import { HOST_FAILURE_STARTS, TLS_FAILURE_STARTS, startsWithAny } from './agent-lines';
import { CONNECT_PREFIX } from './connect-line';
import { queueIdEnd } from './queue-id';

/** Why the SMTP client reached no relay (src/smtp/smtp_connect.c, smtp_addr.c). */
const SMTP_WITHOUT_RELAY: readonly string[] = [
  'Host or domain name not found',
  'Host not found',
  'Host found but ',
  'Name service error ',
  'Domain ',
  'mail for ',
  'unable to ',
  'Invalid mail exchanger',
  'malformed ',
  'valid hostname ',
  'network address ',
  'all network protocols ',
  'TLS',
  'client TLS ',
  'non DNSSEC ',
  'no TLSA ',
  'server ',
];

/** IANA's port for LMTP over TCP is 24 (`priv-mail`), by habit. */
const LMTP_PORT = ']:24';

/**
 * Which daemon wrote a line whose tag was cut at the slash, by what only that daemon writes; `master`
 * for what tells nothing of deliveries.
 */
export function daemonByText(text: string, start: number, to: number): string {
  if (text.startsWith(CONNECT_PREFIX, start)) return agentOfConnect(text, start);
  const colon = queueIdEnd(text, start, to);
  if (colon < 0) return startsWithAny(text, start, TLS_FAILURE_STARTS) ? 'smtp' : 'master';
  const from = colon + 2;
  if (text.startsWith('to=<', from)) return agentOfDelivery(text.slice(from, to));
  if (text.startsWith('message-id=', from)) return 'cleanup';
  if (text.startsWith('client=', from)) return 'smtpd';
  if (text.startsWith('uid=', from)) return 'pickup';
  return startsWithAny(text, from, HOST_FAILURE_STARTS) ? 'smtp' : 'qmgr';
}

/** @param list `to=<…>, relay=…, delays=…, status=… (text)`. */
function agentOfDelivery(list: string): string {
  const relay = valueOf(list, '>, relay=');
  if (relay !== 'none') return agentOfRelay(relay);
  const said = list.indexOf(', status=');
  const open = list.indexOf(' (', said) + 2;
  if (list.startsWith('(delivery temporarily suspended: ', open - 1)) return 'error';
  if (list.startsWith(', status=sent ', said)) return 'discard';
  if (list.startsWith(CONNECT_PREFIX, open)) return agentOfConnect(list, open);
  if (startsWithAny(list, open, SMTP_WITHOUT_RELAY)) return 'smtp';
  // The error daemon says what it is told to say, and takes no time to connect.
  const [, , connecting] = valueOf(list, ', delays=').split('/');
  return connecting === '0' ? 'error' : 'smtp';
}

/** `connect to H[ip]:25: reason`, `connect to H[path]: reason`. */
function agentOfConnect(text: string, start: number): string {
  return agentOfRelay(text.slice(start + CONNECT_PREFIX.length, text.indexOf(': ', start)));
}

function agentOfRelay(relay: string): string {
  const open = relay.indexOf('[');
  if (open >= 0) return relay.includes('/', open) || relay.endsWith(LMTP_PORT) ? 'lmtp' : 'smtp';
  if (relay === 'local' || relay === 'virtual') return relay;
  return relay === '' ? 'smtp' : 'pipe'; // pipe logs the name of its service in master.cf
}

/** The value behind this key, up to the next comma; '' where there is none. */
function valueOf(list: string, key: string): string {
  const at = list.indexOf(key);
  if (at < 0) return '';
  const from = at + key.length;
  const end = list.indexOf(', ', from);
  return end < 0 ? '' : list.slice(from, end);
}
