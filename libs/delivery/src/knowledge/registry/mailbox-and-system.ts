/** IANA SMTP Enhanced Status Codes, X.2.z and X.3.z: the mailbox, and the mail system that holds it. Provenance: ../enhanced-status-codes.ts */

import type { EnhancedStatusCode } from '../types';

export const MAILBOX_AND_SYSTEM = [
  {
    code: 'X.2.0',
    name: 'Other or undefined mailbox status',
    basicReplyCodes: 'not given',
    description: 'The mailbox exists, but something about it led to this status.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.2.1',
    name: 'Mailbox disabled, not accepting messages',
    basicReplyCodes: 'not given',
    description:
      'The mailbox exists but takes no mail; permanent if it stays closed, transient if it is only paused.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.2.2',
    name: 'Mailbox full',
    basicReplyCodes: ['552'],
    description:
      'The mailbox is over its quota; the owner can make room. Meant as a transient failure.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.2.3',
    name: 'Message length exceeds administrative limit',
    basicReplyCodes: ['552'],
    description:
      'The message is larger than this mailbox may receive, though the system would take it. Meant as permanent.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.2.4',
    name: 'Mailing list expansion problem',
    basicReplyCodes: ['450', '452'],
    description: 'The address is a mailing list that could not be expanded.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.3.0',
    name: 'Other or undefined mail system status',
    basicReplyCodes: ['221', '250', '421', '451', '550', '554'],
    description:
      'The receiving system normally takes mail, but something about it led to this status.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.3.1',
    name: 'Mail system full',
    basicReplyCodes: ['452'],
    description:
      'The receiving system has run out of storage; a single user cannot make room. Only useful as a transient failure.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.3.2',
    name: 'System not accepting network messages',
    basicReplyCodes: ['453', '521'],
    description:
      'The host takes no mail now: shutdown, overload or maintenance; permanent if it never takes any.',
    reference: ['RFC 3463', 'RFC 7504'],
  },
  {
    code: 'X.3.3',
    name: 'System not capable of selected features',
    basicReplyCodes: 'not given',
    description: 'The receiving system lacks a feature that the message asks for.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.3.4',
    name: 'Message too big for system',
    basicReplyCodes: ['552', '554'],
    description:
      'The message is over the size limit of the whole system. Only useful as a permanent failure.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.3.5',
    name: 'System incorrectly configured',
    basicReplyCodes: 'not given',
    description: 'The receiving system is set up in a way that keeps it from taking this message.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.3.6',
    name: 'Requested priority was changed',
    basicReplyCodes: ['250', '251'],
    description:
      'The message was taken, but with another priority than requested; the text tells which.',
    reference: ['RFC 6710'],
  },
] as const satisfies readonly EnhancedStatusCode[];
