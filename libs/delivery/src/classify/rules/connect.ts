/**
 * The connection that was never made: the words are the operating system's. On our own machine
 * (content filter, LMTP socket) it is our own fault, whatever the errno.
 */
import { NETWORK_ERRORS } from '../network-errors';
import { postfixLine, type RuleFamily } from '../rule';

const HOST = 'mx.example.com[192.0.2.25]';
const EXIM = { mta: 'exim', agent: 'remote_smtp', status: 'deferred' } as const;

export const CONNECT: RuleFamily = {
  name: 'connect',
  lineOf: postfixLine,
  rules: [
    {
      name: 'own_machine_unreachable',
      when: { shape: 'connect_failed', ownMachine: true },
      reason: 'local_fault',
      samples: [
        'connect to 127.0.0.1[127.0.0.1]:10024: Connection refused',
        'connect to localhost[::1]:10025: Connection timed out',
        'connect to out1.example[private/dovecot-lmtp]: No such file or directory',
        'connect to mail.example[/var/run/dovecot/lmtp]: Permission denied',
        {
          ...EXIM,
          text: 'Failed to connect to socket /run/dovecot/lmtp for dovecot_lmtp transport: No such file or directory',
        },
      ],
    },
    {
      name: 'connect_no_answer',
      when: { shape: 'connect_failed', says: NETWORK_ERRORS.noAnswer },
      reason: 'no_answer',
      samples: [
        `connect to ${HOST}:25: Connection timed out`,
        `connect to ${HOST}:25: Operation timed out`,
        { ...EXIM, text: 'Connection timed out', errno: 110 },
      ],
    },
    {
      name: 'connect_refused',
      when: { shape: 'connect_failed', says: NETWORK_ERRORS.refused },
      reason: 'refused',
      samples: [
        `connect to ${HOST}:25: Connection refused`,
        { ...EXIM, text: 'Connection refused', errno: 111 },
      ],
    },
    {
      name: 'connect_no_route',
      when: { shape: 'connect_failed', says: NETWORK_ERRORS.noRoute },
      reason: 'no_route',
      samples: [
        `connect to ${HOST}:25: No route to host`,
        `connect to ${HOST}:25: Host is down`,
        { ...EXIM, text: 'No route to host', errno: 113 },
      ],
    },
    {
      name: 'connect_network_unreachable',
      when: { shape: 'connect_failed', says: NETWORK_ERRORS.networkUnreachable },
      reason: 'network_unreachable',
      samples: [
        'connect to mx.example.com[2001:db8::25]:25: Network is unreachable',
        'connect to mx.example.com[2001:db8::25]:25: Address family not supported by protocol',
        { ...EXIM, text: 'Network is unreachable', errno: 101 },
      ],
    },
    {
      name: 'connect_reset',
      when: { shape: 'connect_failed', says: NETWORK_ERRORS.reset },
      reason: 'connection_lost',
      samples: [
        `connect to ${HOST}:25: Connection reset by peer`,
        `connect to ${HOST}:25: server dropped connection without sending the initial SMTP greeting`,
        { ...EXIM, text: 'Connection reset by peer', errno: 104 },
      ],
    },
    {
      // EACCES and EPERM from connect(2) come from our own packet filter, the others from our limits.
      name: 'connect_forbidden_here',
      when: {
        shape: 'connect_failed',
        says: [
          '^permission denied',
          '^operation not permitted',
          '^too many open files',
          '^no buffer space',
          '^cannot allocate memory',
          '^address already in use',
        ],
      },
      reason: 'local_fault',
      samples: [
        `connect to ${HOST}:25: Permission denied`,
        `connect to ${HOST}:25: Operation not permitted`,
      ],
    },
  ],
};
