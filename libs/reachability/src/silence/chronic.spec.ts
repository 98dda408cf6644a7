import fc from 'fast-check';
import type { Bucket, Coverage, News } from '..';
import { DAY, emptyMemory, evaluate, HOUR, memoryFromLines, MINUTE, savedLines } from '..';

const START = Date.UTC(2026, 0, 5);
const SENDERS = ['out1', 'out2'];

interface Tried {
  readonly failed?: number;
  readonly answered?: number;
  readonly from?: string;
  readonly verdicts?: number;
  readonly suspended?: number;
}

/** One minute of one domain. */
function minute(subject: string, at: number, tried: Tried): Bucket {
  const { failed = 0, answered = 0, from: logHost = 'out1', verdicts = 0, suspended = 0 } = tried;
  const from = START + at;
  return {
    subject,
    logHost,
    from,
    seconds: 60,
    attempts: failed + answered,
    delivered: answered,
    answered,
    noAnswer: failed,
    unreachable: failed,
    reasons: failed > 0 ? { no_answer: failed } : {},
    suspended,
    expired: 0,
    verdicts,
    firstFailure: failed > 0 ? from : null,
    lastFailure: failed > 0 ? from + 20_000 : null,
    lastAnswer: answered > 0 ? from + 40_000 : null,
  };
}

/** A fleet that is well: both senders are answered by other destinations all the time. */
class Fleet {
  memory = emptyMemory();
  states: string[] = [];
  sentences: string[] = [];

  at(at: number, buckets: readonly Bucket[], coverage?: Coverage[]): void {
    const others = SENDERS.flatMap((from) =>
      [0, 1, 2, 3, 4, 5].map((i) => minute(`well${i}.example`, at, { answered: 1, from })),
    );
    const seen = SENDERS.map((logHost) => ({ logHost, seenUpTo: START + at + MINUTE, gaps: [] }));
    this.evaluate({ domains: [...others, ...buckets], coverage: coverage ?? seen }, at);
  }

  evaluate(news: News, at: number): void {
    const { changes } = evaluate(this.memory, news, START + at + MINUTE);
    for (const change of changes)
      if (change.kind === 'domain') {
        this.states.push(`${at / HOUR} h ${change.subject} ${change.chronic.state}`);
        this.sentences.push(change.chronic.because);
      }
  }

  /** One evaluation each hour from `from` to below `to`. */
  hours(
    from: number,
    to: number,
    tried: Tried | null,
    coverage?: (at: number) => Coverage[],
  ): void {
    for (let hour = from; hour < to; hour++)
      this.at(
        hour * HOUR,
        tried === null ? [] : [minute('dead.example', hour * HOUR, tried)],
        coverage?.(hour * HOUR),
      );
  }
}

