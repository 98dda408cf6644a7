/** X.1 and X.2 (RFC 3463, IANA registry): the addresses, and the recipient's mailbox. */
import type { Rule } from '../rule';

export const ADDRESS_CODES: readonly Rule[] = [
  {
    // The registry calls X.1.1 useful as a permanent failure only: 4.1.1 alone says nothing.
    name: 'code_unknown_recipient',
    when: {
      shape: 'reply',
      ownMachine: 'any',
      stages: ['rcpt', 'data', 'end_of_data', '', 'greeting', 'helo'],
      enhanced: ['5.1.0', '5.1.1', '5.1.3', '5.1.4'],
    },
    reason: 'unknown_recipient',
    samples: ['550 #5.1.0 Address rejected.', '550 5.1.1 <u@example.com>', '501 5.1.3 Bad address'],
  },
  {
    name: 'code_sender_at_mail',
    when: { shape: 'reply', stages: ['mail'], enhanced: ['5.1.0', '5.1.1', '5.1.3', '5.1.4'] },
    reason: 'sender_rejected',
    samples: ['550 #5.1.0 Address rejected. (in reply to MAIL FROM command)'],
  },
  {
    name: 'code_sender',
    when: { shape: 'reply', enhanced: ['X.1.7', 'X.1.8', 'X.7.27'] },
    reason: 'sender_rejected',
    samples: ['550 5.1.8 Refused', '550 5.7.27 Refused'],
  },
  {
    name: 'code_null_mx',
    when: { shape: 'reply', enhanced: ['X.1.10'] },
    reason: 'dns_no_mail_host',
    samples: ['556 5.1.10 Recipient address has null MX'],
  },
  {
    // 4.2.1 is said of a mailbox that is busy, or gets too much (Google): its class tells enough.
    name: 'code_recipient_disabled',
    when: {
      shape: 'reply',
      ownMachine: 'any',
      enhanced: ['5.1.6', '5.2.1', '5.7.17', '5.7.18'],
    },
    reason: 'recipient_disabled',
    samples: ['550 5.2.1 Refused', '550 5.1.6 Refused'],
  },
  {
    name: 'code_mailbox_full',
    when: { shape: 'reply', ownMachine: 'any', enhanced: ['X.2.2'] },
    reason: 'mailbox_full',
    permanence: 'soft',
    samples: ['552 5.2.2 Refused', '452 4.2.2 Later'],
  },
  {
    name: 'code_size',
    when: { shape: 'reply', ownMachine: 'any', enhanced: ['X.2.3', 'X.3.4'] },
    reason: 'size_exceeded',
    samples: ['552 5.3.4 Refused'],
  },
];
