import { affordablePart, affordableUnreachable } from './affordable-part';

/** Minutes 0 to 9 with ten attempts each, of which as many were unreachable as its number. */
const SPANS = Array.from({ length: 10 }, (_, minute) => ({
  from: minute * 60_000,
  until: (minute + 1) * 60_000,
  attempts: 10,
  unreachable: minute,
}));
const minute = (nth: number): number => nth * 60_000;

test('a window with no more attempts is left whole', () => {
  expect(affordablePart(SPANS, 100)).toEqual({ since: null, until: null });
  expect(affordablePart(SPANS, 50, minute(5))).toEqual({ since: null, until: null });
  expect(affordablePart([], 1)).toEqual({ since: null, until: null });
});

test('the newest, in whole spans', () => {
  expect(affordablePart(SPANS, 20)).toEqual({ since: minute(8), until: null });
  expect(affordablePart(SPANS, 29)).toEqual({ since: minute(8), until: null });
  expect(affordablePart(SPANS, 9)).toEqual({ since: minute(10), until: null });
});

test('around a time: as many before it, and as many from it on', () => {
  expect(affordablePart(SPANS, 20, minute(5))).toEqual({ since: minute(3), until: minute(7) });
  const between = affordablePart(SPANS, 20, minute(5.5));
  expect(between).toEqual({ since: minute(4), until: minute(7) });
});

test('of hours as many minutes as if their attempts came evenly, before the time and after it', () => {
  const hour = 60 * 60_000;
  const hours = [10, 11].map((nth) => ({
    ...{ from: nth * hour, until: (nth + 1) * hour },
    ...{ attempts: 600_000, unreachable: 0 },
  }));
  const at = 10.5 * hour;
  expect(affordablePart(hours, 50_000, at)).toEqual({
    since: at - minute(5),
    until: at + minute(5),
  });
  expect(affordablePart(hours, 50_000)).toEqual({ since: 12 * hour - minute(5), until: null });
});

test('the newest that were unreachable', () => {
  expect(affordableUnreachable(SPANS, 45)).toEqual({ since: null, until: null });
  expect(affordableUnreachable(SPANS, 17)).toEqual({ since: minute(8), until: null });
  expect(affordableUnreachable(SPANS, 16)).toEqual({ since: minute(9), until: null });
});

test('of unreachable ones the newest span that has any, however many these are', () => {
  const quiet = SPANS.map((span, nth) => (nth > 6 ? { ...span, unreachable: 0 } : span));
  expect(affordableUnreachable(quiet, 5)).toEqual({ since: minute(6), until: null });
});
