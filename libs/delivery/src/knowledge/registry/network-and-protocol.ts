/** IANA SMTP Enhanced Status Codes, X.4.z and X.5.z: network and routing, and the SMTP dialogue itself. Provenance: ../enhanced-status-codes.ts */

import type { EnhancedStatusCode } from '../types';

export const NETWORK_AND_PROTOCOL = [
  {
    code: 'X.4.0',
    name: 'Other or undefined network or routing status',
    basicReplyCodes: 'not given',
    description: 'Something went wrong in the network; no other code of this family fits.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.4.1',
    name: 'No answer from host',
    basicReplyCodes: ['451'],
    description:
      'The outgoing connection was not answered: the host was busy or could not take the call. Only useful as a transient failure.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.4.2',
    name: 'Bad connection',
    basicReplyCodes: ['421'],
    description:
      'The connection stood, but timed out or broke before the message was through. Only useful as a transient failure.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.4.3',
    name: 'Directory server failure',
    basicReplyCodes: ['451', '550'],
    description:
      'A directory server, for example the DNS, could not be reached. Only useful as a transient failure.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.4.4',
    name: 'Unable to route',
    basicReplyCodes: 'not given',
    description:
      'The next hop could not be found: the directory has no routing data, for example a DNS answer with only an SOA.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.4.5',
    name: 'Mail system congestion',
    basicReplyCodes: ['451'],
    description:
      'The mail system was too congested to deliver. Only useful as a transient failure.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.4.6',
    name: 'Routing loop detected',
    basicReplyCodes: 'not given',
    description:
      'The message was forwarded too many times: wrong routing tables or forwarding in a circle.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.4.7',
    name: 'Delivery time expired',
    basicReplyCodes: 'not given',
    description:
      'The message grew too old: it stayed queued too long or passed the time limit of its sender.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.5.0',
    name: 'Other or undefined protocol status',
    basicReplyCodes: [
      '220',
      '250',
      '251',
      '252',
      '253',
      '451',
      '452',
      '454',
      '458',
      '459',
      '501',
      '502',
      '503',
      '554',
    ],
    description:
      'Something was wrong with the protocol to the next hop; no other code of this family fits.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.5.1',
    name: 'Invalid command',
    basicReplyCodes: ['430', '500', '501', '503', '530', '550', '554', '555'],
    description:
      'A command came out of order or is not supported. Only useful as a permanent failure.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.5.2',
    name: 'Syntax error',
    basicReplyCodes: ['500', '501', '502', '550', '555'],
    description:
      'A command could not be understood: wrong syntax or unknown. Only useful as a permanent failure.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.5.3',
    name: 'Too many recipients',
    basicReplyCodes: ['451'],
    description:
      'The message has more recipients than one transaction takes; the sender should split it.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.5.4',
    name: 'Invalid command arguments',
    basicReplyCodes: ['451', '501', '502', '503', '504', '550', '555'],
    description:
      'A valid command came with arguments out of range or unknown. Only useful as a permanent failure.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.5.5',
    name: 'Wrong protocol version',
    basicReplyCodes: 'not given',
    description: 'The two sides speak protocol versions that do not fit together.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.5.6',
    name: 'Authentication Exchange line is too long',
    basicReplyCodes: ['500'],
    description: 'A line of the AUTH exchange was longer than the server can hold.',
    reference: ['RFC 4954'],
  },
] as const satisfies readonly EnhancedStatusCode[];
