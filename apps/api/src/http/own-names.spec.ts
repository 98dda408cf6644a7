import { OwnNames } from './own-names';

const refused = (names: OwnNames, header: string | undefined): boolean => {
  try {
    names.check(header);
    return false;
  } catch {
    return true;
  }
};

it.each([
  ['127.0.0.1:8025', false],
  ['localhost:8025', false],
  ['LOCALHOST', false],
  ['noanswer.localhost:8025', false],
  ['[::1]:8025', false],
  ['192.0.2.7', false],
  [undefined, false],
  ['evil.example', true],
  ['evil.example:8025', true],
  ['127.0.0.1.evil.example', true],
  ['localhost.evil.example:80', true],
  ['', true],
])('on loopback, asked as %s: refused %s', (header, expected) => {
  expect(refused(OwnNames.of('127.0.0.1'), header)).toBe(expected);
  expect(refused(OwnNames.of('::1'), header)).toBe(expected);
});

it('takes the names that it is given, and any where others may ask', () => {
  expect(refused(OwnNames.of('127.0.0.1', ['Mail.Example']), 'mail.example:443')).toBe(false);
  expect(refused(OwnNames.of('0.0.0.0'), 'evil.example')).toBe(false);
});
