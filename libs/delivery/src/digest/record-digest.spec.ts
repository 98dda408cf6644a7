import type { LogRecord } from '@noanswer/maillog';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeptRows, identityOf } from '../../samples/kept-rows';
import { CUT_AT_SLASH, OF_SYSLOG, OF_WHOLE_LINES, recordOf } from '../../samples/shippers';
import type { ConnectionAttempt, DeliveryAttempt, DeliverySink } from '../attempt';
import { Correlator } from '../correlate/correlator';
import { LogDigest } from './log-digest';
import type { SavedRecordDigest } from './record-digest';
import { RecordDigest } from './record-digest';
import type { UnknownRecord } from './unknown-record';
import type { UnparsedLine } from './unparsed-line';

const PLACE = { topic: 'mail', partition: 3 };
const RECORD_TIME = Date.parse('2026-11-30T00:00:00Z');
const LOGS = join(__dirname, '../../../../test/lab/logs');

function linesOf(name: string): string[] {
  return readFileSync(join(LOGS, name), 'latin1')
    .split('\n')
    .filter((line) => line !== '');
}

class Reading {
  readonly rows = new KeptRows();
  readonly unparsed: UnparsedLine[] = [];
  readonly unknown: UnknownRecord[] = [];
  digest: RecordDigest;

  constructor(saved?: SavedRecordDigest) {
    this.digest = this.begin(saved);
  }

  /** The process ends here, and another takes up what was saved. */
  interrupt(showsOpen: boolean): void {
    if (showsOpen) this.digest.showOpen();
    this.digest = this.begin(JSON.parse(JSON.stringify(this.digest.save())) as SavedRecordDigest);
  }

  push(records: readonly LogRecord[]): this {
    for (const record of records) this.digest.push(record);
    return this;
  }

  end(): this {
    this.digest.showOpen();
    return this;
  }

  private begin(saved?: SavedRecordDigest): RecordDigest {
    const { rows, unparsed, unknown } = this;
    const on = {
      unparsed: (line: UnparsedLine) => void unparsed.push(line),
      unknown: (record: UnknownRecord) => void unknown.push(record),
    };
    return new RecordDigest(PLACE, 'UTC', rows, on, saved);
  }
}

function recordsOf(values: readonly string[], key: string): LogRecord[] {
  return values.map((value, offset) => recordOf(value, offset, key, RECORD_TIME));
}

function throughFile(lines: readonly string[], host: string): KeptRows {
  const rows = new KeptRows();
  const correlator = new Correlator(rows);
  const origin = { source: 'file', defaultHost: host, timeZone: 'UTC', referenceTime: RECORD_TIME };
  const digest = new LogDigest(origin, correlator, () => undefined);
  digest.push(Buffer.from(`${lines.join('\n')}\n`, 'latin1'));
  digest.end();
  correlator.finish();
  return rows;
}

describe.each([
  ['postfix.log', { ...OF_WHOLE_LINES, ...OF_SYSLOG }],
  ['postfix-rfc3339.log', { ...OF_WHOLE_LINES, ...OF_SYSLOG }],
  ['exim-syslog.log', { ...OF_WHOLE_LINES, ...OF_SYSLOG }],
  ['exim-mainlog', OF_WHOLE_LINES],
  ['exim-selectors-mainlog', OF_WHOLE_LINES],
])('%s', (name, shippers) => {
  const lines = linesOf(name);
  const key = name === 'exim-mainlog' ? 'agent' : 'out9';
  const host = name.includes('mainlog') ? 'agent' : 'none';

  it.each(Object.entries(shippers))('through %s tells what the file tells', (form, ship) => {
    const isHostInEnvelope = ['Filebeat', 'Vector'].includes(form);
    const wanted = throughFile(lines, isHostInEnvelope ? host : key);
    const { rows, unknown, digest } = new Reading().push(recordsOf(ship(lines), key)).end();
    expect(unknown).toEqual([]);
    expect(rows.told).toEqual(wanted.told);
    expect(rows.attempts.size).toBeGreaterThan(50);
    expect(digest.lines).toMatchObject({ read: lines.length, notOurs: 0, unparsed: 0, cut: 0 });
    expect(digest.position).toBe(lines.length);
  });

  it('through records of several lines tells what the file tells', () => {
    const wanted = throughFile(lines, key).told;
    const sizes = fc.infiniteStream(fc.integer({ min: 1, max: 40 }));
    fc.assert(
      fc.property(sizes, (size) => {
        const values: string[] = [];
        for (let at = 0; at < lines.length;) {
          const to = at + (size.next().value as number);
          values.push(lines.slice(at, to).join('\n'));
          at = to;
        }
        expect(new Reading().push(recordsOf(values, key)).end().rows.told).toEqual(wanted);
      }),
      { numRuns: 10 },
    );
  });
});

