/** The remote had no part in it: our own configuration or services stopped the message. */

import { RETRY_AFTER_FIX, RETRY_SOFT } from '../retry';
import type { ReasonAdvice } from '../types';

export const OWN_SIDE = {
  local_policy: {
    title: 'Refused by ourselves',
    meaning: 'Our own configuration refused the delivery; nothing was sent.',
    side: 'ours',
    causes: [
      'A transport map sends the domain to `error:`, `retry:` or `discard:`.',
      'A router or ACL of ours fails or defers the address.',
      'The queue or the destination is on hold.',
    ],
    whatToDo: [
      'Postfix: `postmap -q example.com hash:/etc/postfix/transport` and `postconf -n | grep transport`.',
      'Exim: `exim -bt user@example.com` shows which router takes it.',
      'Decide whether the rule is still wanted; then `postqueue -f` or `exim -qf`.',
    ],
    retry: RETRY_AFTER_FIX,
    suppress: 'never',
  },
  local_fault: {
    title: 'Own service failed',
    meaning:
      'A service on our side that the message must pass is down or broken: content filter, LMTP, pipe, mailbox or spool.',
    side: 'ours',
    causes: [
      'The content filter or milter does not run (connect to 127.0.0.1:10024 refused).',
      'The LMTP server or its unix socket is missing (Dovecot stopped, wrong permissions).',
      'A pipe command failed; a mailbox or its disk is full.',
      'The spool is full or cannot be written.',
    ],
    whatToDo: [
      'Read which host, port or socket the line names: it is ours.',
      'Start that service: `systemctl status amavis`, `systemctl status dovecot`.',
      'Check space and inodes: `df -h /var/spool`, `df -i /var/spool`.',
      'Then flush the queue: `postqueue -f` or `exim -qf`.',
    ],
    retry: {
      ...RETRY_SOFT,
      text: 'The MTA retries by itself. Once the service is back, flush the queue.',
    },
    suppress: 'never',
  },
  other: {
    title: 'Not classified',
    meaning: 'The line tells of a failure that no rule here recognises.',
    side: 'depends',
    causes: ['An unusual message, or a rule that is missing here.'],
    whatToDo: [
      'Read the text of the line itself.',
      'A 4 in front: the MTA retries. A 5: it has given up.',
      'Add a rule with this line as its sample.',
    ],
    retry: RETRY_SOFT,
    suppress: 'never',
  },
} as const satisfies Readonly<Record<string, ReasonAdvice>>;