describe('chronically unreachable', () => {
  it('is what did not answer for a day, was tried all along, and by a sender that reaches others', () => {
    const fleet = new Fleet();
    fleet.hours(0, 3, { answered: 2 });
    fleet.hours(3, 40, { failed: 1 });
    expect(fleet.states).toEqual(['5 h dead.example suspect', '27 h dead.example chronic']);
    expect(fleet.sentences[1]).toBe(
      'Nothing has answered for 24 h: 25 attempts from 1 sender failed (25 no answer); ' +
        'it last answered 2026-01-05 02:00 UTC.',
    );
  });

  it('is over with one answer, on probation for six hours, and comes back sooner', () => {
    const fleet = new Fleet();
    fleet.hours(0, 30, { failed: 1 });
    fleet.hours(30, 31, { answered: 1 });
    fleet.hours(31, 40, { failed: 1 });
    fleet.hours(40, 48, { answered: 1 });
    expect(fleet.states.map((text) => text.replace(' dead.example', ''))).toEqual([
      '2 h suspect',
      '24 h chronic',
      '30 h recovering',
      '37 h chronic',
      '40 h recovering',
      '46 h healthy',
    ]);
  });

  it('needs attempts spread over the day, and enough of them', () => {
    const fleet = new Fleet();
    fleet.hours(0, 4, { failed: 10 });
    fleet.hours(4, 25, null);
    fleet.hours(25, 26, { failed: 10 });
    expect(fleet.states).toEqual(['1 h dead.example suspect']);
  });

  it('takes Exim’s own verdict for attempts it no longer makes', () => {
    const fleet = new Fleet();
    fleet.hours(0, 1, { failed: 2 });
    fleet.hours(1, 5, null);
    fleet.hours(5, 6, { failed: 1 });
    fleet.hours(6, 26, { verdicts: 1, suspended: 1 });
    expect(fleet.states.at(-1)).toBe('24 h dead.example chronic');
    expect(fleet.sentences.at(-1)).toContain('Exim found it failing for a long time');
  });

  it('neither begins nor ends where nobody tries', () => {
    const fleet = new Fleet();
    fleet.hours(0, 5, { failed: 1 });
    fleet.hours(5, 300, null);
    expect(fleet.states).toEqual(['2 h dead.example suspect']);
    const flagged = new Fleet();
    flagged.hours(0, 30, { failed: 1 });
    flagged.hours(30, 400, null);
    expect(flagged.states.at(-1)).toBe('24 h dead.example chronic');
  });

  it('is not concluded while the log of a sender that reaches it is not read, nor over a lost piece', () => {
    const stopped = new Fleet();
    const behind = (at: number): Coverage[] => [
      { logHost: 'out1', seenUpTo: START + at + MINUTE, gaps: [] },
      { logHost: 'out2', seenUpTo: START + 2 * HOUR, gaps: [] },
    ];
    stopped.hours(0, 2, { answered: 1, from: 'out2' });
    stopped.hours(2, 40, { failed: 1 }, behind);
    expect(stopped.states).toEqual([]);
    stopped.hours(40, 41, { failed: 1 });
    expect(stopped.states).toEqual(['40 h dead.example chronic']);

    const lost = new Fleet();
    const gap = (at: number): Coverage[] => [
      {
        logHost: 'out1',
        seenUpTo: START + at + MINUTE,
        gaps: [[START + 20 * HOUR, START + 22 * HOUR]],
      },
      { logHost: 'out2', seenUpTo: START + at + MINUTE, gaps: [] },
    ];
    lost.hours(0, 20, { failed: 1 });
    lost.hours(20, 22, null);
    lost.hours(22, 60, { failed: 1 }, gap);
    expect(lost.states.at(-1)).toBe('46 h dead.example chronic');
  });

  it('is concluded as soon as the missing log is read, though nobody tries it again', () => {
    const behind = (at: number): Coverage[] => [
      { logHost: 'out1', seenUpTo: START + at + MINUTE, gaps: [] },
      { logHost: 'out2', seenUpTo: START + 2 * HOUR, gaps: [] },
    ];
    const [fleet, restarted] = [new Fleet(), new Fleet()];
    for (const one of [fleet, restarted]) {
      one.hours(0, 2, { answered: 1, from: 'out2' });
      one.hours(2, 40, { failed: 1 }, behind);
      one.hours(40, 42, null, behind);
      expect(one.states).toEqual([]);
    }
    restarted.memory = memoryFromLines(savedLines(restarted.memory));
    for (const one of [fleet, restarted]) {
      one.hours(42, 43, null);
      expect(one.states).toEqual(['42 h dead.example chronic']);
    }
  });

  it('rests on what a sender tried before it was cut off', () => {
    const fleet = new Fleet();
    fleet.hours(0, 24, { failed: 1, from: 'out2' });
    const cutOffAt = (at: number): Bucket[] =>
      [0, 1, 2, 3, 4, 5].flatMap((i) => [
        minute(`well${i}.example`, at, { answered: 1 }),
        minute(`well${i}.example`, at, { failed: 1, from: 'out2' }),
      ]);
    const seen = (at: number): Coverage[] =>
      SENDERS.map((logHost) => ({ logHost, seenUpTo: START + at + MINUTE, gaps: [] }));
    const last = 24 * HOUR + 10 * MINUTE;
    for (let at = 24 * HOUR + MINUTE; at < last; at += MINUTE)
      fleet.evaluate({ domains: cutOffAt(at), coverage: seen(at) }, at);
    expect(fleet.states.at(-1)).toBe('2 h dead.example suspect');
    const tried = minute('dead.example', last, { failed: 1 });
    fleet.evaluate({ domains: [...cutOffAt(last), tried], coverage: seen(last) }, last);
    expect(fleet.memory.senders.get('out2')?.finding).not.toBeNull();
    expect(fleet.states.at(-1)).toMatch(/^24.* h dead.example chronic$/);
  });

  it('is not concluded from a sender that reaches nobody', () => {
    const fleet = new Fleet();
    fleet.hours(0, 40, { failed: 1, from: 'out9' });
    expect(fleet.states).toEqual([]);
  });

  it('is corrected by an answer that was read late', () => {
    const fleet = new Fleet();
    fleet.hours(0, 30, { failed: 1 });
    fleet.at(30 * HOUR, [minute('dead.example', 20 * HOUR, { answered: 1, from: 'out2' })]);
    expect(fleet.states.at(-1)).toBe('30 h dead.example recovering');
    // An answer from before the silence changes nothing.
    const before = new Fleet();
    before.hours(2, 30, { failed: 1 });
    before.at(30 * HOUR, [minute('dead.example', HOUR, { answered: 1, from: 'out2' })]);
    expect(before.states.at(-1)).toBe('26 h dead.example chronic');
  });
});

