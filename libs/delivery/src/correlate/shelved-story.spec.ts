import type { DeliverySink } from '../attempt';
import { LogDigest } from '../digest/log-digest';
import type { SavedCorrelation } from './correlator';
import { Correlator } from './correlator';

interface Row {
  readonly what: 'attempt' | 'orphan';
  readonly row: unknown;
}

/** Reads lines through one correlator, whose every row is noted as it is given out. */
class Reading {
  readonly rows: Row[] = [];
  readonly correlator: Correlator;
  private readonly digests = new Map<string, LogDigest>();

  constructor(saved?: SavedCorrelation) {
    const sink: DeliverySink = {
      attempt: (row) => void this.rows.push({ what: 'attempt', row: structuredClone(row) }),
      orphan: (row) => void this.rows.push({ what: 'orphan', row: structuredClone(row) }),
      notAttempted: () => undefined,
    };
    this.correlator = new Correlator(sink);
    if (saved !== undefined) this.correlator.restore(saved);
  }

  /** Goes on in the source where it stood. */
  push(lines: readonly string[], source = 'log'): this {
    const digest = this.digests.get(source) ?? this.begin(source);
    digest.push(Buffer.from(lines.map((line) => `${line}\n`).join('')));
    return this;
  }

  private begin(source: string): LogDigest {
    const origin = {
      ...{ source, defaultHost: 'out1', timeZone: 'UTC' },
      referenceTime: Date.parse('2026-11-21T12:00:00Z'),
    };
    const digest = new LogDigest(origin, this.correlator, () => undefined);
    this.digests.set(source, digest);
    return digest;
  }

  finish(): readonly Row[] {
    this.correlator.finish();
    return this.rows;
  }

  saved(): SavedCorrelation {
    return JSON.parse(JSON.stringify(this.correlator.save())) as SavedCorrelation;
  }
}

const smtp = (pid: number, clock: string, text: string): string =>
  `Nov 21 ${clock} out1 postfix/smtp[${pid}]: ${text}`;
const exim = (id: string, clock: string, text: string): string =>
  `2026-11-21 ${clock} ${id} ${text}`;
const timedOut = (mx: string): string => `connect to ${mx}[192.0.2.1]:25: Connection timed out`;
const told = (to: string, text: string): string =>
  `ABCDEF0123: to=<${to}>, relay=none, delay=3, delays=1/2/3/0.5, dsn=4.4.1, status=deferred (${text})`;
const SAID =
  'host mx2.a.test[192.0.2.2] said: 451 4.7.1 greylisted, “später” (in reply to RCPT TO command)';

/** One process and one message that are still for minutes while others write; each line is of another time. */
const BUSY = [8, 9].map((pid) => smtp(pid, '09:00:00', timedOut('mx.b.test')));
const STORY = [
  smtp(1, '09:00:00', timedOut('mx1.a.test')),
  smtp(1, '09:00:01', `ABCDEF0123: ${SAID}`),
  smtp(1, '09:00:02', told('u1@a.test', timedOut('mx1.a.test'))),
  exim('1xUhp4-0004tA-2L', '09:00:02', 'H=mx1.c.test [192.0.2.3]:25 Connection timed out'),
];
const LATER = ['09:02:00', '09:03:30', '09:05:00'].flatMap((clock) => [
  smtp(9, clock, timedOut('mx.b.test')),
  exim('1xUhp5-0004tA-2L', clock, 'H=mx1.d.test [192.0.2.4]:25 Connection refused'),
]);
const END = [
  smtp(1, '09:06:00', told('u2@a.test', timedOut('mx1.a.test'))),
  exim(
    '1xUhp4-0004tA-2L',
    '09:06:00',
    '=> u@c.test R=dnslookup T=remote_smtp H=mx2.c.test [192.0.2.5]:25 C="250 Ok"',
  ),
];

/** The rows that tell of the two stories, as they were at last. */
function rowsOf(rows: readonly Row[]): unknown[] {
  const last = new Map<string, unknown>();
  for (const { row } of rows) {
    const { domain, position } = row as { domain: string; position: unknown };
    if (domain === 'a.test' || domain === 'c.test') last.set(JSON.stringify(position), row);
  }
  return [...last.values()];
}

describe('a story that nothing was heard of for a while', () => {
  it('goes on as one that others did not write beside', () => {
    const alone = new Reading().push([...STORY, ...END]).finish();
    const shelved = new Reading().push(STORY);
    shelved.correlator.showOpen();
    const withoutPlace = (rows: readonly Row[]): unknown =>
      JSON.parse(JSON.stringify(rowsOf(rows)).replace(/"offset":\d+/g, '"offset":0'));
    expect(withoutPlace(shelved.push(LATER).push(END).finish())).toEqual(withoutPlace(alone));
    expect(rowsOf(alone)).toHaveLength(2);
  });

  it('is given out as it stood where nothing came any more', () => {
    const shelved = new Reading().push(STORY);
    shelved.correlator.showOpen();
    const asItStood = rowsOf(shelved.rows);
    expect(rowsOf(shelved.push(LATER).finish())).toEqual(asItStood);
  });

  it('is saved alike, shelved or not, and goes on from there', () => {
    const [early, late] = [new Reading().push(STORY), new Reading().push(STORY)];
    late.correlator.showOpen();
    late.push(LATER);
    const storyIn = ({ postfix, exim: messages }: SavedCorrelation): unknown[] =>
      [postfix.find(({ key }) => key === 1), messages[0]].map((one) => one?.story);
    expect(storyIn(late.saved())).toEqual(storyIn(early.saved()));
    const [whole, cut] = [late, new Reading(early.saved())].map((one) =>
      one.push(END, 'next').finish(),
    );
    expect(rowsOf(cut ?? [])).toEqual(rowsOf(whole ?? []));
  });

  it('is taken up where an earlier version saved it as it was', () => {
    const position = { source: 'log', offset: 7, ordinal: 0 };
    const [at, mta] = [Date.parse('2026-11-21T09:00:00Z'), 'postfix' as const];
    const host = { host: 'mx1.a.test', ip: '192.0.2.1', port: 25, result: 'no_answer' as const };
    const waiting = [{ position, at, mta, logHost: 'out1', ...host, weight: 50 }];
    const story = { lastAt: at, last: position, waiting, delivery: '', tried: [], attempts: [] };
    const saved = { postfix: [{ host: 'out1', key: 1, story }], exim: [] };
    expect(new Reading(saved).finish()).toEqual([
      { what: 'orphan', row: { ...waiting[0], domain: '' } },
    ]);
  });

  it('ends with its source, and holds the place of its oldest line', () => {
    const shelved = new Reading().push([...BUSY, ...STORY], 'first');
    shelved.correlator.showOpen();
    const { oldestOffset, open } = shelved.correlator;
    shelved.push(LATER, 'second');
    expect(shelved.correlator.oldestOffset).toBe(oldestOffset);
    shelved.correlator.closeStoriesOf('fir');
    expect(shelved.correlator.open).toBe(open + 1);
    // The one that wrote on in the second has parts of the first as well.
    shelved.correlator.closeStoriesOf('first');
    expect(shelved.correlator.open).toBe(1);
  });
});
