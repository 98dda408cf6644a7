import type { Reason } from '../reason';

/**
 * Words that gateways and mail programs put into bounces without a code. All words of a phrase, in
 * this order and next to each other; the first phrase found decides.
 */
export const PHRASES: readonly { readonly words: string; readonly reason: Reason }[] = [
  { words: 'no answer from host', reason: 'no_answer' },
  { words: 'connection timed out', reason: 'no_answer' },
  { words: 'operation timed out', reason: 'no_answer' },
  { words: 'connection timeout', reason: 'no_answer' },
  { words: 'host not responding', reason: 'no_answer' },
  { words: 'no response from', reason: 'no_answer' },
  { words: 'server did not respond', reason: 'no_answer' },
  { words: 'unable to connect to', reason: 'no_answer' },
  { words: 'could not connect to', reason: 'no_answer' },
  { words: 'connection refused', reason: 'refused' },
  { words: 'no route to host', reason: 'no_route' },
  { words: 'network is unreachable', reason: 'network_unreachable' },
  { words: 'timed out while receiving the initial server greeting', reason: 'greeting_timeout' },
  { words: 'lost connection with', reason: 'connection_lost' },
  { words: 'remote host closed connection', reason: 'connection_lost' },
  { words: 'host or domain name not found', reason: 'dns_nxdomain' },
  { words: 'domain not found', reason: 'dns_nxdomain' },
  { words: 'unrouteable address', reason: 'dns_nxdomain' },
  { words: 'dns resolution failed', reason: 'dns_tempfail' },
  { words: 'name service error', reason: 'dns_tempfail' },
  { words: 'host lookup did not complete', reason: 'dns_tempfail' },
  { words: 'user unknown', reason: 'unknown_recipient' },
  { words: 'mailbox full', reason: 'mailbox_full' },
  { words: 'over quota', reason: 'mailbox_full' },
  { words: 'greylisted', reason: 'greylisted' },
];
