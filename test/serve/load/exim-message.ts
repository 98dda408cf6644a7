import { addedByConnect, addedByRecipient } from './adds';
import type { Address, Destination } from './destination';
import type { Line } from './line';
import type { End, Kind, Plan } from './plan';
import { SYSTEM_WORDS } from './plan';
import type { Status } from './truth';

/** Kinds that Exim tells of in a way of its own; weights as for Postfix. */
export const EXIM_KINDS: readonly (readonly [Kind, number])[] = [
  ['sent', 50],
  ['sentAtLast', 8],
  ['timedOut', 16],
  ['refused', 6],
  ['noRoute', 4],
  ['silent', 6],
  ['rejected', 8],
  ['suspended', 6],
];

/** One message with recipients in one domain. */
export interface EximMessage {
  readonly id: string;
  readonly to: Destination;
  readonly recipients: readonly string[];
  /** False for a message that was tried before. */
  readonly arrives: boolean;
}

const ERRNO: Readonly<Record<Plan['failed'][number]['result'], number>> = {
  noAnswer: 110,
  refused: 111,
  noRoute: 113,
  networkUnreachable: 101,
};

/** The lines of one try: hosts that failed, one line a recipient, and the end of a message that is done. */
export function eximMessage(message: EximMessage, { failed, end }: Plan): Line[] {
  const { id, to, recipients } = message;
  const line = (text: string, adds: readonly string[] = []): Line => ({
    log: 'mainlog',
    text: `${id} ${text}`,
    fate: 'recognized',
    adds,
  });
  const hosts = failed.map(({ address, result }) =>
    line(`${place(address)} ${SYSTEM_WORDS[result]}`, [addedByConnect(address, result)]),
  );
  if (end.how === 'silent')
    hosts.push(
      line(`${place(end.by)}: ${GREETING}: Connection timed out`, [
        addedByConnect(end.by, 'greetingTimeout'),
      ]),
    );
  const { mark, status, text } = tellingOf(end, to, failed.at(-1)?.result ?? 'noAnswer');
  const results = recipients.map((recipient, nth) =>
    line(
      `${nth > 0 && mark === '=>' ? '->' : mark} ${recipient} R=dnslookup T=remote_smtp ${text.replaceAll('<>', `<${recipient}>`)}`,
      addedByRecipient(to, end, status, nth, end.how === 'silent'),
    ),
  );
  return [
    ...(message.arrives ? [line('<= sender@lab.example U=root P=local S=317')] : []),
    ...hosts,
    ...results,
    ...(status === 'deferred' ? [] : [line('Completed')]),
  ];
}

interface Telling {
  readonly mark: '=>' | '==' | '**';
  readonly status: Status;
  readonly text: string;
}

function tellingOf(end: End, to: Destination, last: Plan['failed'][number]['result']): Telling {
  switch (end.how) {
    case 'sent':
      return { mark: '=>', status: 'sent', text: `${place(end.by)} C="250 2.0.0 Ok: queued"` };
    case 'said':
      return {
        mark: '**',
        status: 'bounced',
        text: `${place(end.by)}: SMTP error from remote mail server after RCPT TO:<>: ${end.reply}`,
      };
    case 'silent':
      return { ...LATER, text: `defer (110): Connection timed out ${place(end.by)}: ${GREETING}` };
    case 'suspended':
      return {
        ...LATER,
        text: `defer (-54): retry time not reached for any host for '${to.domain}'`,
      };
    case 'unreached':
      return { ...LATER, text: `defer (${ERRNO[last]}): ${SYSTEM_WORDS[last]}` };
    case 'hungUp':
    case 'noDns':
    case 'died':
      throw new Error(`not among the kinds of Exim: ${end.how}`);
  }
}

const GREETING = 'SMTP timeout after initial connection';
const LATER = { mark: '==', status: 'deferred' } as const;

const place = ({ host, ip }: Address): string => `H=${host} [${ip}]`;
