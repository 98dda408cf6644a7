import type { Line } from './line';
import { eximMessage } from './exim-message';
import type { Plan } from './plan';
import { postfixDelivery } from './postfix-delivery';

/** A delivery that meets one address, which does not answer; nothing follows from its process. */
export function probeLines(domain: string): Line[] {
  const address = { host: `mx.${domain}`, ip: '10.99.99.99' };
  const plan: Plan = {
    failed: [{ address, result: 'noAnswer' }],
    end: { how: 'unreached', outcome: 'no_answer' },
  };
  return postfixDelivery(
    { queueId: 'F00DF00D', to: { domain, number: 0 }, recipients: [`probe@${domain}`], age: 1 },
    plan,
    `out1 postfix/smtp[${pid++}]`,
  );
}

let pid = 60_000;

/** One delivery more for each log host: its stamp moves the host's log time on. */
export function closingLines(): Line[] {
  const to = { domain: 'closing.test', number: 0 };
  const recipients = ['last@closing.test'];
  const by = { host: 'mx.closing.test', ip: '10.99.99.98' };
  const plan: Plan = { failed: [], end: { how: 'sent', by, reused: false } };
  const postfix = ['out1', 'out2'].flatMap((host) =>
    postfixDelivery(
      { queueId: 'FEEDFEED', to, recipients, age: 1 },
      plan,
      `${host} postfix/smtp[99]`,
    ),
  );
  return [
    ...postfix,
    ...eximMessage({ id: '1xUkzz-00000A-0A', to, recipients, arrives: true }, plan),
  ];
}
