import type { ConnectionResult } from '../attempt';

/** Exim's words for a stage at which the remote had not said anything yet (transports/smtp.c). */
const BEFORE_THE_GREETING = ['after initial connection', 'in response to initial connection'];

/**
 * What became of a connection by the words of a failure in conversation. Whoever got further than
 * the greeting has heard the remote: that is an answer, whatever went wrong then.
 */
export function eximConnectionResult(text: string): ConnectionResult {
  if (!BEFORE_THE_GREETING.some((stage) => text.includes(stage))) return 'answered';
  return text.includes('timeout') ? 'greeting_timeout' : 'connection_lost';
}
