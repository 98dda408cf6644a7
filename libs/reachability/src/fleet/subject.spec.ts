import fc from 'fast-check';
import type { Bucket, Contact, Memory } from '..';
import { DAY, emptyMemory, evaluate, HOUR, knownAs, MINUTE, SETTINGS } from '..';
import { contactNow, partLengthOf } from './contact-now';

const START = Date.UTC(2026, 0, 5);
/** Nothing is forgotten meanwhile. */
const PATIENT = { ...SETTINGS, remembered: { ...SETTINGS.remembered, atLeast: DAY } };

interface Tried {
  readonly minute: number;
  readonly sender: string;
  readonly first: number;
  readonly last: number;
  readonly answer: number | null;
  readonly verdicts: number;
  readonly failed: number;
  readonly late: number;
  /** Some are told for half an hour at once. */
  readonly minutes: number;
}

const tried = fc.record<Tried>({
  minute: fc.integer({ min: 0, max: 90 }),
  sender: fc.constantFrom('out1', 'out2', 'out3'),
  first: fc.integer({ min: 0, max: 29_999 }),
  last: fc.integer({ min: 30_000, max: 59_999 }),
  answer: fc.option(fc.integer({ min: 0, max: 59_999 })),
  verdicts: fc.constantFrom(0, 0, 1),
  failed: fc.constantFrom(0, 1, 3),
  late: fc.constantFrom(0, 0, 0, 2, 20),
  minutes: fc.constantFrom(1, 1, 1, 30),
});

function bucketOf(one: Tried): Bucket {
  const { minute, sender, answer, verdicts, failed, minutes } = one;
  const from = START + (minute - (minute % minutes)) * MINUTE;
  const [first, last] = [one.first * minutes, one.last * minutes];
  const answered = answer === null ? 0 : 2;
  return {
    ...{
      subject: 'x.example',
      logHost: sender,
      from,
      seconds: 60 * minutes,
      attempts: failed + answered,
    },
    ...{ delivered: answered, answered, noAnswer: failed, unreachable: failed },
    reasons: failed > 0 ? { no_answer: failed } : {},
    ...{ suspended: 0, expired: 0, verdicts },
    firstFailure: failed > 0 ? from + first : null,
    lastFailure: failed > 0 ? from + (failed > 1 ? last : first) : null,
    lastAnswer: answer === null ? null : from + answer * minutes,
  };
}

/** Of a stranger only the counts are known for sure. */
function contactIn(memory: Memory): Contact | null {
  const subject = knownAs(memory, 'domains', 'x.example');
  if (subject === null) return null;
  return contactNow(subject, () => false, partLengthOf(PATIENT));
}

const keyOf = ({ from, logHost }: Bucket): string => `${from} ${logHost}`;

describe('what is known of one domain', () => {
  it('is the same told minute by minute, late and mixed up, as told in one go', () => {
    fc.assert(
      fc.property(fc.array(tried, { minLength: 1, maxLength: 40 }), (all) => {
        const once = [...new Map(all.map((one) => [keyOf(bucketOf(one)), one])).values()];
        const [whole, piecemeal] = [emptyMemory(), emptyMemory()];
        const end = START + 130 * MINUTE;
        const sorted = once.map(bucketOf).toSorted((a, b) => a.from - b.from);
        evaluate(whole, { domains: sorted }, end, PATIENT);
        for (let minute = 0; minute <= 110; minute++) {
          const domains = once.filter((one) => one.minute + one.late === minute).map(bucketOf);
          if (domains.length > 0)
            evaluate(piecemeal, { domains }, START + (minute + 1) * MINUTE, PATIENT);
        }
        expect(contactIn(piecemeal)).toEqual(contactIn(whole));
      }),
      { numRuns: 500 },
    );
  });

  it('is settled in a minute of its own, the same one each time', () => {
    const memory = emptyMemory();
    const settledAt = (hours: number): number[] => {
      const minutes: number[] = [];
      const names = Array.from({ length: 200 }, (_, i) => `d${i}.example`);
      const before = new Map<string, number>();
      for (let minute = 0; minute < 60; minute++) {
        const now = START + hours * HOUR + minute * MINUTE;
        const one = { ...ANSWER, from: now - MINUTE, lastAnswer: now - MINUTE };
        evaluate(memory, { domains: names.map((subject) => ({ ...one, subject })) }, now);
        for (const { name, settledUpTo } of memory.domains.values()) {
          if (before.has(name) && before.get(name) !== settledUpTo) minutes.push(minute);
          before.set(name, settledUpTo);
        }
      }
      return minutes;
    };
    for (let hours = 0; hours < 3; hours++) settledAt(hours);
    const [one, other] = [settledAt(3), settledAt(4)];
    expect(other).toEqual(one);
    const most = Math.max(...one.map((minute) => one.filter((m) => m === minute).length));
    expect(most).toBeLessThan(30);
  });
});

const ANSWER = bucketOf({
  ...{ minute: 0, sender: 'out1', first: 0, last: 0, answer: 0, verdicts: 0, failed: 0, late: 0 },
  minutes: 1,
});
