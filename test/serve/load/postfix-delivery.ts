import { addedByConnect, addedByRecipient } from './adds';
import type { Address, Destination } from './destination';
import type { Line } from './line';
import type { End, Kind, Plan } from './plan';
import { SYSTEM_WORDS } from './plan';
import type { Status } from './truth';

/** What becomes of deliveries, with weights. Half fail: failures are what it is all about. */
export const POSTFIX_KINDS: readonly (readonly [Kind, number])[] = [
  ['sent', 40],
  ['sentReused', 8],
  ['sentAtLast', 6],
  ['timedOut', 12],
  ['refused', 4],
  ['noRoute', 3],
  ['misleading', 3],
  ['silent', 4],
  ['hungUp', 2],
  ['rejected', 6],
  ['greylisted', 4],
  ['quoting', 2],
  ['noDns', 2],
  ['suspended', 3],
  ['died', 1],
];

/** What one smtp process has to do: one message, all its recipients of one domain. */
export interface PostfixJob {
  readonly queueId: string;
  readonly to: Destination;
  readonly recipients: readonly string[];
  /** Seconds since the message came in. */
  readonly age: number;
}

/**
 * The lines of one delivery by one process: the connects that failed, then one line a recipient.
 * @param program `out1 postfix/smtp[17]`
 */
export function postfixDelivery(job: PostfixJob, plan: Plan, program: string): Line[] {
  const line = (text: string, adds: readonly string[]): Line => ({
    log: 'mail.log',
    text: `${program}: ${text}`,
    fate: 'recognized',
    adds,
  });
  const connects = plan.failed.map(({ address, result }) =>
    line(connectFailed(address, SYSTEM_WORDS[result]), [addedByConnect(address, result)]),
  );
  if (plan.end.how === 'died') return connects;
  const told = tellingOf(job, plan);
  const results = job.recipients.map((recipient, nth) =>
    line(
      `${job.queueId}: to=<${recipient}>, ${told.fields}, dsn=${told.dsn}, ` +
        `status=${told.status} (${told.text.replaceAll('<>', `<${recipient}>`)})`,
      addedByRecipient(job.to, plan.end, told.status, nth),
    ),
  );
  return [...connects, ...results];
}

interface Telling {
  readonly fields: string;
  readonly dsn: string;
  readonly status: Status;
  readonly text: string;
}

function tellingOf({ to, age }: PostfixJob, { failed, end }: Plan): Telling {
  const reached = 'by' in end && end.how !== 'suspended' ? `${place(end.by)}:25` : 'none';
  const reused = end.how === 'sent' && end.reused ? 'conn_use=2, ' : '';
  const fields = `relay=${reached}, ${reused}delay=${age + 2}, delays=${age}/0.01/1.9/0.1`;
  return { fields, status: 'deferred', dsn: '4.4.1', ...wordsOf(end, to, failed.at(-1)) };
}

function wordsOf(
  end: End,
  to: Destination,
  last: Plan['failed'][number] | undefined,
): Pick<Telling, 'text'> & Partial<Telling> {
  switch (end.how) {
    case 'sent':
      return { status: 'sent', dsn: '2.0.0', text: '250 2.0.0 Ok: queued as 4Kx1Yz' };
    case 'said':
      return {
        status: end.status,
        dsn: end.reply.slice(4, 9),
        text: `host ${place(end.by)} said: ${end.reply} (in reply to RCPT TO command)`,
      };
    case 'silent':
      return {
        dsn: '4.4.2',
        text: `conversation with ${place(end.by)} timed out while receiving the initial server greeting`,
      };
    case 'hungUp':
      return {
        dsn: '4.4.2',
        text: `lost connection with ${place(end.by)} while receiving the initial server greeting`,
      };
    case 'noDns':
      return {
        dsn: '4.4.3',
        text: `Host or domain name not found. Name service error for name=${to.domain} type=MX: Host not found, try again`,
      };
    case 'suspended':
      return {
        text: `delivery temporarily suspended: ${connectFailed(end.by, SYSTEM_WORDS.noAnswer)}`,
      };
    case 'unreached':
    case 'died':
      return {
        text: last === undefined ? '' : connectFailed(last.address, SYSTEM_WORDS[last.result]),
      };
  }
}

const connectFailed = (address: Address, words: string): string =>
  `connect to ${place(address)}:25: ${words}`;

const place = ({ host, ip }: Address): string => `${host}[${ip}]`;
