import fc from 'fast-check';
import type { Bucket } from '../bucket';
import { HOUR, MINUTE } from '../bucket';
import { compact, isShown } from './compact-bucket';
import { copyOf, keptBucket, withoutShown } from './kept-bucket';

const minutes = fc.integer({ min: 25_000_000, max: 60_000_000 });
const counts = fc.oneof(fc.nat(5), fc.nat(300), fc.nat(70_000));
const times = fc.option(fc.integer({ min: -1, max: MINUTE }));
const buckets: fc.Arbitrary<Bucket> = fc
  .record({
    ...{ subject: fc.string(), logHost: fc.string() },
    ...{ minute: minutes, seconds: fc.constantFrom(60, 60, 60, 3600) },
    ...{ attempts: counts, delivered: counts, answered: counts, noAnswer: counts },
    ...{ unreachable: counts, suspended: counts, expired: counts, verdicts: counts },
    reasons: fc.dictionary(fc.constantFrom('no_answer', 'refused', 'delivered'), counts),
    ...{ firstFailure: times, lastFailure: times, lastAnswer: times },
    addresses: fc.dictionary(fc.string(), fc.nat(9)),
    samples: fc.array(fc.string()),
  })
  .map(({ minute, firstFailure, lastFailure, lastAnswer, ...others }) => {
    const from = minute * MINUTE;
    const at = (after: number | null): number | null => (after === null ? null : from + after);
    const told = { firstFailure: at(firstFailure), lastFailure: at(lastFailure) };
    const bucket = { ...others, from, ...told, lastAnswer: at(lastAnswer) };
    return keptBucket(bucket, bucket.subject, bucket.logHost);
  });

const SMALL = keptBucket(
  {
    ...{ subject: 'a.example', logHost: 'out1', from: 500_000 * HOUR, seconds: 60 },
    ...{ attempts: 65_535, delivered: 65_535, answered: 65_535, noAnswer: 65_535 },
    ...{ unreachable: 65_535, suspended: 255, expired: 255, verdicts: 255 },
    reasons: { refused: 65_535 },
    ...{ firstFailure: 500_000 * HOUR, lastFailure: 500_000 * HOUR + 59_999, lastAnswer: null },
    ...{ addresses: { 'mx[192.0.2.1]:25': 2 }, samples: ['log:1'] },
  },
  'a.example',
  'out1',
);

describe('a bucket that is held in less room', () => {
  it('reads as it was given', () => {
    fc.assert(
      fc.property(buckets, (bucket) => {
        expect(copyOf(compact(bucket))).toEqual(bucket);
        expect(copyOf(compact(compact(bucket)))).toEqual(bucket);
        expect(isShown(compact(bucket))).toBe(isShown(bucket));
      }),
    );
  });

  it('holds the largest that fits, and leaves what does not as it is', () => {
    expect(compact(SMALL)).not.toBe(SMALL);
    expect(copyOf(compact(SMALL))).toEqual(SMALL);
    for (const more of [{ attempts: 65_536 }, { verdicts: 256 }, { seconds: 3600 }]) {
      const larger = { ...SMALL, ...more };
      expect(compact(larger)).toBe(larger);
    }
  });

  it('can be told without what shows it', () => {
    const plain = withoutShown(compact(SMALL));
    expect(plain).toEqual({ ...SMALL, addresses: {}, samples: [] });
    expect([isShown(plain), isShown(compact(plain))]).toEqual([false, false]);
  });
});
