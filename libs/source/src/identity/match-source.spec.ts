import fc from 'fast-check';
import { sampleLines } from '../../samples/sample-log';
import { identify, matchSource, type KnownSource } from './match-source';
import { IDENTITY_BYTES, MARK_STEP, marksOf, nameOf } from './prefix-marks';

/** Bytes with many line ends, of lines short and long. */
const line = fc
  .tuple(fc.nat({ max: 1e9 }), fc.nat({ max: 300 }))
  .map(([n, length]) => `Nov 15 10:00:00 mx1 postfix/smtp[${n}]: ${'x'.repeat(length)}\n`);
const log = fc.array(line, { minLength: 1, maxLength: 60 }).map((all) => Buffer.from(all.join('')));
const known = (start: Uint8Array, name = nameOf(start)): KnownSource => ({
  name,
  marks: marksOf(start),
});

describe('marks', () => {
  test('are line ends, 64 bytes apart at least, inside the window', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 6_000 }), log, (noise, lines) => {
        const start = Buffer.concat([lines, noise]);
        let previous = -MARK_STEP; // the first may stand anywhere
        for (const { length } of marksOf(start)) {
          expect(length).toBeGreaterThanOrEqual(previous + MARK_STEP);
          expect(length).toBeLessThanOrEqual(IDENTITY_BYTES);
          expect(start[length - 1]).toBe(10);
          previous = length;
        }
      }),
    );
  });

  test('of a beginning are the beginning of the marks', () => {
    fc.assert(
      fc.property(log, fc.nat(), (start, n) => {
        const cut = start.subarray(0, n % (start.length + 1));
        expect(marksOf(start).slice(0, marksOf(cut).length)).toEqual(marksOf(cut));
      }),
    );
  });

  test('a first line without end has one, where the window ends', () => {
    expect(marksOf(Buffer.alloc(IDENTITY_BYTES - 1, 'x'))).toEqual([]);
    expect(marksOf(Buffer.alloc(9_000, 'x')).map(({ length }) => length)).toEqual([IDENTITY_BYTES]);
  });
});

describe('a name', () => {
  test('is a hash and the number of bytes that were hashed', () => {
    expect(nameOf(Buffer.from(''))).toBe('e3b0c44298fc1c14-0');
    expect(nameOf(sampleLines(1))).toMatch(/^[0-9a-f]{16}-95$/);
    expect(nameOf(sampleLines(500))).toMatch(/^[0-9a-f]{16}-40\d\d$/);
  });

  test('does not change when lines come behind the first 4,096 bytes, or half a line', () => {
    const start = sampleLines(60);
    expect(nameOf(Buffer.concat([start, sampleLines(9)]))).toBe(nameOf(start));
    expect(nameOf(Buffer.concat([sampleLines(3), Buffer.from('Nov 15 10')]))).toBe(
      nameOf(sampleLines(3)),
    );
  });
});

describe('a known log is known again', () => {
  test('at the same length, and after any growth', () => {
    fc.assert(
      fc.property(log, fc.nat(), (whole, n) => {
        const seen = whole.subarray(0, n % (whole.length + 1));
        fc.pre(marksOf(seen).length > 0);
        expect(matchSource([known(seen)], whole)).toBe(nameOf(seen));
      }),
    );
  });

  test('from a truncated copy of one mark or more', () => {
    fc.assert(
      fc.property(log, fc.nat(), (whole, n) => {
        const copy = whole.subarray(0, n % (whole.length + 1));
        fc.pre(marksOf(copy).length > 0);
        expect(matchSource([known(whole)], copy)).toBe(nameOf(whole));
      }),
    );
  });

  test('however it grows step by step, it keeps its first name', () => {
    fc.assert(
      fc.property(log, fc.array(fc.nat(), { maxLength: 8 }), (whole, cuts) => {
        const lengths = cuts.map((n) => n % (whole.length + 1)).sort((a, b) => a - b);
        const memory: KnownSource[] = [];
        const names = new Set<string>();
        for (const length of [...lengths, whole.length]) {
          const { name, marks, changed } = identify(memory, whole.subarray(0, length));
          if (marks.length === 0) continue;
          names.add(name);
          if (changed) memory.splice(0, memory.length, { name, marks });
        }
        expect(names.size).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('what is recorded never becomes less: a shorter copy changes nothing', () => {
    const memory = known(sampleLines(20));
    expect(identify([memory], sampleLines(3))).toEqual({ ...memory, changed: false });
  });
});

describe('two logs stay two', () => {
  test('when they differ in a line that both have whole', () => {
    fc.assert(
      fc.property(log, log, log, (same, one, other) => {
        const first = Buffer.concat([same, Buffer.from(`1${'.'.repeat(MARK_STEP)}\n`), one]);
        const second = Buffer.concat([same, Buffer.from(`2${'.'.repeat(MARK_STEP)}\n`), other]);
        fc.pre(same.length + 2 * MARK_STEP + 2 < IDENTITY_BYTES);
        expect(matchSource([known(first)], second)).toBeNull();
      }),
    );
  });

  test('mail.log and mail.warn begin with the same line and part with the second', () => {
    const mailLog = Buffer.concat([sampleLines(1), sampleLines(5, 100)]);
    const mailWarn = Buffer.concat([sampleLines(1), sampleLines(5, 200)]);
    expect(matchSource([known(mailLog)], mailWarn)).toBeNull();
    // As long as one of them holds that line alone, they are one: nothing in them says otherwise.
    expect(matchSource([known(sampleLines(1), 'first')], mailWarn)).toBe('first');
  });

  test('less than a line is no reason to believe anything; a line is, however short', () => {
    const half = Buffer.from('Nov 15 10:00:00 mx1 postf');
    expect(marksOf(half)).toEqual([]);
    expect(matchSource([known(half)], half)).toBeNull();
    expect(identify([known(half)], half)).toMatchObject({ name: nameOf(half), changed: false });
    const banner = Buffer.from('-- begin --\n');
    expect(matchSource([known(banner, 'first')], banner)).toBe('first');
  });

  test('of several that match the one with most in common wins', () => {
    const memory = [1, 7, 3].map((count) => known(sampleLines(count), `after ${count}`));
    expect(matchSource(memory, sampleLines(20))).toBe('after 7');
    expect(matchSource(memory, sampleLines(5))).toBe('after 7');
    expect(matchSource([], sampleLines(5))).toBeNull();
  });
});
