/** IANA SMTP Enhanced Status Codes, X.7.z: security, policy and sender authentication. Provenance: ../enhanced-status-codes.ts */

import type { EnhancedStatusCode } from '../types';

export const SECURITY_AND_POLICY = [
  {
    code: 'X.7.0',
    name: 'Other or undefined security status',
    basicReplyCodes: ['220', '235', '450', '454', '500', '501', '503', '504', '530', '535', '550'],
    description:
      'Something about security stopped the message; no other code fits, or the server will not say more.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.7.1',
    name: 'Delivery not authorized, message refused',
    basicReplyCodes: ['451', '454', '502', '503', '533', '550', '551'],
    description:
      'The sender may not send to this destination: filtering by host, sender or recipient. Only useful as a permanent failure.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.7.2',
    name: 'Mailing list expansion prohibited',
    basicReplyCodes: ['550'],
    description:
      'The sender may not write to this mailing list. Only useful as a permanent failure.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.7.3',
    name: 'Security conversion required but not possible',
    basicReplyCodes: 'not given',
    description:
      'The message would have to change from one secure protocol to another, and that cannot be done.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.7.4',
    name: 'Security features not supported',
    basicReplyCodes: ['504'],
    description:
      'The message asks for security features that the protocol cannot provide. Only useful as a permanent failure.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.7.5',
    name: 'Cryptographic failure',
    basicReplyCodes: 'not given',
    description:
      'A system that should validate or decrypt the message lacked a valid key or other data.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.7.6',
    name: 'Cryptographic algorithm not supported',
    basicReplyCodes: 'not given',
    description:
      'A system that should validate or decrypt the message does not know the algorithm.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.7.7',
    name: 'Message integrity failure',
    basicReplyCodes: 'not given',
    description: 'The message was damaged or altered, so it could not be validated.',
    reference: ['RFC 3463'],
  },
  {
    code: 'X.7.8',
    name: 'Authentication credentials invalid',
    basicReplyCodes: ['535', '554'],
    description: 'AUTH failed: user name or password are wrong or not sufficient.',
    reference: ['RFC 4954'],
  },
  {
    code: 'X.7.9',
    name: 'Authentication mechanism is too weak',
    basicReplyCodes: ['534'],
    description: 'The chosen AUTH mechanism is weaker than the server demands of this user.',
    reference: ['RFC 4954'],
  },
  {
    code: 'X.7.10',
    name: 'Encryption Needed',
    basicReplyCodes: ['523'],
    description: 'An encrypted connection is needed before this AUTH mechanism may be used.',
    reference: ['RFC 5248'],
  },
  {
    code: 'X.7.11',
    name: 'Encryption required for requested authentication mechanism',
    basicReplyCodes: ['524', '538'],
    description: 'This AUTH mechanism works only on an encrypted connection; kept for history.',
    reference: ['RFC 4954'],
  },
  {
    code: 'X.7.12',
    name: 'A password transition is needed',
    basicReplyCodes: ['422', '432'],
    description: 'The user must log in once with a plain password before this mechanism works.',
    reference: ['RFC 4954'],
  },
  {
    code: 'X.7.13',
    name: 'User Account Disabled',
    basicReplyCodes: ['525'],
    description:
      'The login was right, but the account is disabled until an administrator opens it.',
    reference: ['RFC 5248'],
  },
  {
    code: 'X.7.14',
    name: 'Trust relationship required',
    basicReplyCodes: ['535', '554'],
    description:
      'The submission server needs a trust relationship with another server to fetch the content.',
    reference: ['RFC 5248'],
  },
  {
    code: 'X.7.15',
    name: 'Priority Level is too low',
    basicReplyCodes: ['450', '550', 'other 4XX or 5XX'],
    description: 'The priority of the message is below what the server takes at present.',
    reference: ['RFC 6710'],
  },
  {
    code: 'X.7.16',
    name: 'Message is too big for the specified priority',
    basicReplyCodes: ['552', 'other 4XX or 5XX'],
    description: 'The message is too large for its priority; this may pass.',
    reference: ['RFC 6710'],
  },
  {
    code: 'X.7.17',
    name: 'Mailbox owner has changed',
    basicReplyCodes: ['5XX'],
    description: 'RRVS: the mailbox has not belonged to one owner since the date given.',
    reference: ['RFC 7293'],
  },
  {
    code: 'X.7.18',
    name: 'Domain owner has changed',
    basicReplyCodes: ['5XX'],
    description: 'RRVS: the recipient domain has changed hands since the date given.',
    reference: ['RFC 7293'],
  },
  {
    code: 'X.7.19',
    name: 'RRVS test cannot be completed',
    basicReplyCodes: ['5XX'],
    description: 'RRVS: the system never recorded since when the mailbox has its owner.',
    reference: ['RFC 7293'],
  },
  {
    code: 'X.7.20',
    name: 'No passing DKIM signature found',
    basicReplyCodes: ['550'],
    description: 'No DKIM signature of the message validates.',
    reference: ['RFC 7372', 'RFC 6376'],
  },
  {
    code: 'X.7.21',
    name: 'No acceptable DKIM signature found',
    basicReplyCodes: ['550'],
    description: 'DKIM signatures validate, but none of a kind that the receiver accepts.',
    reference: ['RFC 7372', 'RFC 6376'],
  },
  {
    code: 'X.7.22',
    name: 'No valid author-matched DKIM signature found',
    basicReplyCodes: ['550'],
    description: 'DKIM signatures validate, but none belongs to the domain in the From header.',
    reference: ['RFC 7372', 'RFC 6376'],
  },
  {
    code: 'X.7.23',
    name: 'SPF validation failed',
    basicReplyCodes: ['550'],
    description:
      'SPF gave "fail": the sending address is not allowed to send for the sender domain.',
    reference: ['RFC 7372', 'RFC 7208'],
  },
  {
    code: 'X.7.24',
    name: 'SPF validation error',
    basicReplyCodes: ['451', '550'],
    description: 'SPF could not be evaluated: DNS trouble or a broken record of the sender domain.',
    reference: ['RFC 7372', 'RFC 7208'],
  },
  {
    code: 'X.7.25',
    name: 'Reverse DNS validation failed',
    basicReplyCodes: ['550'],
    description:
      'The sending address failed the reverse DNS check: no PTR, or one that does not lead back.',
    reference: ['RFC 7372', 'RFC 7601'],
  },
  {
    code: 'X.7.26',
    name: 'Multiple authentication checks failed',
    basicReplyCodes: ['550'],
    description: 'More than one authentication check failed; which ones is not said.',
    reference: ['RFC 7372'],
  },
  {
    code: 'X.7.27',
    name: 'Sender address has null MX',
    basicReplyCodes: ['550'],
    description: 'The sender domain publishes a null MX, so a bounce could never be delivered.',
    reference: ['RFC 7505'],
  },
  {
    code: 'X.7.28',
    name: 'Mail flood detected',
    basicReplyCodes: 'not given',
    description: 'The message looks like part of a flood of similar, abusive messages.',
    reference: ['draft-levine-mailbomb-header'],
  },
  {
    code: 'X.7.29',
    name: 'ARC validation failure',
    basicReplyCodes: ['550'],
    description: 'The ARC chain of the message does not validate.',
    reference: ['RFC 8617'],
  },
  {
    code: 'X.7.30',
    name: 'REQUIRETLS support required',
    basicReplyCodes: ['550'],
    description: 'The message demands REQUIRETLS, and no server on its way offers it.',
    reference: ['RFC 8689'],
  },
] as const satisfies readonly EnhancedStatusCode[];
