/**
 * The recipient: full, switched off, or not there. Also asked of our own machine's filters and LMTP
 * servers (`ownMachine: any`), where these words are about a recipient and not about a fault.
 */
import { MAILBOX_FULL, RECIPIENT_DISABLED, UNKNOWN_RECIPIENT } from './mailbox-words';
import { replyLine, type RuleFamily } from '../rule';

export const REMOTE_MAILBOX: RuleFamily = {
  name: 'remote: mailbox',
  lineOf: replyLine,
  rules: [
    {
      name: 'mailbox_full',
      when: { shape: 'reply', ownMachine: 'any', says: MAILBOX_FULL },
      reason: 'mailbox_full',
      // 552 5.2.2 is usual, but the owner can make room at any time (RFC 3463 allows both classes).
      permanence: 'soft',
      samples: [
        '452 4.2.2 <u@example.com>: Mailbox full',
        '552 5.2.2 <u@example.com> Quota exceeded (mailbox for user is full)',
        "552-5.2.2 The recipient's inbox is out of storage space. Please direct the 552-5.2.2 recipient to 552 5.2.2 https://support.google.com/mail/?p=OverQuotaPerm",
        '554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException; Failed to process message',
        '422 4.2.2 <u@example.com>: user is overquota',
        '552 5.7.0 Message would exceed quota for <u@example.com>',
      ],
    },
    {
      name: 'recipient_disabled',
      when: { shape: 'reply', ownMachine: 'any', says: RECIPIENT_DISABLED, saysNot: MAILBOX_FULL },
      reason: 'recipient_disabled',
      samples: [
        '550-5.2.1 The email account that you tried to reach is inactive. Learn more at 550 5.2.1 https://support.google.com/mail/?p=DisabledUser',
        '554 5.2.1 Account disabled',
        '550 5.7.1 <u@example.com>: Recipient address rejected: this mailbox is inactive and has been disabled',
        '550 5.1.6 recipient no longer in use',
      ],
    },
    {
      name: 'verification_in_progress',
      when: {
        shape: 'reply',
        says: ['address verification in progress', 'unverified address … in progress'],
      },
      reason: 'remote_tempfail',
      samples: [
        '450 4.1.1 <u@example.com>: Recipient address rejected: unverified address: Address verification in progress',
      ],
    },
    {
      name: 'unknown_recipient',
      when: {
        shape: 'reply',
        ownMachine: 'any',
        says: UNKNOWN_RECIPIENT,
        saysNot: [...MAILBOX_FULL, ...RECIPIENT_DISABLED],
      },
      reason: 'unknown_recipient',
      samples: [
        '550 5.1.1 <u@example.com>: Recipient address rejected: User unknown in virtual mailbox table',
        "550-5.1.1 The email account that you tried to reach does not exist. Please try 550-5.1.1 double-checking the recipient's email address for typos or 550-5.1.1 unnecessary spaces. Learn more at 550 5.1.1  https://support.google.com/mail/?p=NoSuchUser a1-20020 - gsmtp",
        '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient u@example.com not found by SMTP address lookup',
        '550 Unrouteable address',
        "554 delivery error: dd This user doesn't have a yahoo.com account (u@yahoo.com) [0] - mta1005.mail.bf1.yahoo.com",
        '511 sorry, no mailbox here by that name (#5.1.1 - chkuser)',
        '450 4.1.1 <u@example.com>: Recipient address rejected: unverified address: host mx2.example.com[192.0.2.26] said: 550 5.1.1 User unknown',
      ],
    },
    {
      // RFC 5321's own words for 550. For 450 it says "busy or blocked", which tells nothing.
      name: 'mailbox_unavailable',
      when: {
        shape: 'reply',
        ownMachine: 'any',
        replyClass: 5,
        says: ['mailbox unavailable', 'mailbox not available', 'mailbox is unavailable'],
        saysNot: [...MAILBOX_FULL, ...RECIPIENT_DISABLED, ...UNKNOWN_RECIPIENT],
      },
      reason: 'unknown_recipient',
      samples: [
        '550 Requested action not taken: mailbox unavailable',
        '550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302).',
      ],
    },
  ],
};
