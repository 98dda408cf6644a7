import { momentOf } from './moment';
import { windowOf } from './window';

const NOW = Date.parse('2026-11-21T12:34:56.789Z');

it.each([
  [{}, '24h', '2026-11-20T12:34:00Z', null],
  [{ window: '1h' }, '1h', '2026-11-21T11:34:00Z', null],
  [{ window: '90m' }, '90m', '2026-11-21T11:04:00Z', null],
  [{ window: '5m' }, '5m', '2026-11-21T12:29:56Z', null],
  [{ window: '71h' }, '71h', '2026-11-18T13:34:00Z', null],
  [{ window: '7d' }, '7d', '2026-11-14T12:00:00Z', null],
  [{ since: '2026-11-21T10:00:00+01:00' }, null, '2026-11-21T09:00:00Z', null],
  [{ until: '2026-11-21T10:00:00.5z' }, null, null, '2026-11-21T10:00:00.500Z'],
])('%j is from %s', (query, asked, since, until) => {
  const { window, filter } = windowOf(query, NOW);
  expect(window).toEqual({ asked, since, until });
  expect([filter.since, filter.until]).toEqual(
    [since, until].map((at) => (at === null ? undefined : Date.parse(at))),
  );
});

it('is the same question within a minute', () => {
  const times = Array.from({ length: 60 }, (_, i) => Date.parse('2026-11-21T12:34:00Z') + i * 1000);
  expect(new Set(times.map((now) => windowOf({}, now).filter.since)).size).toBe(1);
});

it.each([
  '2026-11-21T09:00:00',
  '2026-11-21',
  '2026-13-01T00:00:00Z',
  '2026-02-29T00:00:00Z',
  '2026-11-21T09:60:00Z',
  '2026-11-21T23:59:60Z',
  '2026-11-21T09:00:00+0100',
  '2026-11-21T09:00:00+25:00',
  ' 2026-11-21T09:00:00Z',
  '2026-11-21T09:00:00Z\n',
  '1763715600000',
  '',
])('%j is no moment', (text) => {
  expect(momentOf(text)).toBeUndefined();
});

it('the 29th of February exists in leap years', () => {
  expect(momentOf('2028-02-29T00:00:00Z')).toBe(Date.UTC(2028, 1, 29));
});
