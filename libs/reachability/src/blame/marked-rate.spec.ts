import { blamedTimes, HOUR, markedRates, MINUTE } from '..';

const START = Date.UTC(2026, 0, 5);

const minute = (logHost: string, at: number, noAnswer: number, attempts = 10) => ({
  ...{ logHost, from: START + at * MINUTE, seconds: 60 },
  ...{ attempts, noAnswer, unreachable: noAnswer + (noAnswer > 0 && noAnswer < attempts ? 1 : 0) },
});

describe('a rate with what is ours in it', () => {
  const outage = [{ logHost: 'out1', from: START + 2 * MINUTE, to: START + 4 * MINUTE }];

  it('tells apart what was made while its sender did not get out', () => {
    const buckets = [0, 1, 2, 3, 4].flatMap((at) => [
      minute('out1', at, at === 2 || at === 3 ? 9 : 0),
      minute('out2', at, at === 2 ? 1 : 0),
    ]);
    const rates = markedRates(buckets, outage);
    expect(rates).toMatchObject({ attempts: 100, noAnswers: 19, unreachable: 22 });
    expect(rates.blamed).toEqual({
      ...{ attempts: 20, noAnswers: 18, unreachable: 20, senders: ['out1'] },
    });
    expect(rates.noAnswerRate.value).toBe(0.19);
    expect(rates.theirNoAnswerRate.value).toBe(1 / 80);
    expect(rates.because).toBe(
      '19 of 100 attempts got no answer (19 %); 18 of them are ours, made while out1 did not get out: without these it is 1.3 %.',
    );
  });

  it('stays unknown without attempts, and without others than ours', () => {
    expect(markedRates([], outage).because).toBe('No attempt was made, so the rate is unknown.');
    const rates = markedRates([minute('out1', 2, 10)], outage);
    expect(rates.theirNoAnswerRate.value).toBeNull();
    expect(rates.because).toBe(
      '10 of 10 attempts got no answer (100 %); 10 of them are ours, made while out1 did not get out: no other attempt was made.',
    );
    expect(markedRates([minute('out2', 2, 1)], outage).because).toBe(
      '1 of 10 attempts got no answer (10 %).',
    );
  });

  it('takes an hour for blamed where half of it is', () => {
    const hour = { ...minute('out1', 0, 5), seconds: 3600 };
    const until = (to: number | null) => [{ logHost: 'out1', from: START, to }];
    expect(markedRates([hour], until(START + HOUR / 2)).blamed.noAnswers).toBe(5);
    expect(markedRates([hour], until(START + HOUR / 3)).blamed.noAnswers).toBe(0);
    expect(markedRates([hour], until(null)).blamed.noAnswers).toBe(5);
  });

  it('takes its times from findings', () => {
    const finding = {
      ...{ logHost: 'out1', start: START, foundAt: START + MINUTE, endedAt: null },
      ...{ tried: 9, failing: 9, triedByOthers: 9, reachedByOthers: 9 },
      ...{ reasons: {}, destinations: [], because: '' },
    };
    expect(blamedTimes([finding])).toEqual([{ logHost: 'out1', from: START, to: null }]);
  });
});
