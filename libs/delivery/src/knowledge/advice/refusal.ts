/** The remote answered, and its answer is about us: volume, reputation, authentication, content, policy. */

import { RETRY_AFTER_FIX, RETRY_GREYLIST, RETRY_SLOWER, RETRY_SOFT } from '../retry';
import type { ReasonAdvice } from '../types';

export const REFUSAL = {
  throttled: {
    title: 'Throttled',
    meaning: 'The remote takes less mail from us, or for this mailbox, than we try to send.',
    side: 'ours',
    causes: [
      'More messages or connections per hour than the receiver allows.',
      'A new sending address without history, or falling reputation.',
      'A recipient that gets more mail than its provider delivers per hour.',
    ],
    whatToDo: [
      'Send more slowly to this destination: Postfix `smtp_destination_concurrency_limit`, `smtp_destination_rate_delay`; Exim `connection_max_messages`, queue runners.',
      'Find what caused the volume: a newsletter, a broken script, a stolen account.',
      'Warm up new addresses over days.',
      'Look at the receiver’s postmaster page; its reply often names it.',
    ],
    retry: RETRY_SLOWER,
    suppress: 'never',
  },
  blocklisted: {
    title: 'Blocklisted',
    meaning:
      'The remote refuses our sending address or domain because of a blocklist or its reputation.',
    side: 'ours',
    causes: [
      'Spam went out through us: a stolen account, a hacked site, an open relay.',
      'The sending address is dynamic, shared or has a bad history.',
      'Mail to spam traps or to many unknown recipients.',
      'Theirs: a mistake in how they query the list (for example through an open resolver).',
    ],
    whatToDo: [
      'Read which list the reply names, and look our address up there.',
      'Stop the spam first: `postqueue -p` or `exim -bp`, look for one sender with many messages.',
      'Then ask for removal on the list’s own page, or write to the receiver’s postmaster.',
      'Until then send by another address if policy allows; do not hammer.',
    ],
    retry: RETRY_AFTER_FIX,
    suppress: 'never',
  },
  greylisted: {
    title: 'Greylisted',
    meaning:
      'The remote turns unknown senders away once, on purpose, and lets them in when they come back.',
    side: 'theirs',
    causes: [
      'First mail from this address, sender and recipient.',
      'Our retries come from changing addresses, so each looks like the first.',
    ],
    whatToDo: [
      'Let the MTA retry: that is what is asked for.',
      'If it never gets through, let retries leave from the same address.',
    ],
    retry: RETRY_GREYLIST,
    suppress: 'never',
  },
  sender_rejected: {
    title: 'Sender rejected',
    meaning: 'The remote does not accept the sender address or our HELO name.',
    side: 'ours',
    causes: [
      'The sender’s domain does not exist or has no MX or address, so nothing could be returned to it.',
      'The sender domain has a null MX.',
      'Our HELO name is not a valid, resolvable host name.',
      'The recipient has blocked this sender.',
    ],
    whatToDo: [
      'Look: `dig MX sender-domain` and `dig A our.helo.name`.',
      'Use a sender address that can receive mail; never a host name like `www-data@localhost`.',
      'Set a full HELO name (Postfix `smtp_helo_name`, Exim `helo_data`).',
    ],
    retry: RETRY_AFTER_FIX,
    suppress: 'never',
  },
  relay_denied: {
    title: 'Relaying denied',
    meaning:
      'The remote does not see itself as responsible for the recipient’s domain and will not relay for us.',
    side: 'depends',
    causes: [
      'Their MX points at a server that does not have the domain.',
      'We use it as a smarthost and have not authenticated.',
      'The domain moved and our DNS or transport map is old.',
    ],
    whatToDo: [
      'Compare `dig +short MX example.com` with the host that refused.',
      'A transport map or smarthost of ours in use? Correct it, or give it credentials.',
      'The MX is right: tell their postmaster that the server does not know the domain.',
    ],
    retry: RETRY_AFTER_FIX,
    suppress: 'when_final',
  },
  policy_rejected: {
    title: 'Refused by policy',
    meaning:
      'A rule of the receiver forbids this message, sender or host; the reply may not say which.',
    side: 'depends',
    causes: [
      'The recipient takes mail only from certain senders or from inside.',
      'A rule on countries, networks, forwarding or attachments.',
      'Reputation or spam rules that the receiver does not name.',
    ],
    whatToDo: [
      'Read the reply to its end: a link or a code in brackets tells more.',
      'One recipient: ask that person to allow you. Whole domain: ask their postmaster.',
      'Everyone at one provider: check our reputation, SPF, DKIM, DMARC and reverse DNS.',
    ],
    retry: RETRY_AFTER_FIX,
    suppress: 'never',
  },
  authentication_failed: {
    title: 'Authentication failed',
    meaning:
      'The message or the connection did not pass a check of identity: SPF, DKIM, DMARC, reverse DNS or SMTP AUTH.',
    side: 'ours',
    causes: [
      'The sending address is not in the SPF record of the sender’s domain.',
      'DKIM is missing or broken on the way.',
      'Neither SPF nor DKIM fits the From domain, and its DMARC policy says reject.',
      'The sending address has no reverse DNS, or one that does not lead back.',
      'Wrong or missing SMTP AUTH credentials for a smarthost.',
    ],
    whatToDo: [
      'Reverse DNS: `dig -x OUR_ADDRESS`, then `dig A` of the answer must give OUR_ADDRESS.',
      'SPF and DMARC: `dig TXT sender-domain`, `dig TXT _dmarc.sender-domain`; our address must be covered.',
      'DKIM: send to a test mailbox and read its Authentication-Results header.',
      'Forwarded mail: rewrite the sender (SRS) and sign with ARC.',
      'Smarthost: check the credentials.',
    ],
    retry: RETRY_AFTER_FIX,
    suppress: 'never',
  },
  content_rejected: {
    title: 'Content rejected',
    meaning: 'The remote refused the content: it looks like spam, a virus, or is not well formed.',
    side: 'ours',
    causes: [
      'Links, attachments or wording that their filter takes for spam or malware.',
      'Malformed headers: no From, doubled headers, bare line feeds.',
      'A link to a listed domain.',
    ],
    whatToDo: [
      'Look at that message: is it spam from a stolen account?',
      'Check the headers against RFC 5322: one From, one Date, one Message-ID.',
      'Send plain text without links to the same recipient to compare.',
      'Wrongly refused: send the reply and the message id to their postmaster.',
    ],
    retry: RETRY_AFTER_FIX,
    suppress: 'never',
  },
  protocol_error: {
    title: 'Protocol error',
    meaning:
      'One side said something in the SMTP dialogue that the other did not understand or allow.',
    side: 'depends',
    causes: [
      'A middlebox rewrites or hides SMTP commands.',
      'The remote server is broken or is no SMTP server.',
      'An extension (SMTPUTF8, DSN, BDAT) is offered but does not work.',
      'Our address or HELO name has bad syntax.',
    ],
    whatToDo: [
      'See which command the reply belongs to (“in reply to …”).',
      'Speak to it by hand: `swaks --to USER@example.com --server mx.example.com`.',
      'Turn off an extension for one destination: Postfix `smtp_discard_ehlo_keyword_address_maps`, Exim `hosts_avoid_esmtp`.',
      'Turn off SMTP inspection in firewalls.',
    ],
    retry: RETRY_AFTER_FIX,
    suppress: 'never',
  },
  remote_tempfail: {
    title: 'Remote says later',
    meaning: 'The remote answered with a temporary error that tells no clearer reason.',
    side: 'theirs',
    causes: [
      'A passing fault at the receiver.',
      'Greylisting or rate limits that are not named.',
      'A lookup of our name or sender failed on their side.',
    ],
    whatToDo: [
      'Let the MTA retry.',
      'Many recipients there, for hours: read the text of the reply, then ask their postmaster.',
    ],
    retry: RETRY_SOFT,
    suppress: 'never',
  },
  remote_reject: {
    title: 'Remote refused',
    meaning: 'The remote answered with a permanent error that tells no clearer reason.',
    side: 'depends',
    causes: [
      'The recipient is not known or not allowed.',
      'A rule of the receiver that the reply does not name.',
    ],
    whatToDo: [
      'Read the text of the reply, not only its code.',
      'One recipient: check the address. Many: check our reputation and authentication.',
      'Unclear: ask their postmaster and send the whole reply.',
    ],
    retry: RETRY_AFTER_FIX,
    suppress: 'when_final',
  },
} as const satisfies Readonly<Record<string, ReasonAdvice>>;
