/** X.3, X.4 and X.5 (RFC 3463, IANA registry): the server, its routes, the protocol. */
import type { Rule } from '../rule';

export const SYSTEM_CODES: readonly Rule[] = [
  {
    name: 'code_idle_timeout',
    when: { shape: 'reply', replyCodes: [421], enhanced: ['4.4.1'] },
    reason: 'remote_unavailable',
    samples: ['421 4.4.1 Bye'],
  },
  {
    name: 'code_next_hop',
    when: {
      shape: 'reply',
      replyCodes: [441, 450, 451, 452, 454, 550, 551, 552, 553, 554],
      enhanced: ['4.4.1', 'X.4.3', 'X.4.4', 'X.4.7', 'X.1.2'],
      saysNot: ['recipient address rejected'],
    },
    reason: 'remote_next_hop',
    samples: ['450 4.4.1 Please try later', '554 5.4.4 Unable to route', '550 5.1.2 Bad domain'],
  },
  {
    // Microsoft 365 borrows 5.4.1 for a recipient that its directory-based edge blocking does not
    // know; Zoho says 541 5.4.1. Somebody answered: never a no answer.
    name: 'code_5_4_1_recipient',
    when: { shape: 'reply', enhanced: ['5.4.1'], says: ['recipient address rejected'] },
    reason: 'unknown_recipient',
    samples: [
      '550 5.4.1 [u@example.com]: Recipient address rejected: Access denied. [AM4PEPF00027A64.eurprd04.prod.outlook.com]',
    ],
  },
  {
    name: 'code_5_4_1',
    when: { shape: 'reply', enhanced: ['5.4.1'], saysNot: ['recipient address rejected'] },
    reason: 'policy_rejected',
    samples: ['541 5.4.1 Mail rejected by destination domain', '550 5.4.1 Message refused'],
  },
  {
    name: 'code_unavailable',
    when: { shape: 'reply', enhanced: ['X.3.2', 'X.4.2', 'X.4.5'] },
    reason: 'remote_unavailable',
    samples: ['421 4.3.2 Come back', '451 4.4.2 Bad connection', '451 4.4.5 Congestion'],
  },
  {
    name: 'code_loop',
    when: { shape: 'reply', ownMachine: 'any', enhanced: ['X.4.6'] },
    reason: 'mail_loop',
    samples: ['554 5.4.6 Message refused'],
  },
  {
    name: 'code_system_full',
    when: { shape: 'reply', enhanced: ['X.3.1'] },
    reason: 'remote_system_full',
    permanence: 'soft',
    samples: ['452 4.3.1 Later'],
  },
  {
    name: 'code_throttled',
    when: { shape: 'reply', enhanced: ['X.5.3', 'X.7.28'] },
    reason: 'throttled',
    permanence: 'soft',
    samples: ['452 4.5.3 Later', '421 4.7.28 Later'],
  },
  {
    name: 'code_protocol',
    when: {
      shape: 'reply',
      enhanced: ['X.3.3', 'X.5.0', 'X.5.1', 'X.5.2', 'X.5.4', 'X.5.5', 'X.5.6', 'X.6.7'],
    },
    reason: 'protocol_error',
    samples: ['500 5.5.1 Refused', '553 5.6.7 Refused'],
  },
];
