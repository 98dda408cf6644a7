import { referenceTimeOf } from './reference-time';

const now = Date.UTC(2026, 10, 15, 12);
const changed = Date.UTC(2026, 10, 14);
const packedAt = (milliseconds: number): Buffer => {
  const head = Buffer.from('\x1f\x8b\x08\0\0\0\0\0\0\x03', 'latin1');
  head.writeUInt32LE(milliseconds / 1000, 4);
  return head;
};
const rotated = Date.UTC(2025, 2, 1, 6, 25);

test('a gzip header tells when the log was last written to, even if the file was copied', () => {
  expect(referenceTimeOf(packedAt(rotated), true, changed, now)).toBe(rotated);
});

test.each([
  ['not recorded', 0],
  ['before gzip', Date.UTC(1980, 0, 1)],
  ['two days ahead', now + 2 * 86_400_000],
])('a header time that is %s is not believed', (_, time) => {
  expect(referenceTimeOf(packedAt(time), true, changed, now)).toBe(changed);
});

test('other files are as old as their last change', () => {
  expect(referenceTimeOf(packedAt(rotated), false, changed, now)).toBe(changed);
  expect(referenceTimeOf(Buffer.from('\x1f\x8b\x08', 'latin1'), true, changed, now)).toBe(changed);
});

test('what comes through a pipe is written now', () => {
  expect(referenceTimeOf(Buffer.from('Nov 15'), false, null, now)).toBe(now);
  expect(referenceTimeOf(packedAt(rotated), true, null, now)).toBe(rotated);
});
