/** IANA SMTP Enhanced Status Codes, X.0.z and X.1.z: undefined status, and the sender or recipient address. Provenance: ../enhanced-status-codes.ts */

import type { EnhancedStatusCode } from '../types';

export const ADDRESSING = [
  {
    code: 'X.0.0',
    name: 'Other undefined Status',
    basicReplyCodes: 'any',
    description: 'Only the class of the result is known; nothing more specific can be said.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.1.0',
    name: 'Other address status',
    basicReplyCodes: 'not given',
    description: 'Something about an address in the message led to this status.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.1.1',
    name: 'Bad destination mailbox address',
    basicReplyCodes: ['451', '550'],
    description:
      'The mailbox does not exist: the part left of the @ is unknown there. Only useful as a permanent failure.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.1.2',
    name: 'Bad destination system address',
    basicReplyCodes: 'not given',
    description:
      'The domain right of the @ does not exist or cannot take mail. Only useful as a permanent failure.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.1.3',
    name: 'Bad destination mailbox address syntax',
    basicReplyCodes: ['501'],
    description:
      'The recipient address is not written correctly. Only useful as a permanent failure.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.1.4',
    name: 'Destination mailbox address ambiguous',
    basicReplyCodes: 'not given',
    description:
      'The address fits more than one recipient at the destination, for example after fuzzy matching.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.1.5',
    name: 'Destination address valid',
    basicReplyCodes: ['250'],
    description: 'The recipient address is valid; used in positive reports.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.1.6',
    name: 'Destination mailbox has moved, No forwarding address',
    basicReplyCodes: 'not given',
    description:
      'The address was valid once; mail for it is no longer taken and no new address is known.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.1.7',
    name: "Bad sender's mailbox address syntax",
    basicReplyCodes: 'not given',
    description: 'The sender address is not written correctly.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.1.8',
    name: "Bad sender's system address",
    basicReplyCodes: ['451', '501'],
    description:
      'The domain of the sender address does not exist or cannot take replies and bounces.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.1.9',
    name: 'Message relayed to non-compliant mailer',
    basicReplyCodes: 'not given',
    description:
      'The address was valid, but the mail went on to a system that reports nothing further.',
    reference: ['RFC 3886'],
  },
  {
    code: 'X.1.10',
    name: 'Recipient address has null MX',
    basicReplyCodes: ['556'],
    description:
      'The recipient domain publishes a null MX: it declares that it takes no mail at all.',
    reference: ['RFC 7505', 'RFC 7504'],
  },
] as const satisfies readonly EnhancedStatusCode[];
