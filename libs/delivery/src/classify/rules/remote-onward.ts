/**
 * The server answered us, and tells that *its* next hop did not answer it: a relay, a smarthost, a
 * gateway, or a server that verifies the recipient at another one. The host that we reached is well.
 */
import { replyLine, type RuleFamily } from '../rule';

export const REMOTE_ONWARD: RuleFamily = {
  name: 'remote: onward',
  lineOf: replyLine,
  rules: [
    {
      name: 'next_hop_failed',
      when: {
        shape: 'reply',
        says: [
          'connect to … connection refused',
          'connect to … timed out',
          'connect to … no route to host',
          'connect to … network is unreachable',
          'unverified address … lost connection with',
          'unverified address … conversation with',
          'unverified address … timed out',
          'unverified address … host or domain name not found',
          'unverified address … unable to look up host',
          'delivery temporarily suspended',
          'no answer from host',
          'could not connect to',
          'unable to connect to',
          'connecting to … failed',
          'next hop',
          'upstream server',
          'upstream host',
          'backend server',
          'destination server',
          'recipient server',
          'could not complete recipient verify callout',
          'unable to verify recipient',
          'recipient verification failed temporarily',
          'recipient address rejected domain not found',
          'name server … host not found',
          'host unknown name server',
          'deferred connection timed out',
          'deferred connection refused',
          'reply read error from',
        ],
        saysNot: ['user unknown', 'sender address rejected'],
      },
      reason: 'remote_next_hop',
      samples: [
        '450 4.1.1 <u@example.com>: Recipient address rejected: unverified address: connect to mx2.example.com[192.0.2.26]:25: Connection refused',
        '450 4.4.1 <u@example.com>: No answer from host mx.example.com',
        '450 4.1.1 <u@example.com>: Recipient address rejected: unverified address: Host or domain name not found. Name service error for name=example.com type=MX: Host not found, try again',
        '450 4.1.2 <u@example.com>: Recipient address rejected: Domain not found',
        '451 Could not complete recipient verify callout',
        '451 4.4.0 Primary target IP address responded with: "421 4.4.1 Connection timed out." Attempted failover to alternate host, but that did not succeed. Unable to connect to any host.',
        '550 5.1.2 <u@example.com>... Host unknown (Name server: mx.example.com: host not found)',
      ],
    },
  ],
};
