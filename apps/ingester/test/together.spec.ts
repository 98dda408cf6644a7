import { Tallies } from '../src/ingest/tallies';
import { STARTING, type ReadingState } from '../src/readers/reading-state';
import { together } from '../src/readers/together';

const NO_LINES = { recognized: 0, notOurs: 0, unparsed: 0, cut: 0, lastAt: null, firstAt: null };

const reading = (state: Partial<ReadingState> = {}): ReadingState => ({
  ...STARTING,
  isReading: true,
  ...state,
});

const problem = (of: 'kafka' | 'store', since: number) => ({
  of,
  message: of,
  since,
  nextTryAt: since + 1,
});

describe('several readers as one', () => {
  it('reads when all of them do', () => {
    expect(together([reading(), reading()]).isReading).toBe(true);
    expect(together([reading(), STARTING]).isReading).toBe(false);
  });

  it('tells of the problem that has been there longest', () => {
    const states = [reading(), problem('store', 7), problem('kafka', 5)].map((one) =>
      'of' in one ? reading({ problem: one }) : one,
    );
    expect(together(states).problem).toEqual(problem('kafka', 5));
    expect(together([reading()]).problem).toBeNull();
  });

  it('was saved when the one that waits longest was; when none waits, at the last time', () => {
    const [early, late] = [reading({ savedAt: 10 }), reading({ savedAt: 20 })];
    expect(together([early, late, reading()])).toMatchObject({ isSaved: true, savedAt: 20 });
    const waiting = { ...early, isSaved: false };
    expect(together([waiting, late])).toMatchObject({ isSaved: false, savedAt: 10 });
    expect(together([late, reading({ isSaved: false })]).savedAt).toBeNull();
  });

  it('counts what all of them counted', () => {
    const [one, other] = [new Tallies(), new Tallies()];
    one.addLines({ ...NO_LINES, read: 0 }, { ...NO_LINES, read: 3, recognized: 2, lastAt: 99 });
    other.addLines({ ...NO_LINES, read: 0 }, { ...NO_LINES, read: 4, recognized: 4, lastAt: 50 });
    one.addRows('delivery_attempts', 2);
    other.addRows('delivery_attempts', 5);
    other.addRows('not_attempted', 1);
    other.addGap({ topic: 'mail', partition: 1, from: 10, to: 15 });
    const { tallies } = together([reading({ tallies: one }), reading({ tallies: other })]);
    expect(tallies).toMatchObject({
      lines: { read: 7, recognized: 6 },
      newestLineAt: 99,
      gapsFound: 1,
      recordsLost: 5,
      gaps: [{ topic: 'mail', partition: 1, from: 10, to: 15 }],
    });
    expect(Object.fromEntries(tallies.rows)).toEqual({ delivery_attempts: 7, not_attempted: 1 });
  });
});
