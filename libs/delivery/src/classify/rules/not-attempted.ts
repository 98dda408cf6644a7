/**
 * Exim's lines that are no attempt (src/deliver.c, src/retry.c, src/transports/smtp.c). Their words
 * do not tell which older failure they repeat, so the reason is `other`. The errno is no help: retry
 * time was -53 up to 4.94 and is -54 since.
 */
import { postfixLine, type RuleFamily } from '../rule';

const lineOf = (text: string) =>
  ({ ...postfixLine(text), mta: 'exim', agent: 'remote_smtp' }) as const;

export const NOT_ATTEMPTED: RuleFamily = {
  name: 'not attempted',
  lineOf,
  rules: [
    {
      name: 'exim_retry_time_not_reached',
      when: {
        shape: 'own_words',
        ownMachine: 'any',
        mta: 'exim',
        says: ['^retry time not reached', '^retry time not yet reached'],
      },
      reason: 'other',
      notAttempted: 'suspended',
      samples: [
        "retry time not reached for any host for 'timeout.test'",
        { text: 'retry time not reached', agent: '', errno: -52 },
        { text: 'Retry time not yet reached', agent: 'dovecot_lmtp', errno: -52 },
      ],
    },
    {
      name: 'exim_hosts_failing_for_long',
      when: {
        shape: 'own_words',
        ownMachine: 'any',
        mta: 'exim',
        says: ['^all hosts … been failing for a long time'],
      },
      reason: 'other',
      notAttempted: 'suspended',
      isVerdict: true,
      samples: [
        {
          status: 'bounced',
          text: "all hosts for 'timeout.test' have been failing for a long time (and retry time not reached)",
        },
        {
          status: 'bounced',
          text: 'all hosts have been failing for a long time and were last tried after this message arrived',
        },
      ],
    },
    {
      name: 'exim_retry_timeout_exceeded',
      when: {
        shape: 'own_words',
        ownMachine: 'any',
        mta: 'exim',
        says: ['^retry timeout exceeded', '^cancelled by timeout frozen after'],
      },
      reason: 'other',
      notAttempted: 'expired',
      samples: [{ text: 'retry timeout exceeded', agent: '', status: 'bounced' }],
    },
    {
      name: 'exim_held_back',
      when: {
        shape: 'own_words',
        ownMachine: 'any',
        mta: 'exim',
        says: [
          '^connection limit reached for all hosts',
          '^concurrency limit reached for transport',
          '^spool file is locked',
          '^domain is held',
          '^remote deliveries suppressed',
          '^queue domains',
        ],
      },
      reason: 'local_policy',
      notAttempted: 'suspended',
      samples: [
        "connection limit reached for all hosts for 'example.com'",
        { text: 'concurrency limit reached for transport', errno: -57 },
        'Spool file is locked (another process is handling this message)',
      ],
    },
  ],
};
