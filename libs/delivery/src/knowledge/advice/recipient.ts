/** The remote answered, and its answer is about the recipient, the mailbox or its own state. */

import { RETRY_AFTER_FIX, RETRY_DAILY, RETRY_DONE, RETRY_NEVER, RETRY_SOFT } from '../retry';
import type { ReasonAdvice } from '../types';

export const RECIPIENT = {
  handed_over: {
    title: 'Handed over',
    meaning:
      'Our mail server passed the message on to a filter or another instance on the same machine.',
    side: 'ours',
    causes: ['A content filter or a second instance takes the mail before it goes out.'],
    whatToDo: [
      'Nothing is wrong. Whether the mail reached the domain is told by the lines of the instance behind the filter.',
    ],
    retry: { retry: false, text: 'There is nothing to retry: the next instance has the message.' },
    suppress: 'never',
  },
  delivered: {
    title: 'Delivered',
    meaning: 'The remote server took the message and is responsible for it from now on.',
    side: 'theirs',
    causes: ['The remote said 250 at the end of DATA.'],
    whatToDo: [
      'Nothing. If the recipient does not see it, the remote’s reply holds the id to ask their postmaster about.',
    ],
    retry: RETRY_DONE,
    suppress: 'never',
  },
  mailbox_full: {
    title: 'Mailbox full',
    meaning: 'The recipient’s mailbox is over its quota.',
    side: 'theirs',
    causes: [
      'The owner has not made room.',
      'The mailbox is abandoned and has filled up.',
      'Shared storage (photos, files) has used up the quota.',
    ],
    whatToDo: [
      'Let the MTA retry for some days.',
      'Reach the recipient by another way if the mail matters.',
      'Full for weeks on end: treat the mailbox as abandoned and stop sending.',
    ],
    retry: RETRY_DAILY,
    suppress: 'when_final',
  },
  unknown_recipient: {
    title: 'Unknown recipient',
    meaning: 'The remote server says that there is no such address.',
    side: 'theirs',
    causes: [
      'A typing error in the address.',
      'The person has left or the mailbox was deleted.',
      'Their directory is not in step: a new mailbox is not known at the edge yet.',
    ],
    whatToDo: [
      'Check the spelling.',
      'Stop sending to it at once: many unknown recipients spoil our reputation.',
      'If you know that the address is right, ask their postmaster to check the directory.',
    ],
    retry: RETRY_NEVER,
    suppress: 'at_once',
  },
  recipient_disabled: {
    title: 'Mailbox disabled',
    meaning: 'The mailbox exists or existed, but takes no mail now.',
    side: 'theirs',
    causes: [
      'The account is closed, suspended or unpaid.',
      'The mailbox was not used for long and the provider has put it to sleep.',
      'The administrator has blocked delivery to it.',
    ],
    whatToDo: [
      'Stop sending to the address.',
      'Reach the person by another way if it matters.',
      'A 4xx reply means it may open again: let the MTA retry until it gives up.',
    ],
    retry: RETRY_NEVER,
    suppress: 'at_once',
  },
  size_exceeded: {
    title: 'Message too large',
    meaning: 'The message is larger than the remote server or the mailbox takes.',
    side: 'ours',
    causes: [
      'Attachments; encoding adds about a third to their size.',
      'Their size limit is low.',
      'Headers have grown beyond a limit.',
    ],
    whatToDo: [
      'See their limit: `EHLO` shows `250-SIZE bytes`.',
      'Send a link instead of the attachment, or split it.',
      'Set our own limit near common ones (Postfix `message_size_limit`), so users learn early.',
    ],
    retry: RETRY_AFTER_FIX,
    suppress: 'never',
  },
  mail_loop: {
    title: 'Mail loop',
    meaning: 'The message went round in a circle until a server stopped it.',
    side: 'depends',
    causes: [
      'Two addresses forward to each other.',
      'The MX of a domain leads back to a host that does not know itself as the destination.',
      'A relay’s transport or smarthost points back at the sender.',
    ],
    whatToDo: [
      'Read the Received headers of the bounce: the same pair of hosts repeats.',
      '“mail for X loops back to myself”: our MTA is the MX but does not have X in its domains.',
      'Break the forwarding at one of the two ends, then send again.',
    ],
    retry: RETRY_AFTER_FIX,
    suppress: 'never',
  },
  remote_system_full: {
    title: 'Remote out of space',
    meaning: 'The receiving server itself has run out of disk space or other resources.',
    side: 'theirs',
    causes: [
      'Their mail disk or queue is full.',
      'Their server protects itself under memory or disk pressure.',
      '452 is also said when one transaction names too many recipients.',
    ],
    whatToDo: [
      'Let the MTA retry.',
      'Too many recipients: the MTA splits them by itself on the next try.',
      'Lasting for a day: tell their postmaster by another way.',
    ],
    retry: RETRY_SOFT,
    suppress: 'never',
  },
  remote_unavailable: {
    title: 'Remote not available',
    meaning:
      'The remote server answered, but would not serve us now: busy, shutting down, or it waited too long for us.',
    side: 'theirs',
    causes: [
      'Too busy or too many connections.',
      'Shutting down or in maintenance.',
      'Its idle timeout ran out: the session lay still too long, perhaps because we were slow.',
    ],
    whatToDo: [
      'Let the MTA retry: the host is reachable, this is not a “no answer”.',
      'An idle timeout on reused connections: shorten how long we keep them open.',
      'Too many connections: lower our concurrency to this destination.',
    ],
    retry: RETRY_SOFT,
    suppress: 'never',
  },
  remote_next_hop: {
    title: 'Their next hop failed',
    meaning: 'The remote answered, and reports that its own onward connection or lookup failed.',
    side: 'theirs',
    causes: [
      'A gateway in front cannot reach the mail server behind it.',
      'Their recipient check by call-out finds the other server down.',
      'Their DNS or directory failed while they checked our message.',
    ],
    whatToDo: [
      'Let the MTA retry; our connection to them is fine.',
      'If a gateway is yours or your customer’s, look behind it.',
      'Lasting for 24 h: send their postmaster the whole reply; it names the host that fails.',
    ],
    retry: RETRY_SOFT,
    suppress: 'never',
  },
} as const satisfies Readonly<Record<string, ReasonAdvice>>;
