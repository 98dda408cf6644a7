import type { DeliveryAttempt, NotAttempted } from '../attempt';
import type { SavedDigest } from '../digest/log-digest';
import { LogDigest } from '../digest/log-digest';
import type { SavedCorrelation } from './correlator';
import { Correlator } from './correlator';

interface Told {
  attempts: DeliveryAttempt[];
  orphans: string[];
  notAttempted: NotAttempted[];
  correlator: Correlator;
  unparsed: number;
}

function read(lines: readonly string[], saved?: SavedCorrelation, source = 'log'): Told {
  const told: Omit<Told, 'correlator'> = {
    attempts: [],
    orphans: [],
    notAttempted: [],
    unparsed: 0,
  };
  const correlator = new Correlator({
    attempt: (attempt) => told.attempts.push(structuredClone(attempt)),
    orphan: ({ host, result }) => told.orphans.push(`${host} ${result}`),
    notAttempted: (line) => told.notAttempted.push(line),
  });
  if (saved !== undefined) correlator.restore(saved);
  const origin = {
    source,
    defaultHost: 'here',
    timeZone: 'UTC',
    referenceTime: Date.parse('2026-11-21T12:00:00Z'),
  };
  const digest = new LogDigest(origin, correlator, () => told.unparsed++);
  digest.push(Buffer.from(lines.map((line) => `${line}\n`).join('')));
  digest.end();
  return { ...told, correlator };
}

/** `domain: reason, recipients, connections` of each attempt, the way a person would note it. */
function noted({ attempts, correlator }: Told): string[] {
  correlator.finish();
  return attempts.map(
    ({ domain, reason, recipients, connections }) =>
      `${domain}: ${reason}, ${recipients.map(({ status }) => status).join('+')}, ` +
      `[${connections.map(({ host, result }) => `${host} ${result}`).join(', ')}]`,
  );
}

const smtp = (text: string, pid = 1, clock = '09:00:00', host = 'out1'): string =>
  `Nov 21 ${clock} ${host} postfix/smtp[${pid}]: ${text}`;
const failed = (to: string, text: string, id = 'ABCDEF0123', delays = '1/2/3/0'): string =>
  `${id}: to=<${to}>, relay=none, delay=3, delays=${delays}, dsn=4.4.1, status=deferred (${text})`;
const sent = (to: string, mx: string, id = 'ABCDEF0123', delays = '1/2/3/0'): string =>
  `${id}: to=<${to}>, relay=${mx}[192.0.2.9]:25, delay=3, delays=${delays}, dsn=2.0.0, status=sent (250 2.0.0 Ok)`;
const timedOut = (mx: string, n = 1): string =>
  `connect to ${mx}[192.0.2.${n}]:25: Connection timed out`;

