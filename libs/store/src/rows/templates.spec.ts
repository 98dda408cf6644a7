import fc from 'fast-check';
import { templateOf, textOf } from './templates';

const MARKS = /[\u0001-\u0003]/g;

test('a text comes back as it was, but for control characters that are our marks', () => {
  const name = fc.stringMatching(/^[a-z0-9.-]{0,12}$/);
  fc.assert(
    fc.property(name, name, name, fc.string(), fc.string(), (domain, host, ip, a, b) => {
      const place = { domain, host, ip };
      const text = `${a}${host}[${ip}]${b}${domain}\u0002${ip}${host}`;
      expect(textOf(templateOf(text, place), place)).toBe(text.replace(MARKS, ' '));
    }),
  );
});

test('what the place says already is not kept again', () => {
  const place = { domain: 'example.org', host: 'mx.example.org', ip: '192.0.2.1' };
  const text = 'host mx.example.org[192.0.2.1] said: 550 <…@example.org>: unknown';
  expect(templateOf(text, place)).toBe('host \u0001[\u0002] said: 550 <…@\u0003>: unknown');
});
