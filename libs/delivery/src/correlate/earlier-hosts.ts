import { detached } from '@noanswer/maillog';
import type { ConnectionResult } from '../attempt';
import type { Reason } from '../reason';
import { UNREACHABLE_REASONS } from '../reason';
import type { OpenAttempt, WaitingConnection } from './story';

/** Failures that say something of the other side. `network_unreachable` mostly says: no IPv6 here. */
const TELLING: ReadonlyMap<ConnectionResult, Reason> = new Map([
  ['no_answer', 'no_answer'],
  ['refused', 'refused'],
  ['no_route', 'no_route'],
  ['greeting_timeout', 'greeting_timeout'],
  ['connection_lost', 'connection_lost'],
]);

const UNREACHABLE: ReadonlySet<Reason> = new Set(UNREACHABLE_REASONS);

/**
 * The delivery line repeats only the last failure, and the last one may mislead: the lines of the
 * hosts that were tried before know better.
 *
 * A host that answered before the last one did not: the domain was reached, and what that host said
 * is why the mail is still here. An address for which we could not even set out (`Network is
 * unreachable`) after others had failed on the way: the last of those is what happened.
 */
export function letEarlierHostsDecide(
  attempt: OpenAttempt,
  tried: readonly WaitingConnection[],
): void {
  if (!UNREACHABLE.has(attempt.reason)) return;
  const answered = tried.findLast(({ verdict }) => verdict !== undefined)?.verdict;
  if (answered !== undefined && !UNREACHABLE.has(answered.reason)) {
    attempt.reason = answered.reason;
    attempt.rule = answered.rule;
    attempt.speaker = answered.speaker;
    attempt.replyCode = answered.replyCode;
    attempt.enhancedCode = answered.enhancedCode;
    attempt.text = detached(answered.evidence);
    return;
  }
  if (attempt.reason !== 'network_unreachable') return;
  const telling = tried.findLast(({ result }) => TELLING.has(result));
  const reason = telling === undefined ? undefined : TELLING.get(telling.result);
  if (reason === undefined) return;
  attempt.reason = reason;
  attempt.rule = 'connect-lines-know-better';
}
