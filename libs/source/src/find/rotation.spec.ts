import { rotationOf, type RotationPlace } from './rotation';

const current: RotationPlace = { kind: 'current' };
const numbered = (age: number): RotationPlace => ({ kind: 'numbered', age });
const dated = (...[year, month, ...rest]: [number, number, ...number[]]): RotationPlace => ({
  kind: 'dated',
  at: Date.UTC(year, month - 1, ...rest),
});

test.each([
  ['mail.log', 'mail.log', current],
  ['maillog', 'maillog', current],
  ['mail.log.gz', 'mail.log', current],
  ['mail.log.1', 'mail.log', numbered(1)],
  ['mail.log.10.gz', 'mail.log', numbered(10)],
  ['mail.log.2.zst', 'mail.log', numbered(2)],
  ['maillog.0.bz2', 'maillog', numbered(0)],
  ['mainlog.01', 'mainlog', numbered(1)],
  ['mainlog.10.gz', 'mainlog', numbered(10)],
  ['mail.log.1.gz.bz2', 'mail.log', numbered(1)],
  ['mail.1.log', 'mail.log', numbered(1)],
  ['mail.log.old', 'mail.log', numbered(1)],
  ['mail.log-20261115.gz', 'mail.log', dated(2026, 11, 15)],
  ['maillog-20261115', 'maillog', dated(2026, 11, 15)],
  ['mainlog-20261115', 'mainlog', dated(2026, 11, 15)],
  ['mail.log-20261115-1763164800', 'mail.log', { kind: 'dated', at: 1_763_164_800_000 }],
  ['maillog-2026111523.xz', 'maillog', dated(2026, 11, 15, 23)],
  ['maillog-20261115-2359', 'maillog', dated(2026, 11, 15, 23, 59)],
  ['maillog-20261115T235958', 'maillog', dated(2026, 11, 15, 23, 59, 58)],
  ['mail.log-2026-11-15', 'mail.log', dated(2026, 11, 15)],
  ['mail.log.2026-11-15_13:30', 'mail.log', dated(2026, 11, 15, 13, 30)],
  ['mail-20261115.log.gz', 'mail.log', dated(2026, 11, 15)],
  // What only looks like a place in a set.
  ['mail.log-99999999', 'mail.log-99999999', current],
  ['10.0.0.1', '10.0.0.1', current],
  ['relay-10.0.0.1.gz', 'relay-10.0.0.1', current],
  ['.1', '.1', current],
  ['20261115', '20261115', current],
  ['mx1.example.com.log', 'mx1.example.com.log', current],
  ['mail.log.save', 'mail.log.save', current],
] as const)('%s', (name, base, place) => {
  expect(rotationOf(name)).toEqual({ base, place });
});
