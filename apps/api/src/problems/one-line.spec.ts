import fc from 'fast-check';
import { oneLine } from './one-line';

it('leaves plain text alone', () => {
  expect(oneLine('GET /v1/summary: broken')).toBe('GET /v1/summary: broken');
});

it('makes one line of printable ASCII of whatever it is given', () => {
  expect(oneLine('a\nb\u202ec\u001b[31m\u{1f600}')).toBe('a\\nb\\u{202e}c\\u001b[31m\\u{1f600}');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(oneLine(text)).toMatch(/^[\x20-\x7e]*$/);
    }),
  );
});