describe('Postfix deliveries', () => {
  it('count a failed connect once, and tie it to its delivery by process', () => {
    const told = read([
      smtp(timedOut('mx1.a.test'), 1),
      smtp(timedOut('mx.b.test', 2), 2),
      smtp(timedOut('mx2.a.test', 3), 1),
      smtp(failed('u@b.test', timedOut('mx.b.test', 2), 'BBBBBB0002'), 2),
      smtp(failed('u@a.test', timedOut('mx2.a.test', 3)), 1),
    ]);
    expect(noted(told).sort()).toEqual([
      'a.test: no_answer, deferred, [mx1.a.test no_answer, mx2.a.test no_answer]',
      'b.test: no_answer, deferred, [mx.b.test no_answer]',
    ]);
  });

  it('keep both facts: the host is down, the mail is fine', () => {
    const told = read([smtp(timedOut('mx1.a.test')), smtp(sent('u@a.test', 'mx2.a.test'))]);
    expect(noted(told)).toEqual([
      'a.test: delivered, sent, [mx1.a.test no_answer, mx2.a.test answered]',
    ]);
  });

  it('are one attempt with several recipients, and one attempt a domain', () => {
    const why = timedOut('relay.test');
    const told = read([
      smtp(why),
      smtp(failed('u1@a.test', why)),
      smtp(failed('u2@a.test', why)),
      smtp(failed('u3@b.test', why)),
    ]);
    expect(noted(told)).toEqual([
      'a.test: no_answer, deferred+deferred, [relay.test no_answer]',
      'b.test: no_answer, deferred, []',
    ]);
  });

  it('are delivered as soon as one recipient was', () => {
    const refusal =
      'host mx.a.test[192.0.2.9] said: 550 5.1.1 <x@a.test>: User unknown (in reply to RCPT TO command)';
    const bounced = sent('x@a.test', 'mx.a.test').replace(
      /dsn=.*/,
      `dsn=5.1.1, status=bounced (${refusal})`,
    );
    const told = read([smtp(bounced), smtp(sent('u@a.test', 'mx.a.test'))]);
    expect(noted(told)).toEqual(['a.test: delivered, bounced+sent, [mx.a.test answered]']);
  });

  it('are told apart by the time before the delivery, though queue id and process are the same', () => {
    const why = timedOut('mx.a.test');
    const told = read([
      smtp(why),
      smtp(failed('u@a.test', why, 'ABCDEF0123', '1/2/3/0')),
      smtp(why, 1, '09:10:00'),
      smtp(failed('u@a.test', why, 'ABCDEF0123', '600/2/3/0'), 1, '09:10:00'),
    ]);
    expect(noted(told)).toHaveLength(2);
  });

  it('do not believe the last error where an earlier address tells more', () => {
    const six = 'connect to mx.a.test[2001:db8::1]:25: Network is unreachable';
    const told = read([smtp(timedOut('mx.a.test')), smtp(six), smtp(failed('u@a.test', six))]);
    expect(noted(told)).toEqual([
      'a.test: no_answer, deferred, [mx.a.test no_answer, mx.a.test network_unreachable]',
    ]);
  });

  it('were answered if an earlier host said anything', () => {
    const said =
      'host mx1.a.test[192.0.2.8] said: 450 4.3.0 Error: command failed (in reply to MAIL FROM command)';
    const why = timedOut('mx2.a.test');
    const told = read([smtp(`ABCDEF0123: ${said}`), smtp(why), smtp(failed('u@a.test', why))]);
    expect(noted(told)).toEqual([
      'a.test: remote_tempfail, deferred, [mx1.a.test answered, mx2.a.test no_answer]',
    ]);
    expect(told.attempts[0]).toMatchObject({ speaker: 'remote', replyCode: 450 });
  });

  it('count no connection twice when a connection is used again', () => {
    const again = sent('u@a.test', 'mx.a.test', 'BBBBBB0002').replace(
      ', delay=',
      ', conn_use=2, delay=',
    );
    expect(noted(read([smtp(sent('u@a.test', 'mx.a.test')), smtp(again)]))).toEqual([
      'a.test: delivered, sent, [mx.a.test answered]',
      'a.test: delivered, sent, []',
    ]);
  });

  it('were not tried when suspended', () => {
    const told = read([
      `Nov 21 09:00:00 out1 postfix/error[9]: ${failed('u@a.test', `delivery temporarily suspended: ${timedOut('mx.a.test')}`)}`,
    ]);
    expect(noted(told)).toEqual([]);
    expect(told.notAttempted).toMatchObject([
      { kind: 'suspended', reason: 'no_answer', domain: 'a.test' },
    ]);
  });

  it('blame nobody else for a dead content filter', () => {
    const why = 'connect to 127.0.0.1[127.0.0.1]:10024: Connection refused';
    expect(noted(read([smtp(why), smtp(failed('u@a.test', why))]))).toEqual([
      'a.test: local_fault, deferred, [127.0.0.1 refused]',
    ]);
  });

  it('leave connections without a delivery line to stand on their own', () => {
    const told = read([
      smtp(timedOut('mx.a.test'), 1),
      smtp('warning: 9 o\u2019clock', 1, '09:20:00'),
    ]);
    told.correlator.finish();
    expect(told.orphans).toEqual(['mx.a.test no_answer']);
  });

  it('stand N times in a line that is repeated N times', () => {
    const told = read([
      smtp(`message repeated 3 times: [ ${timedOut('mx.a.test')}]`),
      smtp(failed('u@a.test', timedOut('mx.a.test'))),
    ]);
    expect(noted(told)).toEqual([
      'a.test: no_answer, deferred, [mx.a.test no_answer, mx.a.test no_answer, mx.a.test no_answer]',
    ]);
    expect(told.attempts[0]?.connections.map(({ position }) => position.ordinal)).toEqual([
      0, 1, 2,
    ]);
  });
});

