import type { LinePosition, PostfixDelivery, PostfixExpired } from '@noanswer/maillog';
import type { NotAttempted } from '../attempt';
import type { Classification } from '../classify';
import type { DeliveryFacts } from './attempt-of';

/** A recipient line of which the classification says that nothing was tried. */
export function postfixNotTried(
  event: PostfixDelivery,
  { domain, status }: DeliveryFacts,
  { notAttempted, reason, verdict }: Classification,
  position: LinePosition,
): NotAttempted {
  return {
    position,
    at: event.at,
    mta: 'postfix',
    logHost: event.logHost,
    queueId: event.queueId,
    domain,
    recipient: event.recipient,
    kind: notAttempted === 'expired' ? 'expired' : 'suspended',
    status,
    dsn: event.dsn,
    reason,
    verdict,
    weight: event.bytes,
  };
}

/** The queue manager gave a whole message up: its line names no recipient. */
export function postfixExpiry(event: PostfixExpired, position: LinePosition): NotAttempted {
  return {
    position,
    at: event.at,
    mta: 'postfix',
    logHost: event.logHost,
    queueId: event.queueId,
    domain: '',
    recipient: '',
    kind: 'expired',
    status: event.forced ? 'force_expired' : 'expired',
    dsn: '',
    reason: 'other',
    verdict: '',
    weight: event.bytes,
  };
}
