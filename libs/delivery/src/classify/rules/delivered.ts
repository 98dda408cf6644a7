import { postfixLine, type RuleFamily } from '../rule';

const lineOf = (text: string) => ({ ...postfixLine(text), status: 'sent' as const });

export const DELIVERED: RuleFamily = {
  name: 'delivered',
  lineOf,
  rules: [
    {
      // amavis and other filters, a second instance: the mail comes back with another queue id, and
      // the delivery to the domain is told then. LMTP on our own machine is a mailbox: delivered.
      name: 'handed_over',
      when: { shape: 'delivered', ownMachine: true, agents: ['smtp', 'remote_smtp'] },
      before: { delivered: 'the machine that took it is our own' },
      reason: 'handed_over',
      permanence: 'none',
      samples: [
        {
          text: '250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as 1A2B3C4D5E6',
          remote: { host: '127.0.0.1', ip: '127.0.0.1', port: 10024 },
        },
      ],
    },
    {
      name: 'delivered',
      when: { shape: 'delivered', ownMachine: 'any' },
      reason: 'delivered',
      permanence: 'none',
      samples: [
        '250 2.0.0 Ok: queued as 4jWnjL6WYGzJX6C',
        { text: 'delivered to maildir', agent: 'virtual' },
        { text: 'lab.example', agent: 'discard' },
        { text: '250 2.1.5 Ok', status: 'deliverable' },
        { text: '', mta: 'exim', agent: 'remote_smtp' },
      ],
    },
  ],
};
