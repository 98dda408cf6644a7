import type { EventOrigin } from '../events';
import { readable } from '../readable';
import type { PostfixArrival, PostfixEvent } from './events';

const MESSAGE_ID = /^(?:resent-)?message-id=(.{0,998})/;
const SMTP_CLIENT = /^client=([^, ]{1,320})/;
const LOCAL_CLIENT = /^uid=([0-9]{1,10}) from=</;
const NOTICE =
  /^((?:sender|postmaster) (?:non-delivery|delivery status|delay) notification): ([0-9A-Za-z]{5,28})$/;

/**
 * What the queue, cleanup, arrival and bounce daemons tell of one message:
 * src/qmgr/qmgr_active.c, qmgr_message.c, src/cleanup/cleanup_message.c, src/smtpd/smtpd.c,
 * src/pickup/pickup.c, src/bounce/bounce_notify_util.c.
 *
 * @param start index behind `QID: `.
 * @returns null for any other line.
 */
export function parseQueueLine(
  text: string,
  start: number,
  to: number,
  queueId: string,
  daemon: string,
  origin: EventOrigin,
): PostfixEvent | null {
  if (text.startsWith('from=<', start)) {
    return parseFromLine(text, start + 'from=<'.length, to, queueId, daemon, origin);
  }
  if (text.startsWith('removed', start) && to === start + 'removed'.length) {
    return { kind: 'removed', mta: 'postfix', ...sharedBy(origin), daemon, queueId };
  }
  const rest = text.slice(start, to);
  const client = clientOf(rest);
  if (client !== null) {
    return { kind: 'arrival', mta: 'postfix', ...sharedBy(origin), daemon, queueId, client };
  }
  const id = MESSAGE_ID.exec(rest);
  if (id !== null) {
    const messageId = withoutAngles(id[1] ?? '');
    return { kind: 'messageId', mta: 'postfix', ...sharedBy(origin), daemon, queueId, messageId };
  }
  const m = NOTICE.exec(rest);
  if (m === null) return null;
  const [, notice = '', noticeQueueId = ''] = m;
  const kind = 'bounceNotice';
  return { kind, mta: 'postfix', ...sharedBy(origin), daemon, queueId, notice, noticeQueueId };
}

/** What stands in the origin beside the MTA: spelt out, for the caller's object is used again. */
function sharedBy(origin: EventOrigin): Omit<EventOrigin, 'mta'> {
  const { at, logHost, syslogName, pid, offset, bytes } = origin;
  return { at, logHost, syslogName, pid, offset, bytes };
}

function clientOf(rest: string): PostfixArrival['client'] | null {
  if (rest.startsWith('client=')) return readable(SMTP_CLIENT.exec(rest)?.[1] ?? '');
  const local = rest.startsWith('uid=') ? LOCAL_CLIENT.exec(rest) : null;
  return local === null ? null : `uid=${local[1] ?? ''}`;
}

/**
 * `from=<…>, size=N, nrcpt=N (queue active)` and `from=<…>, status=expired, returned to sender`.
 *
 * @param start index of the sender, behind `from=<`.
 */
function parseFromLine(
  text: string,
  start: number,
  to: number,
  queueId: string,
  daemon: string,
  origin: EventOrigin,
): PostfixEvent | null {
  const end = text.indexOf('>, s', start);
  if (end < 0 || end >= to) return null;
  const sender = readable(text.slice(start, end));
  const next = end + '>, '.length;
  if (text.startsWith('size=', next)) {
    const comma = text.indexOf(', nrcpt=', next);
    const paren = text.indexOf(' (queue active)', comma);
    if (comma < 0 || paren < 0 || paren >= to) return null;
    const size = readCount(text, next + 'size='.length, comma);
    const recipients = readCount(text, comma + ', nrcpt='.length, paren);
    const kind = 'queueActive';
    return { kind, mta: 'postfix', ...sharedBy(origin), daemon, queueId, sender, size, recipients };
  }
  const forced = text.startsWith('status=force-expired, returned to sender', next);
  if (!forced && !text.startsWith('status=expired, returned to sender', next)) return null;
  return { kind: 'expired', mta: 'postfix', ...sharedBy(origin), daemon, queueId, sender, forced };
}

/** A decimal number without sign, as far as it goes. */
function readCount(text: string, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) break;
    count = count * 10 + digit;
  }
  return count;
}

function withoutAngles(text: string): string {
  return readable(text.startsWith('<') && text.endsWith('>') ? text.slice(1, -1) : text);
}
