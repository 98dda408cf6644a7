import fc from 'fast-check';
import { chanceOfSoMany } from './beta-binomial';
import { logGamma } from './log-gamma';

/**
 * The same probability without any gamma function: Pólya's urn. With `a` black and `b` white balls, each
 * drawn ball put back with another of its colour, the number of black ones among n is beta-binomial.
 */
function byUrn(failures: number, attempts: number, a: number, b: number): number {
  let chances = [1];
  for (let drawn = 0; drawn < attempts; drawn++) {
    const next = new Array<number>(drawn + 2).fill(0);
    chances.forEach((chance, black) => {
      const isBlack = (a + black) / (a + b + drawn);
      next[black] = (next[black] ?? 0) + chance * (1 - isBlack);
      next[black + 1] = (next[black + 1] ?? 0) + chance * isBlack;
    });
    chances = next;
  }
  return chances
    .slice(failures)
    .toReversed()
    .reduce((sum, chance) => sum + chance, 0);
}

describe('ln Γ', () => {
  it('is that of factorials', () => {
    let log = 0;
    for (let n = 1; n <= 170; n++) {
      expect(Math.abs(logGamma(n) - log)).toBeLessThan(1e-12 * Math.max(1, log));
      log += Math.log(n);
    }
  });

  it('of one half is ln √π', () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
  });
});

describe('the chance of so many failures', () => {
  it('is what an urn gives', () => {
    const cases = fc.record({
      attempts: fc.integer({ min: 1, max: 150 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      a: fc.double({ min: 0.05, max: 400, noNaN: true }),
      b: fc.double({ min: 0.05, max: 4000, noNaN: true }),
    });
    fc.assert(
      fc.property(cases, ({ attempts, share, a, b }) => {
        const failures = Math.floor(share * attempts);
        const exact = byUrn(failures, attempts, a, b);
        const ours = chanceOfSoMany(failures, attempts, { failures: a, successes: b });
        expect(Math.abs(ours - exact)).toBeLessThanOrEqual(1e-9 * exact + 1e-15);
      }),
    );
  });

  // mpmath, 30 digits: Σ C(n, i) B(i + a, n − i + b) / B(a, b).
  it.each([
    [7, 20, 0.5, 124.5, 7.71777601130288e-8],
    [5, 5, 0.5, 124.5, 8.94124244643838e-10],
    [30, 1000, 4, 396, 0.00637471789331414],
    [60, 600, 20.5, 999.5, 9.80981824692786e-13],
    [40, 60, 300, 700, 1.4659855952673e-8],
  ])('%d of %d under Beta(%d, %d)', (k, n, failures, successes, chance) => {
    const ratio = chanceOfSoMany(k, n, { failures, successes }) / chance;
    expect(Math.abs(ratio - 1)).toBeLessThan(1e-9);
  });

  it('never grows with the number of failures', () => {
    for (let k = 1; k <= 60; k++) {
      const belief = { failures: 3, successes: 90 };
      expect(chanceOfSoMany(k, 60, belief)).toBeLessThanOrEqual(chanceOfSoMany(k - 1, 60, belief));
    }
  });

  it.each([
    [3, 2, 1, 1],
    [-1, 2, 1, 1],
    [1, 2, 0, 1],
    [1, 2, 1, Number.NaN],
  ])('refuses %d of %d under Beta(%d, %d)', (k, n, failures, successes) => {
    expect(() => chanceOfSoMany(k, n, { failures, successes })).toThrow(RangeError);
  });
});
