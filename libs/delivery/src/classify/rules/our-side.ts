/**
 * Our own agents, transports and configuration. Postfix: src/local, src/virtual, src/pipe, src/error,
 * src/qmgr; Exim: its local transports, and src/deliver.c.
 */
import { postfixLine, type RuleFamily } from '../rule';

const MAILBOX_AGENTS = ['local', 'virtual', 'pipe'];
const QUEUE_AGENTS = ['error', 'retry', 'discard'];
const EXIM_LOCAL = { mta: 'exim', agent: 'local_delivery', status: 'deferred' } as const;
const EXIM_ROUTER = { mta: 'exim', agent: '', status: 'bounced' } as const;

export const OUR_SIDE: RuleFamily = {
  name: 'our side',
  lineOf: postfixLine,
  rules: [
    {
      // `error:` and `retry:` in a transport map, reject actions, defer_transports: someone wrote that.
      name: 'our_transport_says_no',
      when: {
        shape: 'own_words',
        ownMachine: 'any',
        mta: 'postfix',
        agents: QUEUE_AGENTS,
      },
      reason: 'local_policy',
      samples: [
        { text: 'mail to example.com is not deliverable', agent: 'error', status: 'bounced' },
        { text: 'deferred transport', agent: 'retry' },
      ],
    },
    {
      name: 'our_local_restriction',
      when: {
        shape: 'own_words',
        ownMachine: 'any',
        says: [
          '^mail to command is restricted',
          '^mail to file is restricted',
          '^delivery deferred by system filter',
          '^cancelled by',
        ],
      },
      reason: 'local_policy',
      samples: [
        { text: 'mail to command is restricted', agent: 'local', status: 'bounced' },
        { ...EXIM_ROUTER, status: 'deferred', text: 'Delivery deferred by system filter' },
      ],
    },
    {
      name: 'our_agent_failed',
      when: {
        shape: 'own_words',
        ownMachine: 'any',
        mta: 'postfix',
        agents: MAILBOX_AGENTS,
        saysNot: ['^mail to command is restricted', '^mail to file is restricted'],
      },
      reason: 'local_fault',
      samples: [
        {
          text: 'Command died with status 1: "/usr/lib/filter". Command output: host mx.example.com[192.0.2.25] said: 550',
          agent: 'pipe',
        },
        {
          text: 'maildir delivery failed: create maildir file /home/u/Maildir/tmp/1.P2.host: No such file or directory',
          agent: 'local',
        },
        { text: 'temporary failure', agent: 'pipe' },
        { text: 'mail system configuration error', agent: 'virtual' },
      ],
    },
    {
      name: 'our_system_failed',
      when: {
        shape: 'own_words',
        ownMachine: 'any',
        agents: ['smtp', 'lmtp', 'relay', 'qmgr'],
        says: [
          '^mail transport unavailable',
          '^unknown mail transport error',
          '^local data error',
          '^server configuration error',
          '^mail system configuration error',
          '^all network protocols are disabled',
          '^network address conversion failed',
          '^temporary lookup error',
          '^unreadable mail queue entry',
          '^queue file read error',
          '^server unavailable or unable to receive mail',
        ],
      },
      reason: 'local_fault',
      samples: [
        { text: 'mail transport unavailable', agent: 'qmgr' },
        'delivery temporarily suspended: mail transport unavailable',
        'delivery temporarily suspended: unknown mail transport error',
        'local data error while talking to mx.example.com[192.0.2.25]',
        'server configuration error',
      ],
    },
    {
      name: 'our_exim_failed',
      when: {
        shape: 'own_words',
        ownMachine: 'any',
        mta: 'exim',
        says: [
          '^child process of',
          '^user … set for',
          '^failed to',
          '^mailbox … is locked',
          '^mailbox … has',
          '^mailbox … is not a regular file',
          '^mailbox … does not exist',
          '^unable to',
          '^no transport set by',
          '^permission denied',
          '^no such file or directory',
          '^no space left on device',
          '^not a directory',
          '^malformed lmtp response',
          '^dkim message could not be signed',
          '^system quota exceeded',
          '^delivery to smarthost failed configuration problem',
          '^uid … gid',
          '^tainted',
          '^expansion of',
          '^error in',
          '^filter error',
          '^fork failed',
          '^creation of pipe failed',
          '^too much output from pipe',
          '^pipe delivery process timed out',
          '^transport filter process failed',
          'transport process returned non-zero status',
        ],
      },
      reason: 'local_fault',
      samples: [
        {
          ...EXIM_LOCAL,
          agent: 'procmail_pipe',
          text: 'Child process of procmail_pipe transport returned 73 from command: /usr/bin/procmail',
          status: 'bounced',
        },
        {
          ...EXIM_LOCAL,
          errno: -29,
          text: 'User 0 set for address_file transport is on the never_users list',
        },
        { ...EXIM_LOCAL, text: 'mailbox /var/mail/u is locked', errno: -9 },
        { ...EXIM_LOCAL, text: 'Permission denied', errno: 13 },
        { ...EXIM_LOCAL, text: 'Failed to create directory "/home/u/Maildir": Permission denied' },
      ],
    },
  ],
};
