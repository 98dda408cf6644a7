/** X.6 and X.7 (RFC 3463, IANA registry): the content, security and policy. */
import type { Rule } from '../rule';

export const POLICY_CODES: readonly Rule[] = [
  {
    name: 'code_content',
    when: {
      shape: 'reply',
      ownMachine: 'any',
      enhanced: ['X.6.0', 'X.6.1', 'X.6.2', 'X.6.3', 'X.6.5', 'X.6.6'],
    },
    reason: 'content_rejected',
    samples: ['554 5.6.0 Refused (in reply to end of DATA command)'],
  },
  {
    name: 'code_tls',
    when: { shape: 'reply', enhanced: ['X.7.4', 'X.7.5', 'X.7.10', 'X.7.11', 'X.7.30'] },
    reason: 'tls_failure',
    samples: ['550 5.7.10 Refused'],
  },
  {
    name: 'code_authentication',
    when: {
      shape: 'reply',
      enhanced: [
        ...['X.7.8', 'X.7.9', 'X.7.12', 'X.7.13', 'X.7.20', 'X.7.21', 'X.7.22'],
        ...['X.7.23', 'X.7.24', 'X.7.25', 'X.7.26', 'X.7.29'],
      ],
    },
    reason: 'authentication_failed',
    samples: ['550 5.7.23 Refused', '550 5.7.25 Refused', '550 5.7.26 Refused'],
  },
  {
    name: 'code_policy',
    when: {
      shape: 'reply',
      enhanced: ['X.7.1', 'X.7.2', 'X.7.3', 'X.7.7', 'X.7.14', 'X.7.15', 'X.7.16'],
    },
    reason: 'policy_rejected',
    samples: ['550 5.7.1 Refused', '450 4.7.1 Later'],
  },
];
