/**
 * Mailboxes on our own machine, and what our own tables say of a recipient. Postfix: src/local,
 * src/virtual, src/pipe (sys_exits), src/error; Exim: its routers and appendfile.
 */
import { postfixLine, type RuleFamily } from '../rule';

const MAILBOX_AGENTS = ['local', 'virtual', 'pipe'];
const EXIM_LOCAL = { mta: 'exim', agent: 'local_delivery', status: 'deferred' } as const;
const EXIM_ROUTER = { mta: 'exim', agent: '', status: 'bounced' } as const;

const FULL = [
  '^mailbox is full',
  '^mailbox full',
  'quota exceeded',
  'disc quota',
  'over quota',
  'overquota',
  'file too large',
  'mailbox size limit',
];

export const OUR_MAILBOXES: RuleFamily = {
  name: 'our mailboxes',
  lineOf: postfixLine,
  rules: [
    {
      name: 'our_unknown_user',
      when: {
        shape: 'own_words',
        ownMachine: 'any',
        agents: [...MAILBOX_AGENTS, 'error', 'retry', ''],
        says: [
          '^unknown user',
          '^user unknown',
          '^no such user',
          '^unknown recipient',
          '^unknown local part',
          '^recipient unknown',
        ],
      },
      reason: 'unknown_recipient',
      samples: [
        { text: 'unknown user: "nobody"', agent: 'local', status: 'bounced' },
        { text: 'User unknown in virtual mailbox table', agent: 'virtual', status: 'bounced' },
        { text: 'User unknown in virtual alias table', agent: 'error', status: 'bounced' },
        { text: 'user unknown. Command output: Invalid user specified.', agent: 'pipe' },
        { ...EXIM_ROUTER, text: 'Unknown user' },
      ],
    },
    {
      name: 'our_mailbox_full',
      when: { shape: 'own_words', ownMachine: 'any', agents: MAILBOX_AGENTS, says: FULL },
      reason: 'mailbox_full',
      permanence: 'soft', // The owner of the mailbox can make room; the address is good.
      samples: [
        {
          text: 'cannot update mailbox /var/mail/u for user u. error writing message: Disk quota exceeded',
          agent: 'local',
        },
        {
          text: 'maildir delivery failed: error writing message: File too large',
          agent: 'virtual',
        },
        {
          text: 'temporary failure. Command output: maildrop: maildir over quota.',
          agent: 'pipe',
        },
      ],
    },
    {
      name: 'our_mailbox_full_exim',
      when: { shape: 'own_words', ownMachine: 'any', mta: 'exim', says: FULL },
      reason: 'mailbox_full',
      permanence: 'soft',
      samples: [
        { ...EXIM_LOCAL, text: 'mailbox is full', errno: -22 },
        {
          ...EXIM_LOCAL,
          text: 'mailbox is full (MTA-imposed quota exceeded while writing to /home/u/Maildir)',
          errno: -22,
        },
        { ...EXIM_LOCAL, text: 'Disk quota exceeded: writing to /var/mail/u', errno: 122 },
      ],
    },
  ],
};
