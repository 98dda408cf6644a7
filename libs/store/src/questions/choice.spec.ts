import { aSuspendedLine, anAttempt, MINUTE, noAnswer, T0 } from '../fixtures/rows';
import { openStore } from '../open-store';
import type { Store } from '../store';
import { DOMAIN_SORTS, type DomainChoice } from './domain-choice';
import { domainHistory } from './domain-history';
import { domainTotal } from './domain-total';
import { domains } from './domains';
import { knownDomains } from './known-domains';

/** Delivered and unanswered attempts by domain; the last failure comes later the further down. */
const MADE: Readonly<Record<string, readonly [delivered: number, noAnswer: number]>> = {
  'b.example': [90, 10],
  'a.example': [0, 9],
  'c.example': [20, 0],
  'xn--bcher-kva.example': [2, 1],
};

let store: Store;
beforeAll(async () => {
  store = await openStore();
  const writer = store.writer();
  Object.entries(MADE).forEach(([domain, [delivered, silent]], at) => {
    for (let i = 0; i < delivered; i++) writer.attempt(anAttempt({ domain }));
    for (let i = 0; i < silent; i++) writer.attempt(noAnswer({ domain, at: T0 + at * MINUTE }));
  });
  writer.attempt(anAttempt({ domain: 'inside.example', reason: 'handed_over', at: T0 - MINUTE }));
  writer.notAttempted(aSuspendedLine({ domain: 'suspended.example' }));
  writer.notAttempted(aSuspendedLine({ domain: '' }));
  writer.attempt(anAttempt({ domain: '', reason: 'handed_over' }));
  await writer.flush();
});
afterAll(async () => {
  await store.close();
});

const named = async (choice: DomainChoice): Promise<string[]> =>
  (await store.ask(domains({}, choice))).map(({ domain }) => domain.split('.')[0] ?? '');

test.each([
  ['noAnswer', ['b', 'a', 'xn--bcher-kva', 'c', 'inside', 'suspended']],
  ['noAnswerRate', ['a', 'xn--bcher-kva', 'b', 'c', 'inside', 'suspended']],
  ['unreachable', ['b', 'a', 'xn--bcher-kva', 'c', 'inside', 'suspended']],
  ['unreachableRate', ['a', 'xn--bcher-kva', 'b', 'c', 'inside', 'suspended']],
  ['attempts', ['b', 'c', 'a', 'xn--bcher-kva', 'inside', 'suspended']],
  ['lastFailure', ['xn--bcher-kva', 'a', 'b', 'c', 'inside', 'suspended']],
  ['domain', ['a', 'b', 'c', 'inside', 'suspended', 'xn--bcher-kva']],
] as const)('sorted by %s', async (sort, expected) => {
  expect(DOMAIN_SORTS).toContain(sort);
  expect(await named({ sort })).toEqual(expected);
});

test('few attempts, other names and what is beyond the limit are left out', async () => {
  expect(await named({ minAttempts: 10 })).toEqual(['b', 'c']);
  expect(await named({ minAttempts: 1, search: ['a.ex', 'cher'] })).toEqual(['a', 'xn--bcher-kva']);
  expect(await named({ search: ['%', "'", '_'] })).toEqual([]);
  const [worst, ...others] = await store.ask(domains({}, { minAttempts: 1, limit: 1 }));
  expect([worst?.domain, worst?.totalDomains, others]).toEqual(['b.example', 4, []]);
  expect(await store.ask(domainTotal())).toEqual([Object.keys(MADE).length + 2]);
});

test('a domain is known from any line, and its history counts what was really tried', async () => {
  const asked = ['inside.example', 'suspended.example', 'a.example', 'A.EXAMPLE', "x'"];
  expect(await store.ask(knownDomains(asked))).toEqual([
    'a.example',
    'inside.example',
    'suspended.example',
  ]);
  expect(await store.ask(domainHistory('b.example'))).toEqual([
    { attempts: 100, firstAttempt: T0, lastAttempt: T0 },
  ]);
  expect(await store.ask(domainHistory('inside.example'))).toEqual([
    { attempts: 0, firstAttempt: null, lastAttempt: null },
  ]);
});
