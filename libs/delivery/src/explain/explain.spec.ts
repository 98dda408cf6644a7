import fc from 'fast-check';
import { explain } from './explain';

const NOW = Date.parse('2026-11-21T12:00:00Z');

function told(text: string): string {
  const { as, readings } = explain(text, NOW);
  return [
    as,
    ...readings.map(({ reason, speaker, bounce }) => `${reason} ${String(speaker)} ${bounce}`),
  ].join(' | ');
}

describe('explaining what people paste', () => {
  it.each([
    ['441', 'code | no_answer null soft'],
    ['4.4.1', 'code | no_answer local soft | remote_next_hop remote soft'],
    ['421 4.4.1', 'code | no_answer local soft | remote_unavailable remote soft'],
    [
      '441 4.4.1 No answer from host mx.example.com; connection timed out, will retry',
      'bounce text | no_answer null soft',
    ],
    ['450 4.4.1 No answer from host', 'bounce text | no_answer null soft'],
    [
      '451 4.4.1 <user@example.com>: No answer from host example.com',
      'bounce text | no_answer null soft',
    ],
    [
      'connect to mail.example.com[192.0.2.1]:25: Connection timed out',
      'log line | no_answer local soft',
    ],
    ['Connection timeout - host not responding', 'words | no_answer null soft'],
    ['Unable to connect to destination server', 'words | no_answer null soft'],
    ['DNS resolution failed for host', 'words | dns_tempfail null soft'],
    [
      '550 5.4.1 Recipient address rejected: Access denied. AS(201806281)',
      'bounce text | unknown_recipient remote hard',
    ],
    [
      'Diagnostic-Code: smtp; 550 5.1.1 <u@example.com>: User unknown',
      'bounce text | unknown_recipient remote hard',
    ],
    [
      'Nov 21 09:55:54 out1 postfix/smtp[1]: ABCDE12345: to=<u@a.test>, relay=none, delay=1, delays=0/0/1/0, dsn=4.4.1, status=deferred (connect to mx.a.test[192.0.2.1]:25: Connection refused)',
      'log line | refused local soft',
    ],
    [
      '2026-11-21 09:55:54 1xUhp4-0004tA-2L == u@a.test R=dnslookup T=remote_smtp defer (110): Connection timed out',
      'log line | no_answer local soft',
    ],
    ['421 4.4.1 Connection timed out', 'bounce text | no_answer null soft'],
    ['hello', 'nothing known'],
    ['', 'nothing known'],
  ])('%s', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it('says of a suspended line that it is no attempt', () => {
    const line =
      'Nov 21 09:55:54 out1 postfix/error[1]: ABCDE12345: to=<u@a.test>, relay=none, delay=1, delays=0/0/1/0, dsn=4.4.1, status=deferred (delivery temporarily suspended: connect to mx.a.test[192.0.2.1]:25: Connection timed out)';
    expect(explain(line, NOW).readings[0]?.notes[0]).toContain('Not an attempt');
  });

  it('finds the telling line of a whole bounce', () => {
    const bounce = [
      'This is the mail system at host out1.example.',
      '<u@a.test>: host mx.a.test[192.0.2.1] said: 452 4.2.2 Mailbox full (in reply to RCPT TO command)',
      'Action: delayed',
    ].join('\n');
    expect(told(bounce)).toBe('bounce text | mailbox_full remote soft');
  });

  it('looks at the first 500 lines that are not empty', () => {
    const bounce = (before: number): string => `${'x\n\n'.repeat(before)}550 5.1.1 User unknown`;
    expect(told(bounce(499))).toContain('unknown_recipient');
    expect(told(bounce(500))).toBe('nothing known');
  });

  it('never fails, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (text) => {
        expect(['code', 'log line', 'bounce text', 'words', 'nothing known']).toContain(
          explain(text, NOW).as,
        );
      }),
    );
  });
});
