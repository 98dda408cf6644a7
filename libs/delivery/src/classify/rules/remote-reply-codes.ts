/**
 * Where neither words nor an enhanced code told anything: a word that hints at policy, then the reply
 * code (RFC 5321, section 4.2), then its class.
 */
import { replyLine, type RuleFamily } from '../rule';

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
