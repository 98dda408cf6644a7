/**
 * The conversation that broke, before or after the greeting. Postfix: src/smtp/smtp_trouble.c
 * (smtp_stream_except); Exim: src/transports/smtp.c (check_response).
 */
import { postfixLine, type RuleFamily } from '../rule';

const HOST = 'mx.example.com[192.0.2.25]';
const EXIM = { mta: 'exim', agent: 'remote_smtp', status: 'deferred' } as const;

export const CONVERSATION: RuleFamily = {
  name: 'conversation',
  lineOf: postfixLine,
  rules: [
    {
      name: 'own_machine_lost',
      when: { shape: 'connection_lost', ownMachine: true },
      reason: 'local_fault',
      samples: [
        'lost connection with 127.0.0.1[127.0.0.1] while sending end of data -- message may be sent more than once',
        { ...EXIM, text: 'LMTP connection closed after MAIL FROM:<a@example.com>' },
      ],
    },
    {
      name: 'own_machine_timeout',
      when: { shape: 'conversation_timeout', ownMachine: true },
      reason: 'local_fault',
      samples: [
        'conversation with 127.0.0.1[127.0.0.1] timed out while receiving the initial server greeting',
        'conversation with out1.example[private/filter] timed out while sending message body',
      ],
    },
    {
      name: 'greeting_timeout',
      when: { shape: 'conversation_timeout', stages: ['greeting'] },
      reason: 'greeting_timeout',
      samples: [
        `conversation with ${HOST} timed out while receiving the initial server greeting`,
        {
          ...EXIM,
          text: 'Connection timed out: SMTP timeout after initial connection',
          errno: 110,
        },
        { ...EXIM, text: 'SMTP timeout after initial connection' },
      ],
    },
    {
      name: 'conversation_timeout',
      when: {
        shape: 'conversation_timeout',
        stages: ['', 'helo', 'starttls', 'auth', 'mail', 'rcpt', 'data', 'end_of_data', 'quit'],
      },
      reason: 'conversation_timeout',
      samples: [
        `conversation with ${HOST} timed out while sending message body`,
        `conversation with ${HOST} timed out while sending RCPT TO`,
        { ...EXIM, text: 'Connection timed out: SMTP timeout after RCPT TO:<u@example.com>' },
        {
          ...EXIM,
          text: 'SMTP timeout while connected to mx.example.com [192.0.2.25] after end of data',
        },
      ],
    },
    {
      name: 'connection_lost',
      when: { shape: 'connection_lost' },
      reason: 'connection_lost',
      samples: [
        `lost connection with ${HOST} while receiving the initial server greeting`,
        `lost connection with ${HOST} while sending end of data -- message may be sent more than once`,
        {
          ...EXIM,
          errno: -18,
          text: 'Remote host closed connection in response to pipelined RCPT TO:<u@lost.test>',
        },
        {
          ...EXIM,
          text: 'Remote host mx.example.com [192.0.2.25] closed connection in response to end of data',
        },
      ],
    },
  ],
};
