import fc from 'fast-check';
import { rateOf } from './rate';

/** The bounds as the score test defines them: where |share − p| is z standard errors of p. By bisection. */
function boundBySearch(part: number, whole: number, side: 'low' | 'high'): number {
  const z = 1.959963984540054;
  const share = part / whole;
  const isInside = (p: number): boolean =>
    (share - p) ** 2 <= (z * z * p * (1 - p)) / whole + 1e-15;
  let inside = share;
  let outside = side === 'low' ? 0 : 1;
  if (isInside(outside)) return outside;
  for (let i = 0; i < 200; i++) {
    const middle = (inside + outside) / 2;
    if (isInside(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}

describe('the rate of delivery attempts', () => {
  it('of nothing is unknown', () => {
    expect(rateOf(0, 0)).toEqual({ value: null, interval: null });
  });

  it('has the interval of the score test', () => {
    const counts = fc
      .integer({ min: 1, max: 100_000 })
      .chain((whole) => fc.tuple(fc.integer({ min: 0, max: whole }), fc.constant(whole)));
    fc.assert(
      fc.property(counts, ([part, whole]) => {
        const { value, interval } = rateOf(part, whole);
        expect(value).toBe(part / whole);
        expect(interval?.[0]).toBeCloseTo(boundBySearch(part, whole, 'low'), 6);
        expect(interval?.[1]).toBeCloseTo(boundBySearch(part, whole, 'high'), 6);
      }),
    );
  });

  it('is what statisticians publish: 8 of 10 is 49 to 94 %', () => {
    const { interval } = rateOf(8, 10);
    expect(interval?.map((bound) => bound.toFixed(4))).toEqual(['0.4902', '0.9433']);
  });

  it('of all or nothing reaches the end', () => {
    expect(rateOf(0, 5).interval?.[0]).toBe(0);
    expect(rateOf(5, 5).interval?.[1]).toBe(1);
  });

  it.each([
    [-1, 5],
    [6, 5],
    [0.5, 5],
    [NaN, 5],
  ])('refuses %d of %d', (part, whole) => {
    expect(() => rateOf(part, whole)).toThrow(RangeError);
  });
});
