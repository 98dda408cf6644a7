import fc from 'fast-check';
import { jsonPieces } from './json-pieces';
import { packed, unpacked } from './packed';

const list = fc.array(fc.jsonValue(), { maxLength: 200, size: 'max' });
const plain = fc.dictionary(
  fc.string(),
  fc.oneof(fc.jsonValue(), list, fc.dictionary(fc.string(), list)),
);

test('pieces are the text that they are pieces of', () => {
  fc.assert(
    fc.property(plain, (value) => {
      expect([...jsonPieces(value)].join('')).toBe(JSON.stringify(value));
    }),
  );
  expect([...jsonPieces({ a: undefined, b: 1, c: undefined })].join('')).toBe('{"b":1}');
  expect([...jsonPieces({})].join('')).toBe('{}');
});

test('a long list is never one piece', () => {
  const stories = Array.from({ length: 10_000 }, (_, i) => ({
    host: 'out1',
    key: i,
    story: 'x'.repeat(500),
  }));
  const longest = Math.max(
    ...[...jsonPieces({ sources: [], stories: { postfix: stories } })].map(({ length }) => length),
  );
  expect(longest).toBeLessThan(50_000);
});

test('what is packed comes out as it was', async () => {
  await fc.assert(
    fc.asyncProperty(plain, async (value) => {
      expect(await unpacked(await packed(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { numRuns: 30 },
  );
});
