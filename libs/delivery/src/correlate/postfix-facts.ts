import type { PostfixDelivery } from '@noanswer/maillog';
import { detached } from '@noanswer/maillog';
import type { RecipientStatus } from '../attempt';
import type { DeliveryFacts } from './attempt-of';
import { recipientDomain } from './recipient-domain';

/** `a/b` of `a/b/c/d`: the time before this delivery, the same for all its recipients. */
export function queueDelays(delays: string): string {
  return delays.slice(0, delays.indexOf('/', delays.indexOf('/') + 1));
}

/** Seconds of `c/d`, connection set-up and transmission: all that belongs to this attempt. */
function attemptSeconds(delays: string): number {
  const last = delays.lastIndexOf('/');
  const setUp = delays.lastIndexOf('/', last - 1);
  if (setUp <= 0) return -1;
  const seconds = secondsIn(delays, setUp + 1, last) + secondsIn(delays, last + 1, delays.length);
  return Number.isFinite(seconds) ? seconds : -1;
}

/** Of a number as Postfix writes it, without cutting it out: the quotient is rounded as its text is. */
function secondsIn(text: string, from: number, to: number): number {
  let digits = 0;
  let scale = 0;
  // As many digits as a number holds exactly.
  if (to - from > 15) return Number(text.slice(from, to));
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit >= 0 && digit <= 9) {
      digits = digits * 10 + digit;
      scale *= 10;
    } else if (digit === POINT && scale === 0 && i > from) scale = 1;
    else return Number(text.slice(from, to));
  }
  return scale > 1 ? digits / scale : digits;
}

/** A point, counted from the digit 0. */
const POINT = -2;

export function statusOf({ status }: PostfixDelivery): RecipientStatus {
  return status === 'SOFTBOUNCE' ? 'softbounce' : status;
}

/** A Postfix delivery line in the words that both MTAs share. */
export function postfixFacts(event: PostfixDelivery): DeliveryFacts {
  return {
    mta: 'postfix',
    at: event.at,
    logHost: event.logHost,
    syslogName: event.syslogName,
    agent: event.daemon,
    queueId: event.queueId,
    domain: recipientDomain(event.recipient),
    address: event.recipient,
    status: statusOf(event),
    dsn: detached(event.dsn),
    relay: event.relay,
    queueSeconds: event.delay,
    attemptSeconds: attemptSeconds(event.delays),
    bytes: event.bytes,
  };
}
