import type { ConnectionResult } from '../attempt';
import type { Reason } from '../reason';
import type { OpenAttempt } from './story';

/** Failures that say something of the other side. `network_unreachable` mostly says: no IPv6 here. */
const TELLING: ReadonlyMap<ConnectionResult, Reason> = new Map([
  ['no_answer', 'no_answer'],
  ['refused', 'refused'],
  ['no_route', 'no_route'],
  ['greeting_timeout', 'greeting_timeout'],
  ['connection_lost', 'connection_lost'],
]);

/**
 * The delivery line repeats only the last failure. Where an address of ours could not even set out
 * (`Network is unreachable`) after others had failed on the way, the last of those is what happened:
 * the host's IPv4 address timed out, and then its IPv6 address found no route from here.
 */
export function letConnectLinesDecide(
  attempt: OpenAttempt,
  connections: readonly { result: ConnectionResult }[],
): void {
  if (attempt.reason !== 'network_unreachable') return;
  const telling = connections.findLast(({ result }) => TELLING.has(result));
  const reason = telling === undefined ? undefined : TELLING.get(telling.result);
  if (reason === undefined) return;
  attempt.reason = reason;
  attempt.rule = 'connect-lines-know-better';
}
