import type { RemoteHost } from '@noanswer/maillog';
import type { ConnectionResult } from '../attempt';

/** Stages at which the remote had not said anything yet: Postfix's words, then Exim's. */
const BEFORE_THE_GREETING = [
  'while receiving the initial server greeting',
  'after initial connection',
  'in response to initial connection',
];

/**
 * What became of a connection by the words of a failure in conversation. Whoever got further than
 * the greeting has heard the remote: that is an answer, whatever went wrong then.
 */
export function resultOfConversation(text: string): ConnectionResult {
  if (!BEFORE_THE_GREETING.some((stage) => text.includes(stage))) return 'answered';
  return text.includes('time') ? 'greeting_timeout' : 'connection_lost';
}

/** Postfix names host and address here, but not the port. */
const SMTP_PORT = 25;

/**
 * The host that a line `host H[ip] said: …`, `lost connection with H[ip] while …` or `conversation
 * with H[ip] timed out while …` is about; null for lines that name none.
 */
export function hostInConversation(text: string): RemoteHost | null {
  const open = text.indexOf('[');
  const close = text.indexOf(']', open);
  if (open <= 0 || close < 0) return null;
  const host = text.slice(text.lastIndexOf(' ', open) + 1, open);
  const ip = text.slice(open + 1, close);
  if (host === '' || ip === '' || ip.includes(' ')) return null;
  return { host: host.toLowerCase(), ip, port: SMTP_PORT };
}
