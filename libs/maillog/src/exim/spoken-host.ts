import type { RemoteHost } from '../events';
import { readHostItem } from './host-item';

/**
 * What Exim's own messages say right before the host's name, in releases that had no `H=` on these
 * lines (transports/smtp.c up to 4.8x, check_response).
 */
const BEFORE_HOST = [
  'SMTP timeout while connected to ',
  'Remote host ',
  'Failed to connect to ',
  'Malformed SMTP reply from ',
  'Malformed SMTP response from ',
  'a TLS session is required for ',
] as const;

/** `SMTP error from remote mail server after RCPT TO:<…>: host mx.example [192.0.2.1]: 450 …` */
const REPLY = 'SMTP error from remote mail';
const BEFORE_REPLYING_HOST = ': host ';

/** The host that a message names, as it does up to Exim 4.8x; null where it names none. */
export function hostNamedInMessage(message: string): RemoteHost | null {
  if (!message.includes(' [')) return null;
  const at = hostStart(message);
  const item = at < 0 ? null : readHostItem(message, at, message.length);
  return item === null || item.remote.ip === '' ? null : item.remote;
}

function hostStart(message: string): number {
  // A deferral shows the system's word first: `Connection timed out: SMTP timeout while …`.
  const second = message.indexOf(': ') + 2;
  if (message.startsWith(REPLY)) {
    // The first one: what the remote server replied comes after it, and may quote anything.
    const host = message.indexOf(BEFORE_REPLYING_HOST);
    return host < 0 ? -1 : host + BEFORE_REPLYING_HOST.length;
  }
  for (const words of BEFORE_HOST) {
    if (message.startsWith(words)) return words.length;
    if (message.startsWith(words, second)) return second + words.length;
  }
  return -1;
}
