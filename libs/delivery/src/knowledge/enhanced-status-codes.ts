/**
 * The IANA registry "SMTP Enhanced Status Codes" (RFC 3463, RFC 5248), whole: 3 classes, 8 subjects,
 * 81 enumerated codes. Names and basic reply codes are the registry's, descriptions our own.
 *
 * Checked against a stored copy of IANA's own CSV (X.0.0 to X.7.28), the comment table of go-sisimai
 * `smtp/status` (to X.7.27), mox `smtp/codes.go` and RFC 8617 / RFC 8689 (X.7.29, X.7.30). The
 * registry named 2024-12-06 as its last update when this was written.
 * Two oddities are the registry's: X.7.28 names no basic reply code (its row is shifted by one
 * column), and X.6.10 has no sample text; we give it one.
 */

import { ADDRESSING } from './registry/addressing';
import { CONTENT } from './registry/content';
import { MAILBOX_AND_SYSTEM } from './registry/mailbox-and-system';
import { NETWORK_AND_PROTOCOL } from './registry/network-and-protocol';
import { SECURITY_AND_POLICY } from './registry/security-and-policy';
import type { EnhancedStatusCode } from './types';

export const REGISTRY_URL =
  'https://www.iana.org/assignments/smtp-enhanced-status-codes/smtp-enhanced-status-codes.xhtml';
export const REGISTRY_DATE = '2024-12-06';

export interface SubCode {
  readonly digit: number;
  readonly name: string;
  readonly description: string;
}

/** First number: class. There is no class 3 and no class 1. */
export const STATUS_CLASSES: readonly SubCode[] = [
  { digit: 2, name: 'Success', description: 'The delivery worked.' },
  {
    digit: 4,
    name: 'Persistent Transient Failure',
    description: 'The message is fine; something that may pass stopped or delayed it.',
  },
  {
    digit: 5,
    name: 'Permanent Failure',
    description: 'The same message will not get through; something has to change first.',
  },
];

/** Second number: subject. */
export const STATUS_SUBJECTS: readonly SubCode[] = [
  {
    digit: 0,
    name: 'Other or Undefined Status',
    description: 'Nothing more is known about what the status concerns.',
  },
  {
    digit: 1,
    name: 'Addressing Status',
    description: 'It concerns the sender or recipient address: its syntax or validity.',
  },
  {
    digit: 2,
    name: 'Mailbox Status',
    description: 'It concerns the mailbox, which is in the hands of the recipient.',
  },
  {
    digit: 3,
    name: 'Mail System Status',
    description: 'It concerns the receiving system, which is in the hands of its administrator.',
  },
  {
    digit: 4,
    name: 'Network and Routing Status',
    description: 'It concerns the way there: connection, routing, DNS and other directories.',
  },
  {
    digit: 5,
    name: 'Mail Delivery Protocol Status',
    description: 'It concerns the SMTP dialogue between the two servers.',
  },
  {
    digit: 6,
    name: 'Message Content or Media Status',
    description: 'It concerns the content of the message and its conversion.',
  },
  {
    digit: 7,
    name: 'Security or Policy Status',
    description: 'It concerns policy, reputation, authentication or encryption.',
  },
];

export const ENHANCED_STATUS_CODES: readonly EnhancedStatusCode[] = [
  ...ADDRESSING,
  ...MAILBOX_AND_SYSTEM,
  ...NETWORK_AND_PROTOCOL,
  ...CONTENT,
  ...SECURITY_AND_POLICY,
];

const byCode = new Map(ENHANCED_STATUS_CODES.map((row) => [row.code as string, row]));

/**
 * The registry's row for a code of any class: `4.4.1` and `5.4.1` both find `X.4.1`.
 * @returns undefined if the registry does not enumerate it (vendors invent many).
 */
export function findEnhancedStatusCode(code: string): EnhancedStatusCode | undefined {
  return byCode.get(`X${code.slice(1)}`);
}
