/** The conversation broke, the name did not resolve, or TLS failed: before any verdict of the remote. */

import { RETRY_AFTER_FIX, RETRY_SOFT, RETRY_UNREACHABLE } from '../retry';
import type { ReasonAdvice } from '../types';

export const CONNECTION = {
  connection_lost: {
    title: 'Connection lost',
    meaning: 'The connection stood and then broke before the remote had decided on the message.',
    side: 'depends',
    causes: [
      'Their server crashed, restarted or hung up without a word.',
      'They drop clients they distrust instead of answering.',
      'A firewall or middlebox on the way cut the session, for example one that meddles with SMTP.',
      'Packets that are too large vanish on the way (path MTU), so the loss comes during DATA.',
    ],
    whatToDo: [
      'Let the MTA retry.',
      'Note where it breaks (“while receiving the initial server greeting”, “sending message body”): the same place every time is a clue.',
      'Broken at the greeting, and only for us: look for our address on blocklists.',
      'Broken during DATA: send a small and a large message; if only the large one breaks, check the path MTU.',
      'Cisco ASA on the way? Turn off its ESMTP inspection.',
    ],
    retry: RETRY_SOFT,
    suppress: 'never',
  },
  conversation_timeout: {
    title: 'Conversation timed out',
    meaning: 'The remote answered at first and then fell silent in the middle of the dialogue.',
    side: 'depends',
    causes: [
      'Their server is overloaded or waits for its own content filter or disk.',
      'They slow us down on purpose (tarpitting).',
      'Packet loss or a path MTU problem, mostly while the message body is sent.',
      'Our timeouts are shorter than RFC 5321 asks for.',
    ],
    whatToDo: [
      'Let the MTA retry.',
      'See at which command it stalls; at the end of DATA the message may have been taken all the same: expect a duplicate.',
      'Compare small and large messages to rule out the path MTU.',
      'Keep our timeouts at the defaults or above (Postfix smtp_data_done_timeout is 600 s).',
    ],
    retry: RETRY_SOFT,
    suppress: 'never',
  },
  dns_tempfail: {
    title: 'DNS did not answer',
    meaning:
      'The name could not be looked up for now: the resolver or their name servers gave no usable answer.',
    side: 'depends',
    causes: [
      'Their name servers are down, unreachable or misconfigured (SERVFAIL, lame delegation).',
      'DNSSEC of the domain is broken.',
      'Our resolver is down, overloaded or cut off.',
    ],
    whatToDo: [
      'One domain or all? All: repair our resolver first (`dig @RESOLVER example.org`).',
      'Ask for the records: `dig MX example.com`; SERVFAIL that vanishes with `+cd` is broken DNSSEC.',
      'Follow the delegation: `dig +trace MX example.com`.',
      'Let the MTA retry; tell the domain’s owner if it lasts for a day.',
    ],
    retry: RETRY_UNREACHABLE,
    suppress: 'never',
  },
  dns_nxdomain: {
    title: 'Domain does not exist',
    meaning: 'The DNS says with authority that the recipient’s domain does not exist.',
    side: 'theirs',
    causes: [
      'The address has a typing error in the domain.',
      'The domain has expired or was given up.',
      'An internal name is used that public DNS does not know.',
    ],
    whatToDo: [
      'Read the domain letter by letter, and ask again: `dig MX example.com`.',
      'Was it there yesterday? `whois example.com` shows an expired registration.',
      'Correct or remove the address; an expired domain may come back within weeks.',
    ],
    retry: RETRY_AFTER_FIX,
    suppress: 'when_final',
  },
  dns_no_mail_host: {
    title: 'Domain takes no mail',
    meaning:
      'The domain exists but names no usable mail host: no MX and no address, an MX without address, or a null MX (RFC 7505).',
    side: 'theirs',
    causes: [
      'The domain has a null MX (`MX 0 .`): its owner declares that it takes no mail.',
      'The MX names a host that has no address record.',
      'There is neither an MX nor an address record for the domain.',
      'The address has a typing error and hits a parked domain.',
    ],
    whatToDo: [
      'Look: `dig +short MX example.com`; a lone `.` is a null MX, and that is final.',
      'Check that each MX host has an address: `dig +short A mx.example.com` and `AAAA`.',
      'Null MX or parked: remove the address. MX without address: tell the domain’s owner.',
    ],
    retry: RETRY_AFTER_FIX,
    suppress: 'when_final',
  },
  tls_failure: {
    title: 'TLS failed',
    meaning: 'An encrypted connection was required and could not be made or verified.',
    side: 'depends',
    causes: [
      'Their certificate is expired, self-signed or for another name, and policy (MTA-STS, DANE, ours) wants it valid.',
      'No TLS version or cipher that both sides speak.',
      'They do not offer STARTTLS and our policy demands it, or they demand it and we do not use it.',
      'A middlebox strips STARTTLS.',
    ],
    whatToDo: [
      'Look by hand: `openssl s_client -starttls smtp -connect mx.example.com:25 -servername mx.example.com`.',
      'Check what policy applies: `dig TXT _mta-sts.example.com`, `dig TLSA _25._tcp.mx.example.com`.',
      'If only our own policy map demands it, decide whether this destination may be an exception.',
      'They demand TLS: turn it on (Postfix `smtp_tls_security_level = may`).',
      'Expired or wrong certificate: tell their postmaster.',
    ],
    retry: RETRY_SOFT,
    suppress: 'never',
  },
} as const satisfies Readonly<Record<string, ReasonAdvice>>;