describe('stories', () => {
  it('end: by log time, and nothing remains', () => {
    const told = read([
      smtp(timedOut('mx.a.test'), 1, '09:00:00'),
      smtp(timedOut('mx.b.test'), 2, '09:20:00'),
      smtp(failed('u@b.test', timedOut('mx.b.test')), 2, '09:20:01'),
    ]);
    expect(told.correlator.ends).toEqual({ byLine: 0, byTime: 1, byBound: 0, atEnd: 0 });
    expect(told.correlator.open).toBe(1);
    told.correlator.finish();
    expect(told.correlator.open).toBe(0);
    expect(told.orphans).toEqual(['mx.a.test no_answer']);
  });

  it('have a clock for each log host', () => {
    const told = read([
      smtp(timedOut('mx.a.test'), 1, '09:00:00', 'out1'),
      smtp(timedOut('mx.b.test'), 1, '11:00:00', 'out2'),
      smtp(failed('u@a.test', timedOut('mx.a.test')), 1, '09:00:01', 'out1'),
    ]);
    expect(noted(told)).toEqual(['a.test: no_answer, deferred, [mx.a.test no_answer]']);
  });

  it('are bounded in number', () => {
    const lines = Array.from({ length: 20_010 }, (_, i) => smtp(timedOut('mx.a.test'), i + 1));
    const told = read(lines);
    expect(told.correlator.ends.byBound).toBe(10);
    expect(told.correlator.open).toBe(20_000);
  });

  it('go on from run to run, however the log is cut', () => {
    const why = timedOut('mx.a.test');
    const lines = [
      smtp(timedOut('mx1.a.test')),
      smtp(why),
      smtp(failed('u1@a.test', why)),
      smtp(failed('u2@a.test', why)),
      smtp(sent('u@b.test', 'mx.b.test', 'BBBBBB0002'), 1, '09:00:09'),
    ];
    const whole = noted(read(lines));
    for (let cut = 1; cut < lines.length; cut++) {
      const first = read(lines.slice(0, cut), undefined, 'first');
      const saved = JSON.parse(JSON.stringify(first.correlator.save())) as SavedCorrelation;
      const second = read(lines.slice(cut), saved, 'second');
      const begun = first.attempts.length;
      expect([...noted(first).slice(0, begun), ...noted(second)]).toEqual(whole);
    }
  });
});

describe('Exim deliveries', () => {
  const line = (text: string, clock = '09:00:00'): string =>
    `2026-11-21 ${clock} 1xUhp4-0004tA-2L ${text}`;

  it('tie host failures to their message', () => {
    const told = read([
      line('H=mx1.a.test [192.0.2.1]:25 Connection timed out'),
      line('=> u@a.test R=dnslookup T=remote_smtp H=mx2.a.test [192.0.2.2]:25 C="250 2.0.0 Ok"'),
      line('Completed'),
    ]);
    expect(told.correlator.open).toBe(0);
    expect(noted(told)).toEqual([
      'a.test: delivered, sent, [mx1.a.test no_answer, mx2.a.test answered]',
    ]);
  });

  it('are one attempt with several addresses', () => {
    const told = read([
      line('=> u@a.test R=dnslookup T=remote_smtp H=mx.a.test [192.0.2.2]:25 C="250 Ok"'),
      line('-> v@a.test R=dnslookup T=remote_smtp H=mx.a.test [192.0.2.2]:25 C="250 Ok"'),
    ]);
    expect(noted(told)).toEqual(['a.test: delivered, sent+sent, [mx.a.test answered]']);
  });

  it('give each domain of a message its own hosts', () => {
    const told = read([
      line('H=mx.a.test [192.0.2.1]:25 Connection timed out'),
      line('H=mx.b.test [192.0.2.2]:25 Connection refused'),
      line('== u@b.test R=dnslookup T=remote_smtp defer (111): Connection refused'),
      line('== u@a.test R=dnslookup T=remote_smtp defer (110): Connection timed out'),
    ]);
    expect(noted(told)).toEqual([
      'b.test: refused, deferred, [mx.b.test refused]',
      'a.test: no_answer, deferred, [mx.a.test no_answer]',
    ]);
  });

  it('are one attempt and then an expiry when Exim gives up in the same second', () => {
    const told = read([
      line('H=mx.a.test [192.0.2.1]:25 Connection timed out'),
      line('== u@a.test R=dnslookup T=remote_smtp defer (110): Connection timed out'),
      line('** u@a.test: retry timeout exceeded'),
    ]);
    expect(noted(told)).toEqual(['a.test: no_answer, deferred, [mx.a.test no_answer]']);
    expect(told.notAttempted).toMatchObject([{ kind: 'expired', status: 'expired' }]);
  });

  it('join the lines that syslog took in parts', () => {
    const told = read([
      'Nov 21 09:00:00 mx exim[7]: [1/2] 2026-11-21 09:00:00 1xUhp4-0004tA-2L == u@a.test R=dnslookup T=remote_smtp defer (110): Conn',
      'Nov 21 09:00:00 mx exim[7]: [2/2] ection timed out',
    ]);
    expect(noted(told)).toEqual(['a.test: no_answer, deferred, []']);
  });
});

