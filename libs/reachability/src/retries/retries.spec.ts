import fc from 'fast-check';
import { retryAdvice, USUAL_SCHEDULE } from './schedule';
import type { MessageLife } from './survival';
import { stepAt, survivalOf } from './survival';

const lives = fc.array(
  fc.record({
    seconds: fc.integer({ min: 0, max: 100_000 }),
    end: fc.constantFrom('delivered' as const, 'given_up' as const, 'waiting' as const),
  }),
  { minLength: 1, maxLength: 60 },
);

/** Efron's redistribution to the right: a censored message's weight goes to those watched longer. No product. */
function byRedistribution(all: readonly MessageLife[], until: number): number {
  const left = all
    .map((life) => ({ ...life, weight: 1 / all.length }))
    .toSorted(
      (a, b) => a.seconds - b.seconds || Number(a.end === 'waiting') - Number(b.end === 'waiting'),
    );
  let deliveredBy = 0;
  left.forEach(({ seconds, end }, i) => {
    const weight = left[i]!.weight;
    if (end === 'delivered' && seconds <= until) deliveredBy += weight;
    const later = left.slice(i + 1);
    if (end === 'waiting') for (const other of later) other.weight += weight / later.length;
  });
  return deliveredBy;
}

describe('the survival curve', () => {
  it('is the textbook one: Freireich’s 6-MP data (1963), as printed in every course', () => {
    const ended = [6, 6, 6, 7, 10, 13, 16, 22, 23];
    const censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
    const steps = survivalOf([
      ...ended.map((seconds) => ({ seconds, end: 'delivered' as const })),
      ...censored.map((seconds) => ({ seconds, end: 'waiting' as const })),
    ]);
    expect(steps.map(({ seconds, waiting }) => [seconds, waiting.toFixed(3)])).toEqual([
      [6, '0.857'],
      [7, '0.807'],
      [10, '0.753'],
      [13, '0.690'],
      [16, '0.627'],
      [22, '0.538'],
      [23, '0.448'],
    ]);
    expect(steps.map(({ error }) => error.toFixed(4))).toEqual([
      '0.0764',
      '0.0869',
      '0.0963',
      '0.1068',
      '0.1141',
      '0.1282',
      '0.1346',
    ]);
  });

  it('gives the delivered share that moving the weights of the unseen gives', () => {
    fc.assert(
      fc.property(lives, fc.integer({ min: 0, max: 100_000 }), (all, until) => {
        const ours = stepAt(survivalOf(all), until)?.deliveredBy ?? 0;
        expect(ours).toBeCloseTo(byRedistribution(all, until), 9);
      }),
    );
  });

  it('never has more delivered and waiting than there were', () => {
    fc.assert(
      fc.property(lives, (all) => {
        for (const { waiting, deliveredBy } of survivalOf(all))
          expect(waiting + deliveredBy).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});

describe('the advice on retries', () => {
  it('drops the retries that do not pay, and says when hope is gone', () => {
    const advice = retryAdvice([
      { seconds: 20 * 60, end: 'delivered', count: 60 },
      { seconds: 100 * 60, end: 'delivered', count: 20 },
      { seconds: 5 * 86_400, end: 'given_up', count: 40 },
    ]);
    expect(advice.schedule).toEqual([1800, 7200]);
    expect(advice.hopelessAfter).toBe(7200);
    expect(advice.because).toBe(
      'Of 120 messages that got no answer at first 80 were delivered later, 40 given up, 0 still wait; ' +
        'trying again pays after 30 min, 2 h; after 2 h hardly any gets through.',
    );
  });

  it('says nothing of times that nobody watched, nor of a handful', () => {
    const advice = retryAdvice([{ seconds: 2000, end: 'waiting', count: 5 }]);
    expect(advice.marks.map(({ deliveredBy }) => deliveredBy)).toEqual([0, null, null, null, null]);
    expect(advice.schedule).toBeNull();
    expect(advice.hopelessAfter).toBeNull();
  });

  it('never calls hopeless what is not over', () => {
    fc.assert(
      fc.property(lives, (all) => {
        const waiting = all.map((life) => ({ ...life, end: 'waiting' as const }));
        expect(retryAdvice(waiting).hopelessAfter).toBeNull();
        expect(retryAdvice(waiting).marks).toHaveLength(USUAL_SCHEDULE.length);
      }),
    );
  });
});
