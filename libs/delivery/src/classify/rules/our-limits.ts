/**
 * Our MTA gave up of its own accord, for what the server offers or answers: our login, loops, sizes, a
 * broken reply. Postfix: src/smtp/smtp_proto.c, smtp_sasl_proto.c. Exim: src/transports/smtp.c.
 */
import { postfixLine, type RuleFamily } from '../rule';

const HOST = 'mx.example.com[192.0.2.25]';
const EXIM = { mta: 'exim', agent: 'remote_smtp', status: 'deferred' } as const;

export const OUR_LIMITS: RuleFamily = {
  name: 'our limits',
  lineOf: postfixLine,
  rules: [
    {
      name: 'our_login_failed',
      when: {
        shape: 'own_words',
        ownMachine: 'any',
        says: [
          '^sasl authentication failed',
          '^sasl cached authentication failed',
          '^authentication required but',
          '^authentication attempt s failed',
        ],
      },
      reason: 'authentication_failed',
      samples: [
        `SASL authentication failed; server ${HOST} said: 535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6`,
        `SASL authentication failed; cannot authenticate to server ${HOST}: no mechanism available`,
        `SASL authentication failed: server ${HOST} offered no compatible authentication mechanisms for this type of connection security`,
        {
          ...EXIM,
          errno: -42,
          text: 'authentication required but authentication attempt(s) failed',
        },
      ],
    },
    {
      name: 'mail_comes_back_to_us',
      when: {
        shape: 'own_words',
        ownMachine: 'any',
        says: [
          '^mail for … loops back to myself',
          '^host … greeted me with my own hostname',
          '^host … replied to helo ehlo with my own hostname',
          '^lowest numbered mx record points to local host',
          '^remote host address is the local host',
          '^mail forwarding loop for',
          '^alias database loop for',
          '^too many received headers',
          '^routing loop for',
        ],
      },
      reason: 'mail_loop',
      samples: [
        'mail for example.com loops back to myself',
        `host ${HOST} greeted me with my own hostname mx.example.com`,
        { text: 'mail forwarding loop for u@example.com', agent: 'local', status: 'bounced' },
        { ...EXIM, text: 'lowest numbered MX record points to local host' },
        { ...EXIM, text: 'remote host address is the local host' },
      ],
    },
    {
      name: 'too_big_for_the_server',
      when: {
        shape: 'own_words',
        ownMachine: 'any',
        says: ['^message size … exceeds size limit', '^message is too big'],
      },
      reason: 'size_exceeded',
      samples: [
        `message size 31457280 exceeds size limit 10485760 of server ${HOST}`,
        { ...EXIM, status: 'bounced', text: 'message is too big (transport limit = 20971520)' },
      ],
    },
    {
      name: 'server_cannot_do_it',
      when: {
        shape: 'own_words',
        says: [
          '^smtputf8 is required',
          '^response to ehlo did not include smtputf8',
          '^malformed smtp reply',
          '^host … offers smtputf8',
        ],
      },
      reason: 'protocol_error',
      samples: [
        `SMTPUTF8 is required, but was not offered by host ${HOST}`,
        {
          ...EXIM,
          errno: -19,
          text: 'Malformed SMTP reply in response to EHLO out1.example: hello there',
        },
        { ...EXIM, errno: -49, text: 'response to "EHLO" did not include SMTPUTF8' },
      ],
    },
  ],
};
