import fc from 'fast-check';
import { DateTime } from 'luxon';
import { localToUtc } from './calendar';
import { LineHeader } from './line-header';

const REFERENCE = Date.parse('2026-11-21T12:00:00Z');

function read(text: string, timeZone = 'UTC', referenceTime = REFERENCE): Record<string, unknown> {
  const header = new LineHeader({ timeZone, referenceTime }, 'default');
  const style = header.read(text, 0, text.length);
  if (style === 'none') return { style };
  const at = new Date(header.at).toISOString();
  const rest = text.slice(header.start);
  if (style === 'exim') return { style, at, host: header.logHost, rest };
  const { syslogName, daemon } = header.program;
  return { style, at, host: header.logHost, syslogName, daemon, pid: header.pid, rest };
}

const SMTP = {
  style: 'syslog',
  host: 'out1',
  syslogName: 'postfix',
  daemon: 'smtp',
  pid: 12,
  rest: 'text',
};

describe('line headers', () => {
  it.each([
    ['RFC 3164', 'Nov 21 09:55:54 out1 postfix/smtp[12]: text', '2026-11-21T09:55:54.000Z'],
    ['one digit day', 'Nov  1 00:00:00 out1 postfix/smtp[12]: text', '2026-11-01T00:00:00.000Z'],
    ['priority', '<22>Nov  1 00:00:00 out1 postfix/smtp[12]: text', '2026-11-01T00:00:00.000Z'],
    ['fraction', 'Nov 21 09:55:54.123456 out1 postfix/smtp[12]: text', '2026-11-21T09:55:54.123Z'],
    [
      'RFC 3339',
      '2026-11-21T09:55:54.123456+01:00 out1 postfix/smtp[12]: text',
      '2026-11-21T08:55:54.123Z',
    ],
    [
      'RFC 3339 in UTC',
      '2026-11-21T09:55:54Z out1 postfix/smtp[12]: text',
      '2026-11-21T09:55:54.000Z',
    ],
    [
      'ISO with a space',
      '2026-11-21 09:55:54 out1 postfix/smtp[12]: text',
      '2026-11-21T09:55:54.000Z',
    ],
    [
      'year first',
      '2013 Jun 10 23:59:59.123 out1 postfix/smtp[12]: text',
      '2013-06-10T23:59:59.123Z',
    ],
    [
      'year behind the day',
      'Jun 10 2013 23:59:59 out1 postfix/smtp[12]: text',
      '2013-06-10T23:59:59.000Z',
    ],
    [
      'BusyBox, with facility and severity',
      'Nov 21 09:55:54 out1 mail.info postfix/smtp[12]: text',
      '2026-11-21T09:55:54.000Z',
    ],
    [
      'FreeBSD with -vv',
      'Nov 21 09:55:54 <mail.info> out1 postfix/smtp[12]: text',
      '2026-11-21T09:55:54.000Z',
    ],
    [
      'FreeBSD with -v',
      'Nov 21 09:55:54 <2.6> out1 postfix/smtp[12]: text',
      '2026-11-21T09:55:54.000Z',
    ],
    [
      'Solaris, with a message id',
      'Nov 21 09:55:54 out1 postfix/smtp[12]: [ID 197553 mail.info] text',
      '2026-11-21T09:55:54.000Z',
    ],
    [
      'RFC 5424',
      '<22>1 2026-11-21T09:55:54.5+00:00 out1 postfix/smtp 12 - - text',
      '2026-11-21T09:55:54.500Z',
    ],
    [
      'RFC 5424 with data and a mark',
      '<22>1 2026-11-21T09:55:54Z out1 postfix/smtp 12 ID [a b="]\\""][c d="e"] \xef\xbb\xbftext',
      '2026-11-21T09:55:54.000Z',
    ],
  ])('%s', (_name, line, at) => {
    expect(read(line)).toEqual({ ...SMTP, at });
  });

  it('takes the default host where none is named', () => {
    expect(read('Nov 21 09:55:54 postfix/smtp[12]: text')).toMatchObject({ host: 'default' });
    expect(read('<22>1 2026-11-21T09:55:54Z - postfix/smtp 12 - - text')).toMatchObject({
      host: 'default',
      daemon: 'smtp',
    });
  });

  it('takes for facility and severity only what is one', () => {
    expect(read('Nov 21 09:55:54 <mail.info> postfix/smtp[12]: text')).toMatchObject({
      host: 'default',
      daemon: 'smtp',
      rest: 'text',
    });
    expect(read('Nov 21 09:55:54 out1 exim[12]: [1/2] text')).toMatchObject({ rest: '[1/2] text' });
    expect(read('Nov 21 09:55:54 out1 postfix/smtp[12]: [ID x] text')).toMatchObject({
      rest: '[ID x] text',
    });
    for (const line of ['out1 mail.inform postfix/smtp[12]: x', 'out1 mail info: x'])
      expect(read(`Nov 21 09:55:54 ${line}`)).toMatchObject({ daemon: '', pid: 0 });
  });

  it.each([
    ['postfix-out/smtp', 'postfix-out', 'smtp'],
    ['mx-a/postfix/smtp', 'mx-a/postfix', 'smtp'],
    ['postfix/relay/smtp', 'postfix/relay', 'smtp'],
    ['mta7/qmgr', 'mta7', 'qmgr'],
  ])('knows the instance and the daemon of %s', (tag, syslogName, daemon) => {
    expect(read(`Nov 21 09:55:54 out1 ${tag}[1]: x`)).toMatchObject({ syslogName, daemon });
  });

  it.each([
    ['2026-11-21 09:55:54 1xUhp4-0004tA-2L Completed', '2026-11-21T09:55:54.000Z'],
    ['2026-11-21 09:55:54.123 1xUhp4-0004tA-2L Completed', '2026-11-21T09:55:54.123Z'],
    ['2026-11-21 09:55:54 +0100 1xUhp4-0004tA-2L Completed', '2026-11-21T08:55:54.000Z'],
  ])('reads the stamp of Exim: %s', (line, at) => {
    expect(read(line)).toEqual({
      style: 'exim',
      at,
      host: 'default',
      rest: '1xUhp4-0004tA-2L Completed',
    });
  });

  it.each([
    '',
    'hello',
    'Foo 21 09:55:54 out1 x: y',
    'Feb 30 09:55:54 out1 x: y',
    '2026-13-01 00:00:00 x',
  ])('finds no stamp in %j', (line) => {
    expect(read(line)).toEqual({ style: 'none' });
  });

  it.each(['0021', '1969', '2100', '9999'])('takes no time of the year %s for a stamp', (year) => {
    for (const stamp of [
      `${year}-11-21T09:55:54Z`,
      `${year}-11-21 09:55:54`,
      `Nov 21 ${year} 09:55:54`,
    ])
      expect(read(`${stamp} out1 postfix/smtp[12]: text`)).toEqual({ style: 'none' });
  });

  it('gives a stamp without a year the latest one that is not in the future', () => {
    const line = (day: string): string => `${day} 23:00:00 out1 postfix/smtp[12]: text`;
    expect(read(line('Nov 22'))).toMatchObject({ at: '2025-11-22T23:00:00.000Z' });
    expect(read(line('Nov 21'))).toMatchObject({ at: '2026-11-21T23:00:00.000Z' }); // clock skew
    expect(read(line('Feb 29'))).toMatchObject({ at: '2024-02-29T23:00:00.000Z' });
    const newYear = Date.parse('2027-01-01T00:10:00Z');
    expect(read(line('Dec 31'), 'UTC', newYear)).toMatchObject({ at: '2026-12-31T23:00:00.000Z' });
  });

  it('remembers nothing wrong from line to line', () => {
    const lines = [
      'Nov 21 09:55:54 out1 postfix/smtp[12]: a',
      'Nov 21 09:55:54 out2 postfix/qmgr[3]: b',
      'Nov 21 09:55:55 out1 cron: c',
      '2026-11-21T09:55:54.5+01:00 out1 postfix/smtp[12]: d',
      '2026-11-21T09:55:54.75+02:00 out1 postfix/smtp[12]: e',
      '2026-11-21 09:55:54 1xUhp4-0004tA-2L Completed',
      '2026-11-21 09:55:54 +0100 1xUhp4-0004tA-2L Completed',
      'Nov 22 23:59:59 out1 postfix/smtp[12]: f',
      '<22>1 2026-11-21T09:55:54Z out3 postfix/smtp 12 - - g',
      'nothing',
      'Nov 21 09:55:54 out1 last message repeated 2 times',
      'Nov 21 09:55:54 <mail.info> out1 postfix/smtp[12]: h',
      'Nov 21 09:55:54 <mail.info> postfix/smtp[12]: i',
      'Nov 21 09:55:54 out1 mail.info postfix/smtp[12]: [ID 1 mail.info] j',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 30 }), (sequence) => {
        const header = new LineHeader({ timeZone: 'Europe/Vienna', referenceTime: REFERENCE }, 'h');
        for (const line of sequence) {
          const fresh = new LineHeader(
            { timeZone: 'Europe/Vienna', referenceTime: REFERENCE },
            'h',
          );
          const style = header.read(line, 0, line.length);
          expect(style).toBe(fresh.read(line, 0, line.length));
          if (style === 'none') continue;
          expect([header.at, header.logHost, header.start]).toEqual([
            fresh.at,
            fresh.logHost,
            fresh.start,
          ]);
          if (style === 'syslog') {
            expect([header.program, header.pid]).toEqual([fresh.program, fresh.pid]);
          }
        }
      }),
    );
  });

  it('reads the same whatever it read before, also where the reference time moves', () => {
    const day = 24 * 3_600_000;
    const lines = ['Nov 21 09:55:54', 'Nov 21 23:59:59', 'Nov 22 00:00:00', 'Feb 29 12:00:00', 'Dec 31 23:59:59', 'Jan  1 00:00:00', '2026-11-21T09:55:54Z'].map((stamp) => `${stamp} out1 postfix/smtp[12]: x`); // prettier-ignore
    const reference = fc.integer({ min: REFERENCE - 800 * day, max: REFERENCE + 800 * day });
    const near = fc.tuple(fc.constantFrom('2026-11-20', '2026-11-21', '2026-11-22', '2027-01-01', '2024-02-29'), fc.integer({ min: -36, max: 36 })).map(([date, hours]) => Date.parse(date) + hours * 3_600_000); // prettier-ignore
    const step = fc.tuple(fc.constantFrom(...lines), fc.oneof(reference, near));
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 20 }),
        fc.constantFrom('UTC', 'Pacific/Auckland', 'America/New_York'),
        (steps, timeZone) => {
          const context = { timeZone, referenceTime: 0 };
          const header = new LineHeader(context, 'h');
          for (const [line, referenceTime] of steps) {
            context.referenceTime = referenceTime;
            header.referenceMoved();
            const fresh = new LineHeader({ timeZone, referenceTime }, 'h');
            fresh.read(line, 0, line.length);
            header.read(line, 0, line.length);
            expect(header.at).toBe(fresh.at);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('turns local time into UTC as luxon does', () => {
    const zones = [
      'Europe/Vienna',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'UTC',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({ min: new Date('2015-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        (zone, date) => {
          const at = localToUtc(date.getTime(), zone);
          const shown = DateTime.fromMillis(at, { zone });
          const wanted = date.toISOString().slice(0, 19);
          // A local time that a clock change leaves out has no instant: nothing to compare.
          if (DateTime.fromISO(wanted, { zone }).toISO()?.slice(0, 19) !== wanted) return;
          expect(shown.toISO()?.slice(0, 19)).toBe(wanted);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
