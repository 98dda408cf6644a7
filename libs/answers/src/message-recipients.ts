import type { MessageAttempt, MessageLine, MessageRecipient } from '@noanswer/store';
import { isoTime } from './iso-time';
import type { MessageEnd, MessageRecipientReport } from './message-report';

/** A recipient's status in the log, as an end; what is not here is none yet. */
const ENDS: Readonly<Record<string, MessageEnd>> = {
  sent: 'delivered',
  deliverable: 'delivered',
  bounced: 'bounced',
  undeliverable: 'bounced',
  expired: 'expired',
  force_expired: 'expired',
};

/** Of whom the store keeps nothing: one stands for all of his domain. */
const NOT_KEPT = /^0*$/;

interface Fate {
  readonly recipient: Pick<MessageRecipient, 'token' | 'address'>;
  readonly domain: string;
  end: MessageEnd;
  at: number;
}

/** What became of each recipient of one message, by the last line that tells. */
export function recipientsOf(
  attempts: readonly MessageAttempt[],
  lines: readonly MessageLine[],
): readonly MessageRecipientReport[] {
  const fates = new Map<string, Fate>();
  const told = (recipient: MessageRecipient, domain: string, end: MessageEnd, at: number): void => {
    const key = JSON.stringify([recipient.token, recipient.address, domain]);
    const fate = fates.get(key);
    if (fate === undefined) fates.set(key, { recipient, domain, end, at });
    else Object.assign(fate, { end, at });
  };
  for (const event of inOrder(attempts, lines)) {
    if (!('kind' in event)) {
      const { reason, domain, at } = event;
      for (const recipient of event.recipients)
        told(recipient, domain, endOf(recipient.status, reason), at);
    } else if (event.recipient !== undefined) {
      const end =
        event.kind === 'expired' ? 'expired' : endOf(event.recipient.status, event.reason);
      told(event.recipient, event.domain, end, event.at);
    } else if (event.kind === 'expired') expireAll(fates, event.at);
  }
  return [...fates.values()].map(({ recipient: { address, token }, domain, end, at }) => ({
    address,
    token: NOT_KEPT.test(token) ? '' : token,
    domain,
    end,
    endedAt: end === 'waiting' ? null : isoTime(at),
  }));
}

/** The queue manager gave the whole message up: whoever still waited will wait no longer. */
function expireAll(fates: ReadonlyMap<string, Fate>, at: number): void {
  for (const fate of fates.values())
    if (fate.end === 'waiting') Object.assign(fate, { end: 'expired', at });
}

const endOf = (status: string, reason: string): MessageEnd =>
  reason === 'handed_over' && status === 'sent' ? 'handed_over' : (ENDS[status] ?? 'waiting');

/** Of two lines of the same moment an attempt comes first: a message expires after its last attempt. */
function inOrder(
  attempts: readonly MessageAttempt[],
  lines: readonly MessageLine[],
): readonly (MessageAttempt | MessageLine)[] {
  return [...attempts, ...lines].toSorted(
    (a, b) => a.at - b.at || Number('kind' in a) - Number('kind' in b),
  );
}
