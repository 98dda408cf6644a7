import fc from 'fast-check';
import { workRatio } from '../../../../test/work-ratio';
import { maskLocalParts } from './mask';

test.each([
  [
    '<jo.public+tag@example.org>: Recipient address rejected',
    '<…@example.org>: Recipient address rejected',
  ],
  ['to=<"jo public"@example.org>', 'to=<…@example.org>'],
  ['orig_to=<root@localhost>, a@b, c@d', 'orig_to=<…@localhost>, …@b, …@d'],
  [
    'see https://x.example/?to=jo%40example.org&a=1',
    'see https://x.example/?to=…%40example.org&a=1',
  ],
  ['SRS0=aB=cD=example.net=jo@fwd.example', '…@fwd.example'],
  ['jo@[192.0.2.1] jö@exämple.de', '…@[192.0.2.1] …@exämple.de'],
  ['@ alone, x@ y, @z, a @b', '@ alone, x@ y, @z, a @b'],
  ['a@"b"@c', '…@…@c'],
  ['jo.smith@… is unknown', '…@… is unknown'],
  [
    'connect to mx[192.0.2.1]:25: Connection timed out',
    'connect to mx[192.0.2.1]:25: Connection timed out',
  ],
  ['', ''],
])('%s', (text, masked) => {
  expect(maskLocalParts(text)).toBe(masked);
});

test('no local part is left, and the rest is as it was', () => {
  const local = fc.stringMatching(/^[A-Za-z0-9.+_-]{1,20}$/);
  const words = fc.stringMatching(/^[ a-z:,()[\]]{0,20}$/);
  fc.assert(
    fc.property(words, local, words, (before, name, after) => {
      const masked = maskLocalParts(`${before}<${name}@example.org>${after}`);
      expect(masked).toBe(`${before}<…@example.org>${after}`);
    }),
  );
});

test('any text is masked once and for all, in linear time', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', '@', '"', '<', ' ', '%40', 'é', '…', '[', '/') }),
      (text) => {
        const masked = maskLocalParts(text);
        expect(maskLocalParts(masked)).toBe(masked);
      },
    ),
    { examples: [['a%40""%40a'], ['a@/@a']] },
  );
  for (const part of ['a', '@', '"@', 'a@', '"', '%40a', 'a"@b']) {
    const [short, long] = [part.repeat(25_000), part.repeat(400_000)];
    const ratio = workRatio(
      () => {
        for (let i = 0; i < 16; i++) maskLocalParts(short);
      },
      () => {
        maskLocalParts(long);
      },
    );
    expect([part, ratio < 6]).toEqual([part, true]); // quadratic work would be sixteenfold
  }
});
