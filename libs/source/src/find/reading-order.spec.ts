import fc from 'fast-check';
import { basename, dirname, join } from 'node:path';
import type { LogInput } from '../log-input';
import { inReadingOrder } from './reading-order';
import { rotationOf } from './rotation';

const input = (path: string, modifiedAt = 0): LogInput => ({
  path,
  file: path,
  set: join(dirname(path), rotationOf(basename(path)).base),
  once: false,
  size: 0,
  modifiedAt,
  variant: null,
});
const ordered = (inputs: readonly LogInput[]): string[] =>
  inReadingOrder(inputs).map(({ path }) => path);

test.each([
  ['numbered', ['mail.log.10.gz', 'mail.log.4.gz', 'mail.log.2.gz', 'mail.log.1', 'mail.log']],
  ['dated', ['maillog-20251231.xz', 'maillog-20261108', 'maillog-20261115', 'maillog']],
  [
    'dated with the time',
    ['m.log-20261115-1763164800', 'm.log-20261115-1763168400', 'm.log-20261116-1763251200'],
  ],
  ['exicyclog', ['mainlog.10.gz', 'mainlog.02.gz', 'mainlog.01', 'mainlog']],
  ['newsyslog', ['maillog.1.bz2', 'maillog.0.bz2', 'maillog']],
  ['the date before the ending', ['mail-20261101.log.gz', 'mail-20261108.log', 'mail.log']],
])('a %s set is read oldest first, however it is given', (_, names) => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(names, { minLength: names.length }),
      fc.array(fc.nat(), { minLength: names.length, maxLength: names.length }),
      (shuffled, times) => {
        // Times say nothing where names do: a copied set has any.
        const inputs = shuffled.map((name, i) => input(`/var/log/${name}`, times[i]));
        expect(ordered(inputs)).toEqual(names.map((name) => `/var/log/${name}`));
      },
    ),
  );
});

test('sets stay together; logs that are alone follow, the longest untouched first', () => {
  const inputs = [
    input('/l/tuesday.log', 2),
    input('/l/mail.log', 9),
    input('/l/mainlog', 9),
    input('/l/b.log', 1),
    input('/l/mail.log.1', 8),
    input('/l/a.log', 1),
    input('/l/mainlog.1', 3),
  ];
  expect(ordered(inputs).map((path) => basename(path))).toEqual([
    'mail.log.1',
    'mail.log',
    'mainlog.1',
    'mainlog',
    'a.log',
    'b.log',
    'tuesday.log',
  ]);
});

test('directories come in the order in which they are named', () => {
  const inputs = [input('/b/mail.log'), input('/a/mail.log.1'), input('/b/mail.log.1')];
  expect(ordered(inputs)).toEqual(['/b/mail.log.1', '/b/mail.log', '/a/mail.log.1']);
});

test('where a set has numbers and dates, the time of the last change decides', () => {
  const inputs = [
    input('/l/mail.log', 1),
    input('/l/mail.log-20261108', 30),
    input('/l/mail.log.1', 20),
    input('/l/mail.log.2', 10),
  ];
  expect(ordered(inputs).map((path) => basename(path))).toEqual([
    'mail.log.2',
    'mail.log.1',
    'mail.log-20261108',
    'mail.log',
  ]);
});

test('what can be read only once comes last', () => {
  const stdin = { ...input('-'), once: true };
  expect(ordered([stdin, input('/l/mail.log')])).toEqual(['/l/mail.log', '-']);
});