describe('where the daemon is lost', () => {
  const lines = linesOf('postfix.log');
  it.each(Object.entries(CUT_AT_SLASH))('%s: the text tells what the file tells', (_form, ship) => {
    const { rows, digest } = new Reading().push(recordsOf(ship(lines), 'k')).end();
    expect(rows.told).toEqual(throughFile(lines, 'k').told);
    expect(digest.lines).toMatchObject({ notOurs: 0, unparsed: 0 });
  });
});

describe('records that a real rsyslogd sent', () => {
  const rowsOf = (form: string): { told: readonly string[]; reading: Reading } => {
    const text = readFileSync(join(__dirname, '../../samples/rsyslog', `${form}.jsonl`), 'utf8');
    const sent = text.split('\n').filter((line) => line !== '');
    const records = sent.map((line) => {
      const { offset, ts, key, payload } = JSON.parse(line) as Record<string, string>;
      return recordOf(
        Buffer.from(payload ?? '').toString('latin1'),
        Number(offset),
        key ?? '',
        Number(ts),
      );
    });
    const reading = new Reading().push(records).end();
    return { told: reading.rows.told, reading };
  };

  it('the same lines in three forms make the same rows', () => {
    const { told, reading } = rowsOf('plain3164');
    expect(reading.digest.records).toMatchObject({ plain: 700, unknown: 0 });
    expect(reading.rows.attempts.size).toBeGreaterThan(100);
    expect(rowsOf('json').told).toEqual(told);
    expect(rowsOf('rfc5424').told).toEqual(told);
    expect(rowsOf('json').reading.digest.records).toMatchObject({ rsyslog: 700, unknown: 0 });
  });
});

/** Several hosts of both MTAs in one partition, each in a form of its own, several lines a record. */
const mixed = fc
  .array(
    fc.record({
      name: fc.constantFrom(
        'postfix.log',
        'postfix-rfc3339.log',
        'exim-syslog.log',
        'exim-mainlog',
      ),
      form: fc.nat(),
      from: fc.nat(600),
      count: fc.integer({ min: 1, max: 60 }),
      sizes: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }),
    }),
    { minLength: 2, maxLength: 6 },
  )
  .chain((parts) => {
    const queues = parts.map(({ name, form, from, count, sizes }, host) => {
      const shippers = Object.values(
        name === 'exim-mainlog' ? OF_WHOLE_LINES : { ...OF_WHOLE_LINES, ...OF_SYSLOG },
      );
      const ship = shippers[form % shippers.length] ?? ((all): readonly string[] => all);
      const shipped = ship(linesOf(name).slice(from, from + count));
      const values: string[] = [];
      for (let at = 0, i = 0; at < shipped.length; i++) {
        const size = sizes[i % sizes.length] ?? 1;
        values.push(shipped.slice(at, at + size).join('\n'));
        at += size;
      }
      return { values, key: `host${host}` };
    });
    const slots = queues.flatMap(({ values }, i) => values.map(() => i));
    return fc.shuffledSubarray(slots, { minLength: slots.length }).map((order) => {
      const next = queues.map(() => 0);
      return order.map((i, offset) => {
        const queue = queues[i] ?? { values: [], key: '' };
        const value = queue.values[next[i] ?? 0] ?? '';
        next[i] = (next[i] ?? 0) + 1;
        return recordOf(value, 1000 + offset, queue.key, RECORD_TIME);
      });
    });
  });

