/**
 * TLS that our side demands and does not get. Postfix: src/smtp/smtp_proto.c, smtp_tls_policy.c;
 * Exim: src/transports/smtp.c, src/tls.c.
 */
import { postfixLine, type RuleFamily } from '../rule';

const HOST = 'mx.example.com[192.0.2.25]';
const EXIM = { mta: 'exim', agent: 'remote_smtp', status: 'deferred' } as const;

export const OUR_TLS: RuleFamily = {
  name: 'our TLS',
  lineOf: postfixLine,
  rules: [
    {
      name: 'tls_misconfigured_here',
      when: {
        shape: 'own_words',
        ownMachine: 'any',
        says: [
          '^tls is required, but our tls engine is unavailable',
          '^client tls configuration problem',
          '^tls policy lookup error',
        ],
      },
      reason: 'local_fault',
      samples: [
        'TLS is required, but our TLS engine is unavailable',
        'client TLS configuration problem',
      ],
    },
    {
      name: 'tls_failed',
      when: {
        shape: 'own_words',
        says: [
          '^tls is required, but was not offered',
          '^tls is required, but host',
          '^cannot start tls',
          '^server certificate not',
          '^tlsa lookup error',
          '^no tlsa records',
          '^tlsa records unusable',
          '^empty dane match list',
          '^non dnssec destination',
          '^verification not possible',
          '^a tls session is required',
          '^tls session',
          '^tls error',
          '^tls connect failed',
          '^dane error',
          '^dane attempt failed',
          '^tlsa record problem',
          '^failure while setting up tls session',
          '^a tls packet with unexpected length',
        ],
      },
      reason: 'tls_failure',
      samples: [
        `TLS is required, but was not offered by host ${HOST}`,
        `TLS is required, but host ${HOST} refused to start TLS: 454 4.7.0 TLS not available due to local problem`,
        'Cannot start TLS: handshake failure',
        'Server certificate not trusted',
        'Server certificate not verified',
        'non DNSSEC destination',
        {
          ...EXIM,
          errno: -38,
          text: 'a TLS session is required, but the server did not offer TLS support',
        },
        {
          ...EXIM,
          errno: -37,
          text: 'TLS session: (gnutls_handshake): The TLS connection was non-properly terminated.',
        },
        { ...EXIM, text: 'DANE error: tlsa lookup DEFER' },
      ],
    },
  ],
};