describe('whatever happens', () => {
  const events = fc.array(
    fc.record({
      hours: fc.integer({ min: 1, max: 20 }),
      kind: fc.constantFrom('failed', 'answered', 'silent', 'suspended', 'both' as const),
      from: fc.constantFrom('out1', 'out2'),
    }),
    { minLength: 1, maxLength: 14 },
  );
  const triedIn = (kind: string, from: string): Tried | null =>
    kind === 'silent'
      ? null
      : {
          from,
          failed: kind === 'failed' || kind === 'both' ? 1 : 0,
          answered: kind === 'answered' || kind === 'both' ? 1 : 0,
          suspended: kind === 'suspended' ? 3 : 0,
        };

  it('a flag never begins without a day of failures since the last answer', () => {
    fc.assert(
      fc.property(events, (all) => {
        const fleet = new Fleet();
        let [hour, lastAnswer, failures] = [0, -1, [] as number[]];
        for (const { hours, kind, from } of all)
          for (let i = 0; i < hours; i++, hour++) {
            const tried = triedIn(kind, from);
            if ((tried?.answered ?? 0) > 0) [lastAnswer, failures] = [hour, []];
            else if ((tried?.failed ?? 0) > 0) failures.push(hour);
            const before = fleet.states.length;
            fleet.hours(hour, hour + 1, tried);
            const [now] = fleet.states.slice(before);
            if (now?.endsWith('chronic') !== true) continue;
            const isRelapse = fleet.states.some((text) => text.endsWith('recovering'));
            expect(hour - failures[0]!).toBeGreaterThanOrEqual(isRelapse ? 6 : 24);
            expect(failures.length).toBeGreaterThanOrEqual(6);
            expect(lastAnswer).toBeLessThan(failures[0]!);
          }
      }),
      { numRuns: 60 },
    );
  });

  it('an evaluation without news changes nothing', () => {
    fc.assert(
      fc.property(events, (all) => {
        const fleet = new Fleet();
        let hour = 0;
        for (const { hours, kind, from } of all) {
          fleet.hours(hour, hour + hours, triedIn(kind, from));
          hour += hours;
        }
        const before = [...fleet.states];
        for (let i = 1; i < 100; i++) fleet.evaluate({ domains: [] }, (hour + i) * HOUR);
        expect(fleet.states).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });

  it('buckets in another order, given twice, or a restart in between: the same states', () => {
    fc.assert(
      fc.property(events, fc.integer(), (all, shuffle) => {
        const [plain, other] = [new Fleet(), new Fleet()];
        let hour = 0;
        for (const { hours, kind, from } of all)
          for (let i = 0; i < hours; i++, hour++) {
            const buckets = ['a.example', 'b.example', 'c.example'].flatMap((domain) => {
              const tried = triedIn(kind, from);
              return tried === null ? [] : [minute(domain, hour * HOUR, tried)];
            });
            plain.at(hour * HOUR, buckets);
            const turned = shuffle % 2 === 0 ? buckets.toReversed() : [...buckets, ...buckets];
            other.at(hour * HOUR, turned);
            if (hour % 7 === 0) other.memory = memoryFromLines(savedLines(other.memory));
          }
        expect(other.states).toEqual(plain.states);
        expect(other.sentences).toEqual(plain.sentences);
      }),
      { numRuns: 30 },
    );
  });

  it('a day of hourly or daily buckets tells the same as its minutes', () => {
    const fleet = new Fleet();
    fleet.hours(0, 26, null);
    const hours = Array.from({ length: 26 }, (_, hour) => ({
      ...minute('dead.example', hour * HOUR, { failed: 1 }),
      seconds: 3600,
    }));
    fleet.at(26 * HOUR, hours.toReversed());
    expect(fleet.states).toEqual(['26 h dead.example chronic']);
    expect(26 * HOUR).toBeGreaterThan(DAY);
  });
});
