/** Words that no other rule knows: whose they are is all that can be said. */
import { postfixLine, type RuleFamily } from '../rule';

const EXIM = {
  mta: 'exim',
  agent: 'remote_smtp',
  status: 'deferred',
  text: 'something new',
} as const;

const LAST = { unknown_words: 'the errno, or the speaker, is at least something' };

export const LAST_RESORT: RuleFamily = {
  name: 'last resort',
  lineOf: postfixLine,
  rules: [
    {
      name: 'own_machine_words',
      when: { shape: 'own_words', ownMachine: true },
      reason: 'local_fault',
      samples: [
        {
          text: 'something new',
          agent: 'lmtp',
          remote: { host: 'out1.example', ip: 'private/dovecot-lmtp', port: 0 },
        },
      ],
    },
    {
      name: 'exim_errno_dns',
      before: LAST,
      when: { shape: 'own_words', mta: 'exim', errnos: [-36] },
      reason: 'dns_tempfail',
      samples: [{ ...EXIM, errno: -36 }],
    },
    {
      name: 'exim_errno_tls',
      before: LAST,
      when: { shape: 'own_words', mta: 'exim', errnos: [-37, -38] },
      reason: 'tls_failure',
      samples: [{ ...EXIM, errno: -37 }],
    },
    {
      name: 'exim_errno_closed',
      before: LAST,
      when: { shape: 'own_words', mta: 'exim', errnos: [-18] },
      reason: 'connection_lost',
      samples: [{ ...EXIM, errno: -18 }],
    },
    {
      name: 'exim_router_says_no',
      before: LAST,
      when: { shape: 'own_words', mta: 'exim', agents: [''], errnos: [0, -1] },
      reason: 'local_policy',
      samples: [
        {
          ...EXIM,
          agent: '',
          status: 'bounced',
          text: 'Mail for this address is not accepted here',
        },
      ],
    },
    {
      name: 'connect_failed_otherwise',
      when: { shape: 'connect_failed' },
      reason: 'other',
      samples: ['connect to mx.example.com[192.0.2.25]:25: Protocol not available'],
    },
    {
      name: 'unknown_words',
      when: { shape: 'own_words' },
      reason: 'other',
      samples: ['something that no version of Postfix says yet'],
    },
  ],
};
