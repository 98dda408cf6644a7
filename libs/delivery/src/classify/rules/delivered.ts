import { postfixLine, type RuleFamily } from '../rule';

const lineOf = (text: string) => ({ ...postfixLine(text), status: 'sent' as const });

export const DELIVERED: RuleFamily = {
  name: 'delivered',
  lineOf,
  rules: [
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