describe('open stories', () => {
  const lines = [
    smtp(timedOut('mx1.a.test')),
    smtp(failed('one@a.test', timedOut('mx1.a.test'))),
    smtp(failed('two@a.test', timedOut('mx1.a.test'))),
    smtp(timedOut('mx1.b.test', 2)),
  ];

  it('are shown as they stand, stay open, and are shown again only after a line', () => {
    const told = read(lines.slice(0, 2));
    told.correlator.showOpen();
    told.correlator.showOpen();
    expect(told.attempts).toHaveLength(1);
    expect(told.attempts[0]!.recipients).toHaveLength(1);
    expect(told.correlator.open).toBe(1);
  });

  it('have a row that grows under the same position, and its weight with it', () => {
    const early = read(lines.slice(0, 2));
    early.correlator.showOpen();
    const late = read(lines);
    late.correlator.finish();
    expect(late.attempts[0]!.position).toEqual(early.attempts[0]!.position);
    expect(late.attempts[0]!.weight).toBeGreaterThan(early.attempts[0]!.weight);
    expect(late.orphans).toEqual(['mx1.b.test no_answer']);
  });

  it('are shown after they were restored: whoever saved them may not have come to it', () => {
    const { correlator } = read(lines);
    const saved = JSON.parse(JSON.stringify(correlator.save())) as SavedCorrelation;
    const told = read([], saved);
    told.correlator.showOpen();
    expect(told.attempts).toHaveLength(1);
    expect(told.orphans).toEqual(['mx1.b.test no_answer']);
  });
});

describe('a digest that goes on where another stood', () => {
  it('counts, repeats and joins as if it had read all', () => {
    const lines = [
      `Nov 21 09:00:00 mx1 exim[7]: [1/2] 2026-11-21 09:00:00 1vMN3h-00000001kCJ-3LQc H=mx.a.test [192.0.2.7]`,
      `Nov 21 09:00:00 mx1 exim[7]: [2/2]  Connection timed out`,
      smtp(timedOut('mx1.a.test')),
      'Nov 21 09:00:01 out1 last message repeated 2 times',
      '',
    ].map((line) => Buffer.from(`${line}\n`));
    const origin = {
      source: 's',
      defaultHost: 'h',
      timeZone: 'UTC',
      referenceTime: Date.parse('2026-11-21T12:00:00Z'),
    };
    const sink = (orphans: unknown[]): Correlator =>
      new Correlator({
        attempt: () => undefined,
        orphan: (one) => orphans.push(one),
        notAttempted: () => undefined,
      });
    const whole: unknown[] = [];
    const inOne = sink(whole);
    const one = new LogDigest(origin, inOne, () => undefined);
    const pieces: unknown[] = [];
    let correlator = sink(pieces);
    let digest = new LogDigest(origin, correlator, () => undefined);
    for (const line of lines) {
      one.push(line);
      digest.push(line);
      const saved = JSON.parse(JSON.stringify([digest.save(), correlator.save()])) as [
        SavedDigest,
        SavedCorrelation,
      ];
      correlator = sink(pieces);
      correlator.restore(saved[1]);
      digest = new LogDigest(origin, correlator, () => undefined, saved[0]);
    }
    inOne.finish();
    correlator.finish();
    expect(whole).toHaveLength(4);
    expect(pieces).toEqual(whole);
    expect(digest.counts).toEqual(one.counts);
    expect(digest.position).toBe(one.position);
  });

  it('dates stamps without a year by the latest change, over New Year', () => {
    const told: number[] = [];
    const correlator = new Correlator({
      attempt: () => undefined,
      orphan: ({ at }) => told.push(at),
      notAttempted: () => undefined,
    });
    const origin = {
      source: 's',
      defaultHost: 'h',
      timeZone: 'UTC',
      referenceTime: Date.parse('2026-12-31T23:59:58Z'),
    };
    const digest = new LogDigest(origin, correlator, () => undefined);
    digest.push(Buffer.from(`Dec 31 23:59:57 out1 postfix/smtp[1]: ${timedOut('mx1.a.test')}\n`));
    digest.referenceTime = Date.parse('2027-01-01T00:00:03Z');
    digest.push(Buffer.from(`Jan  1 00:00:02 out1 postfix/smtp[1]: ${timedOut('mx2.a.test')}\n`));
    correlator.finish();
    expect(told.map((at) => new Date(at).getUTCFullYear())).toEqual([2026, 2027]);
  });
});
