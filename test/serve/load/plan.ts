import type { Dice } from '../../../bench/logs/dice';
import type { Address, Destination } from './destination';
import { addressOf, sixOf } from './destination';
import type { ConnectionResult, Outcome, Status } from './truth';

/** A connect that failed: what became of it, and how the operating system says so. */
export interface FailedConnect {
  readonly address: Address;
  readonly result: 'noAnswer' | 'refused' | 'noRoute' | 'networkUnreachable';
}

/** How one delivery attempt ends, whichever MTA makes it. */
export type End =
  | { readonly how: 'sent'; readonly by: Address; readonly reused: boolean }
  | {
      readonly how: 'said';
      readonly by: Address;
      readonly reply: string;
      readonly status: Status;
      readonly outcome: Outcome;
    }
  | { readonly how: 'silent' | 'hungUp'; readonly by: Address }
  /** No address took the connect; the last failure is what the MTA tells of. */
  | { readonly how: 'unreached'; readonly outcome: Outcome }
  | { readonly how: 'noDns' }
  | { readonly how: 'suspended'; readonly by: Address }
  /** The process was killed: connects are all that is known. */
  | { readonly how: 'died' };

export interface Plan {
  readonly failed: readonly FailedConnect[];
  readonly end: End;
}

export type Kind =
  | 'sent'
  | 'sentReused'
  | 'sentAtLast'
  | 'timedOut'
  | 'refused'
  | 'noRoute'
  | 'misleading'
  | 'silent'
  | 'hungUp'
  | 'rejected'
  | 'greylisted'
  | 'quoting'
  | 'noDns'
  | 'suspended'
  | 'died';

/** Where the message stays in the queue, to be tried again. */
export const TRIED_AGAIN: ReadonlySet<Kind> = new Set([
  'timedOut',
  'refused',
  'noRoute',
  'greylisted',
]);

export const SYSTEM_WORDS: Readonly<Record<FailedConnect['result'], string>> = {
  noAnswer: 'Connection timed out',
  refused: 'Connection refused',
  noRoute: 'No route to host',
  networkUnreachable: 'Network is unreachable',
};

/** What the connection to the host that ends the attempt became; undefined if there was none. */
export function lastConnection(
  end: End,
): { readonly to: Address; readonly result: ConnectionResult } | undefined {
  if (end.how === 'said' || (end.how === 'sent' && !end.reused))
    return { to: end.by, result: 'answered' };
  if (end.how === 'silent') return { to: end.by, result: 'greetingTimeout' };
  if (end.how === 'hungUp') return { to: end.by, result: 'connectionLost' };
  return undefined;
}

/** The attempt's outcome; undefined if it is none: suspended, or without an end. */
export function outcomeOf(end: End): Outcome | undefined {
  switch (end.how) {
    case 'sent':
      return 'delivered';
    case 'said':
    case 'unreached':
      return end.outcome;
    case 'silent':
      return 'greeting_timeout';
    case 'hungUp':
      return 'connection_lost';
    case 'noDns':
      return 'dns_tempfail';
    case 'suspended':
    case 'died':
      return undefined;
  }
}

const GREYLISTED = '450 4.7.1 <>: Recipient address rejected: Greylisted';
const QUOTED =
  '450 4.1.1 <>: Recipient address rejected: unverified address: connect to 192.0.2.9[192.0.2.9]:25: Connection timed out';
const UNKNOWN = '550 5.1.1 <>: Recipient address rejected: User unknown in virtual mailbox table';

/** What one delivery attempt of this kind meets; chance decides how many addresses are tried. */
export function planOf(kind: Kind, to: Destination, dice: Dice): Plan {
  const tried = 1 + dice.below(4);
  const first = addressOf(to, 0);
  const all = (result: FailedConnect['result']): FailedConnect[] =>
    Array.from({ length: tried }, (_, nth) => ({ address: addressOf(to, nth), result }));
  const straight = (end: End): Plan => ({ failed: [], end });
  const said = (reply: string, status: Status, outcome: Outcome): Plan =>
    straight({ how: 'said', by: first, reply, status, outcome });

  const plans: Readonly<Record<Kind, () => Plan>> = {
    sent: () => straight({ how: 'sent', by: first, reused: false }),
    sentReused: () => straight({ how: 'sent', by: first, reused: true }),
    sentAtLast: () => ({
      failed: all('noAnswer'),
      end: { how: 'sent', by: addressOf(to, tried), reused: false },
    }),
    timedOut: () => ({ failed: all('noAnswer'), end: { how: 'unreached', outcome: 'no_answer' } }),
    refused: () => ({ failed: all('refused'), end: { how: 'unreached', outcome: 'refused' } }),
    noRoute: () => ({ failed: all('noRoute'), end: { how: 'unreached', outcome: 'no_route' } }),
    // The last failure is our own missing IPv6; the host did not answer.
    misleading: () => ({
      failed: [
        { address: first, result: 'noAnswer' },
        { address: sixOf(to), result: 'networkUnreachable' },
      ],
      end: { how: 'unreached', outcome: 'no_answer' },
    }),
    silent: () => straight({ how: 'silent', by: first }),
    hungUp: () => straight({ how: 'hungUp', by: first }),
    rejected: () => said(UNKNOWN, 'bounced', 'unknown_recipient'),
    greylisted: () => said(GREYLISTED, 'deferred', 'greylisted'),
    // Their words about a host behind them: they answered.
    quoting: () => said(QUOTED, 'deferred', 'remote_next_hop'),
    noDns: () => straight({ how: 'noDns' }),
    suspended: () => straight({ how: 'suspended', by: first }),
    died: () => ({ failed: all('noAnswer'), end: { how: 'died' } }),
  };
  return plans[kind]();
}
