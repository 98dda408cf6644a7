/**
 * Where the words told nothing: the enhanced code (RFC 3463 and the IANA registry) as the remote said
 * it. Then a word that hints at policy, then the reply code (RFC 5321, section 4.2), then its class.
 */
import { replyLine, type RuleFamily } from '../rule';

export const REMOTE_ENHANCED_CODES: RuleFamily = {
  name: 'remote: enhanced codes',
  lineOf: replyLine,
  rules: [
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
      // The registry calls X.1.1 useful as a permanent failure only: 4.1.1 alone says nothing.
      name: 'code_unknown_recipient',
      when: {
        shape: 'reply',
        ownMachine: 'any',
        stages: ['rcpt', 'data', 'end_of_data', '', 'greeting', 'helo'],
        enhanced: ['5.1.0', '5.1.1', '5.1.3', '5.1.4'],
      },
      reason: 'unknown_recipient',
      samples: [
        '550 #5.1.0 Address rejected.',
        '550 5.1.1 <u@example.com>',
        '501 5.1.3 Bad address',
      ],
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
      name: 'code_recipient_disabled',
      when: {
        shape: 'reply',
        ownMachine: 'any',
        enhanced: ['X.1.6', 'X.2.1', 'X.7.17', 'X.7.18'],
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
  ],
};

export const REMOTE_HINTS: RuleFamily = {
  name: 'remote: hints',
  lineOf: replyLine,
  rules: [
    {
      name: 'hint_of_policy',
      when: {
        shape: 'reply',
        says: [
          'policy',
          'policies',
          'access denied',
          'administrative prohibition',
          'administratively prohibited',
          'not authorized',
          'not authorised',
          'not allowed',
          'prohibited',
          'blocked',
          'not permitted',
          'restricted',
          'client host rejected',
          'transport rules',
          'refused by',
        ],
      },
      reason: 'policy_rejected',
      samples: ['554 Rejected for policy reasons', '550 Administrative prohibition'],
    },
  ],
};

export const REMOTE_REPLY_CODES: RuleFamily = {
  name: 'remote: reply codes',
  lineOf: replyLine,
  rules: [
    {
      name: 'reply_421',
      when: { shape: 'reply', replyCodes: [421] },
      reason: 'remote_unavailable',
      samples: ['421 Try again later', '421 4.7.0 Try again later'],
    },
    {
      name: 'reply_452',
      when: { shape: 'reply', replyCodes: [452], enhanced: [''] },
      reason: 'remote_system_full',
      samples: ['452 Try again later'],
    },
    {
      name: 'reply_protocol',
      when: { shape: 'reply', replyCodes: [500, 501, 502, 503, 504, 555], enhanced: [''] },
      reason: 'protocol_error',
      samples: ['500 What?', '555 Parameters'],
    },
    {
      name: 'reply_authentication',
      when: { shape: 'reply', replyCodes: [530, 534, 535, 538] },
      reason: 'authentication_failed',
      samples: ['530 Who are you? (in reply to MAIL FROM command)', '535 5.7.0 No'],
    },
    {
      name: 'reply_541',
      when: { shape: 'reply', replyCodes: [541] },
      reason: 'policy_rejected',
      samples: ['541 Refused'],
    },
    {
      name: 'reply_551',
      when: { shape: 'reply', replyCodes: [551], enhanced: [''] },
      reason: 'relay_denied',
      samples: ['551 User not here'],
    },
    {
      name: 'reply_552_recipient',
      when: {
        shape: 'reply',
        ownMachine: 'any',
        replyCodes: [552],
        enhanced: [''],
        stages: ['rcpt'],
      },
      reason: 'mailbox_full',
      permanence: 'soft',
      samples: ['552 Refused'],
    },
    {
      name: 'reply_552_message',
      when: {
        shape: 'reply',
        ownMachine: 'any',
        replyCodes: [552],
        enhanced: [''],
        stages: ['mail', 'data', 'end_of_data'],
      },
      reason: 'size_exceeded',
      samples: ['552 Refused (in reply to end of DATA command)'],
    },
    {
      name: 'reply_553_recipient',
      when: {
        shape: 'reply',
        ownMachine: 'any',
        replyCodes: [553],
        enhanced: [''],
        stages: ['rcpt'],
      },
      reason: 'unknown_recipient',
      samples: ['553 Refused'],
    },
    {
      name: 'reply_553_sender',
      when: { shape: 'reply', replyCodes: [553], enhanced: [''], stages: ['mail'] },
      reason: 'sender_rejected',
      samples: ['553 Refused (in reply to MAIL FROM command)'],
    },
    {
      name: 'reply_556',
      when: { shape: 'reply', replyCodes: [556], enhanced: [''] },
      reason: 'dns_no_mail_host',
      samples: ['556 Refused'],
    },
  ],
};

export const REMOTE_CLASS: RuleFamily = {
  name: 'remote: class',
  lineOf: replyLine,
  rules: [
    {
      // A filter or an LMTP server of our own that fails is no destination's fault.
      name: 'own_machine_reply',
      when: { shape: 'reply', ownMachine: true },
      reason: 'local_fault',
      samples: [
        'host 127.0.0.1[127.0.0.1] said: 451 4.5.0 Error in processing, id=1-01 (in reply to end of DATA command)',
        'host out1.example[private/dovecot-lmtp] said: 451 4.3.0 Temporary internal error (in reply to RCPT TO command)',
        'host 127.0.0.1[127.0.0.1] refused to talk to me: 421 4.3.2 too many connections',
      ].map((text) => ({ text })),
    },
    {
      name: 'reply_class_4',
      when: { shape: 'reply', replyClass: 4 },
      reason: 'remote_tempfail',
      samples: ['450 4.3.0 Error: command failed', '451 Local error in processing'],
    },
    {
      name: 'reply_class_5',
      when: { shape: 'reply', replyClass: 5 },
      reason: 'remote_reject',
      samples: ['500 5.3.0 Error: command failed', '554 Transaction failed'],
    },
    {
      name: 'reply_out_of_place',
      when: { shape: 'reply', replyCodes: [250, 251, 252, 220, 221, 334, 354] },
      reason: 'protocol_error',
      samples: ['250 2.1.5 Ok'],
    },
    {
      // A server that writes no code at all, or one that no standard knows.
      name: 'reply_without_code',
      when: { shape: 'reply', replyCodes: [0] },
      reason: 'protocol_error',
      permanence: 'soft',
      samples: ['go away'],
    },
  ],
};