describe('a digest that is interrupted', () => {
  it('gives the rows of one that is not, wherever that happens', () => {
    fc.assert(
      fc.property(
        mixed,
        fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 6 }),
        (records, cuts) => {
          const whole = new Reading().push(records).end();
          const cut = new Reading();
          const places = new Map(cuts.map(([at, shows]) => [at % (records.length + 1), shows]));
          records.forEach((record, i) => {
            const shows = places.get(i);
            if (shows !== undefined) cut.interrupt(shows);
            cut.push([record]);
          });
          cut.end();
          expect(cut.rows.sorted).toEqual(whole.rows.sorted);
          expect(inOrder(cut.digest.save())).toEqual(inOrder(whole.digest.save()));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('gives them too where some records come again', () => {
    fc.assert(
      fc.property(mixed, fc.nat(), fc.nat(30), (records, at, back) => {
        const whole = new Reading().push(records).end();
        const again = new Reading();
        const place = at % (records.length + 1);
        again.push(records.slice(0, place));
        again.interrupt(true);
        const from = Math.max(0, place - back);
        again.push(records.slice(from)).end();
        expect(again.rows.sorted).toEqual(whole.rows.sorted);
        expect(again.digest.records.again).toBe(place - from);
      }),
      { numRuns: 50 },
    );
  });

  it('has no two rows with one identity', () => {
    fc.assert(
      fc.property(mixed, (records) => {
        const owners = new Map<string, string>();
        const own = (
          table: string,
          { position }: DeliveryAttempt | ConnectionAttempt,
          who: string,
        ): void => {
          const identity = `${table} ${identityOf(position)}`;
          expect(owners.get(identity) ?? who).toBe(who);
          owners.set(identity, who);
        };
        const sink: DeliverySink = {
          attempt: (row) => {
            own('attempt', row, `${row.logHost} ${row.queueId} ${row.domain}`);
            row.connections.forEach((one) => {
              sink.orphan(one);
            });
          },
          orphan: (row) => {
            own('connection', row, `${row.logHost} ${row.ip} ${row.port} ${row.at}`);
          },
          notAttempted: (row) => {
            const identity = `not ${identityOf(row.position)}`;
            expect(owners.has(identity)).toBe(false);
            owners.set(identity, row.recipient);
          },
        };
        const on = { unparsed: () => undefined, unknown: () => undefined };
        const digest = new RecordDigest(PLACE, 'UTC', sink, on);
        for (const record of records) digest.push(record);
        digest.showOpen();
      }),
      { numRuns: 100 },
    );
  });

  it('never changes a row of a line before the oldest that it says it needs', () => {
    fc.assert(
      fc.property(mixed, fc.nat(), (records, at) => {
        const place = at % (records.length + 1);
        const reading = new Reading().push(records.slice(0, place)).end();
        const { oldestNeeded, position } = reading.digest;
        const before = new Map(reading.rows.sorted.map((row) => [JSON.stringify(idOf(row)), row]));
        reading.push(records.slice(place)).end();
        for (const row of reading.rows.sorted) {
          const { offset } = (row as { position: { offset: number } }).position;
          if (offset >= position || offset >= oldestNeeded) continue;
          expect(row).toEqual(before.get(JSON.stringify(idOf(row))));
        }
      }),
      { numRuns: 150 },
    );
  });
});

/** Hosts come back in another order, and hosts without an open story not at all. */
function inOrder({ stories, parser, ...rest }: SavedRecordDigest): unknown {
  const sorted = (list: readonly unknown[]): string[] =>
    list.map((one) => JSON.stringify(one)).sort();
  const { postfix, exim } = stories;
  return { ...rest, joins: parser.joins, postfix: sorted(postfix), exim: sorted(exim) };
}

function idOf(row: unknown): unknown {
  const { table, identity } = row as { table: string; identity: string };
  return [table, identity];
}

const CONNECT = 'postfix/smtp[12]: connect to mx.dead.test[10.0.0.1]:25: Connection timed out';

describe('a digest of records', () => {
  it('names rows after topic, partition, offset, and line in the record', () => {
    const repeated = `Nov 21 09:55:54 out1 postfix/smtp[12]: message repeated 2 times: [ ${CONNECT.slice(18)}]`;
    const value = [`Nov 21 09:55:54 out1 ${CONNECT}`, repeated].join('\n');
    const { rows } = new Reading().push([recordOf(value, 77, 'k', RECORD_TIME)]).end();
    expect([...rows.connections.values()].map(({ position }) => position)).toEqual([
      { source: 'kafka:mail/3', offset: 77, ordinal: 0 },
      { source: 'kafka:mail/3', offset: 77, ordinal: 1000 },
      { source: 'kafka:mail/3', offset: 77, ordinal: 1001 },
    ]);
  });

  it('names a line that syslog split after its first part', () => {
    const part = (pid: number, mark: string, text: string): string =>
      `Nov 21 09:55:54 out1 exim[${pid}]: ${mark} ${text}`;
    const head = '1xUhp4-0004tA-2L == u@d.test R=dnslookup T=remote_smtp defer (110): ';
    const first = [part(1, '[1\\2]', head), part(2, '[1\\2]', head.replace('2L', '2M'))].join('\n');
    const second = [part(2, '[2/2]', 'Connection timed out'), part(1, '[2/2]', 'Connection timed out')].join('\n'); // prettier-ignore
    const records = [first, second].map((value, offset) =>
      recordOf(value, offset, 'k', RECORD_TIME),
    );
    const { rows } = new Reading().push(records).end();
    const named = [...rows.attempts.values()].map(({ queueId, position }) => [queueId, position.offset, position.ordinal]); // prettier-ignore
    expect(named.sort()).toEqual([
      ['1xUhp4-0004tA-2L', 0, 0],
      ['1xUhp4-0004tA-2M', 0, 1000],
    ]);
  });

  it('needs the first part of a line that syslog split', () => {
    const { digest } = new Reading().push([
      recordOf(
        'Nov 21 09:55:54 out1 exim[1]: [1/2] 1xUhp4-0004tA-2L == u@d.test',
        5,
        'k',
        RECORD_TIME,
      ),
      recordOf('Nov 21 09:55:54 out1 sshd[1]: hello', 6, 'k', RECORD_TIME),
    ]);
    expect([digest.oldestNeeded, digest.position]).toEqual([5, 7]);
  });

  it('counts records that are no envelope, and keeps a sample', () => {
    const values = ['hello\nworld', '{"a":1}', '{', `Nov 21 09:55:54 out1 ${CONNECT}`, 'hello\nNov 21 09:55:54 out1 sshd[1]: x']; // prettier-ignore
    const { digest, unknown } = new Reading().push(recordsOf(values, 'k'));
    expect(unknown).toEqual([
      {
        ...PLACE,
        offset: 0,
        at: RECORD_TIME,
        why: 'no line with a time stamp',
        text: 'hello\nworld',
      },
      { ...PLACE, offset: 1, at: RECORD_TIME, why: 'JSON without a log line', text: '{"a":1}' },
      { ...PLACE, offset: 2, at: RECORD_TIME, why: 'JSON that cannot be read', text: '{' },
    ]);
    expect(digest.records).toMatchObject({ unknown: 3, plain: 2 });
    expect(digest.lines).toMatchObject({ read: 3, recognized: 1, notOurs: 2, unparsed: 0, cut: 0 });
  });

  it('keeps lines that it does not understand', () => {
    const text = 'Nov 21 09:55:54 out1 postfix/smtp[12]: A0BEEF1: to=<a@b.test>, odd';
    const { unparsed, digest } = new Reading().push([recordOf(text, 9, 'k', RECORD_TIME)]);
    expect(unparsed).toMatchObject([
      { source: 'kafka:mail/3', offset: 9, program: 'postfix/smtp', text },
    ]);
    expect(digest.lines).toMatchObject({ read: 1, unparsed: 1 });
  });

  it('dates stamps without a year by the record, also where records jump between years', () => {
    const years = [2026, 2024, 2025, 2026, 2023];
    const records = years.map((year, offset) =>
      recordOf(
        `Nov 21 09:55:54 out1 ${CONNECT}`,
        offset,
        'k',
        Date.parse(`${year}-11-22T00:00:00Z`),
      ),
    );
    const { rows } = new Reading().push(records).end();
    const found = [...rows.connections.values()].map(({ at }) => new Date(at).getUTCFullYear());
    expect(found).toEqual(years);
  });

  it('keeps the time of the record before where one has none', () => {
    const at = Date.parse('2020-11-22T00:00:00Z');
    const reading = new Reading().push([recordOf('x', 0, 'k', at)]);
    reading.interrupt(false);
    reading.push([recordOf(`Nov 21 09:55:54 out1 ${CONNECT}`, 1, 'k', -1)]).end();
    const found = [...reading.rows.connections.values()].map((one) => one.at);
    expect(found).toEqual([Date.parse('2020-11-21T09:55:54Z')]);
  });

  it('ends the stories of a host that went away', () => {
    const line = (host: string, stamp: string): string => `${stamp} ${host} ${CONNECT}`;
    const hour = (h: number): number => Date.parse('2026-11-21T10:00:00Z') + h * 3_600_000;
    const { digest } = new Reading().push([
      recordOf(line('gone', 'Nov 21 09:55:54'), 0, 'k', hour(0)),
    ]);
    digest.push(recordOf(line('here', 'Nov 21 11:55:54'), 900_000, 'k', hour(2)));
    expect([digest.open, digest.oldestNeeded]).toEqual([2, 0]); // too few records
    digest.push(recordOf(line('here', 'Nov 21 12:05:54'), 1_100_000, 'k', hour(2)));
    expect([digest.open, digest.oldestNeeded]).toEqual([1, 900_000]);
    expect(digest.ends).toMatchObject({ byTime: 1 });
  });

  it('passes over offsets that hold no record', () => {
    const { digest } = new Reading();
    digest.reach(50);
    digest.reach(40);
    expect([digest.position, digest.oldestNeeded]).toEqual([50, 50]);
  });
});
