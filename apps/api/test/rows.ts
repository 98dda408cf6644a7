import type { ConnectionAttempt, DeliveryAttempt, NotAttempted } from '@noanswer/delivery';
import {
  aConnection,
  anAttempt,
  aSuspendedLine,
  noAnswer,
} from '../../../libs/store/src/fixtures/rows';

/** What stands in the logs that the API is asked about. Times are told in minutes before `now`. */
export interface Written {
  readonly attempts: readonly DeliveryAttempt[];
  readonly orphans: readonly ConnectionAttempt[];
  readonly lines: readonly NotAttempted[];
}

/** Words of a stranger: quotes, markup, control characters, a direction mark, a fake log line. */
export const HOSTILE =
  'host mx.hostile.example[192.0.2.66] said: 550 "</script><img src=x onerror=alert(1)>" \u202e\u0007 \'; DROP TABLE places; --\nERROR';

const MINUTE = 60_000;

/**
 * - `dead.example`: 30 attempts, none answered, one every minute, tried by out1 only, 5 suspended.
 * - `half.example`: 20 attempts in the last hours, half of them in no answer; the other half delivered.
 * - `xn--bcher-kva.example` and `grüße.example`: one as IDNs are mostly logged, one as UTF-8.
 * - `old.example`: tried and delivered three days ago, not since.
 * - `inside.example`: handed over to a filter only: no attempt that counts.
 * - `hostile.example`: refused with {@link HOSTILE}.
 * - `suspended.example`: never tried, only suspended.
 */
export function rowsBefore(now: number): Written {
  const ago = (minutes: number): number => now - minutes * MINUTE;
  const many = (count: number, make: (i: number) => DeliveryAttempt): DeliveryAttempt[] =>
    Array.from({ length: count }, (_, i) => make(i));
  const silent = (domain: string, at: number): DeliveryAttempt =>
    noAnswer({
      domain,
      at,
      connections: [
        aConnection({ domain, at, host: `mx.${domain}`, ip: '192.0.2.9', result: 'no_answer' }),
      ],
    });
  return {
    attempts: [
      ...many(30, (i) => silent('dead.example', ago(30 - i))),
      ...many(10, (i) => silent('half.example', ago(100 + i))),
      ...many(10, (i) => anAttempt({ domain: 'half.example', at: ago(120 + i), logHost: 'out2' })),
      anAttempt({ domain: 'xn--bcher-kva.example', at: ago(5) }),
      anAttempt({ domain: 'grüße.example', at: ago(6), mta: 'exim', logHost: 'out2' }),
      ...many(3, (i) => anAttempt({ domain: 'old.example', at: ago(3 * 1440 + i) })),
      anAttempt({ domain: 'inside.example', at: ago(7), reason: 'handed_over', speaker: 'local' }),
      anAttempt({
        domain: 'hostile.example',
        at: ago(8),
        reason: 'policy_rejected',
        rule: 'reply',
        replyCode: 550,
        enhancedCode: '',
        dsn: '5.0.0',
        text: HOSTILE,
        recipients: [{ address: 'jo@hostile.example', status: 'bounced', dsn: '5.0.0' }],
      }),
    ],
    orphans: [aConnection({ domain: '', at: ago(4), result: 'refused', ip: '2001:db8::1' })],
    lines: [
      ...Array.from({ length: 5 }, (_, i) =>
        aSuspendedLine({ domain: 'dead.example', at: ago(i) }),
      ),
      aSuspendedLine({ domain: 'suspended.example', at: ago(9) }),
    ],
  };
}
