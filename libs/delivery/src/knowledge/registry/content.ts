/** IANA SMTP Enhanced Status Codes, X.6.z: the content of the message and its conversion. Provenance: ../enhanced-status-codes.ts */

import type { EnhancedStatusCode } from '../types';

export const CONTENT = [
  {
    code: 'X.6.0',
    name: 'Other or undefined media error',
    basicReplyCodes: 'not given',
    description:
      'Something about the content made the message undeliverable; no other code of this family fits.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.6.1',
    name: 'Media not supported',
    basicReplyCodes: 'not given',
    description:
      'The kind of content is not supported on the way or at the destination. Only useful as a permanent failure.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.6.2',
    name: 'Conversion required and prohibited',
    basicReplyCodes: 'not given',
    description: 'The content would have to be converted, and sender or relay forbid that.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.6.3',
    name: 'Conversion required but not supported',
    basicReplyCodes: ['554'],
    description:
      'The content would have to be converted, for example from 8 to 7 bit, and a host on the way cannot.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.6.4',
    name: 'Conversion with loss performed',
    basicReplyCodes: ['250'],
    description: 'The message was delivered after a conversion that lost data.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.6.5',
    name: 'Conversion Failed',
    basicReplyCodes: 'not given',
    description: 'A needed conversion was tried and failed.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.6.6',
    name: 'Message content not available',
    basicReplyCodes: ['554'],
    description: 'The content could not be fetched from another system (BURL).',
    reference: ['RFC 4468'],
  },
  {
    code: 'X.6.7',
    name: 'Non-ASCII addresses not permitted for that sender/recipient',
    basicReplyCodes: ['553', '550'],
    description: 'MAIL or RCPT carried a non-ASCII address that is not permitted there.',
    reference: ['RFC 6531'],
  },
  {
    code: 'X.6.8',
    name: 'UTF-8 string reply is required, but not permitted by the SMTP client',
    basicReplyCodes: ['252', '553', '550'],
    description:
      'The reply would need UTF-8 to name the mailbox, and the client has not allowed that.',
    reference: ['RFC 6531'],
  },
  {
    code: 'X.6.9',
    name: 'UTF-8 header message cannot be transferred to one or more recipients, so the message must be rejected',
    basicReplyCodes: ['550'],
    description: 'After the end of DATA: UTF-8 headers cannot reach one or more of the recipients.',
    reference: ['RFC 6531'],
  },
  {
    code: 'X.6.10',
    name: 'Deprecated, see X.6.8',
    basicReplyCodes: 'not given',
    description: 'Deprecated: a duplicate of X.6.8.',
    reference: ['RFC 6531'],
  },
] as const satisfies readonly EnhancedStatusCode[];
