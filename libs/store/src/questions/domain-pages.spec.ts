import { aSuspendedLine, anAttempt, MINUTE, noAnswer, T0 } from '../fixtures/rows';
import { openStore } from '../open-store';
import type { Store } from '../store';
import { DOMAIN_SORTS, type DomainChoice, type DomainSort } from './domain-choice';
import { domains, type DomainCounts } from './domains';

let store: Store;
/** Many domains that are equal in most that an order goes by, some with rates that no decimal holds. */
beforeAll(async () => {
  store = await openStore();
  const writer = store.writer();
  for (let i = 0; i < 40; i++) {
    const domain = `d${i}.example`;
    for (let j = 0; j < (i % 4) + (i % 3); j++)
      writer.attempt(noAnswer({ domain, at: T0 + (i % 5) * MINUTE }));
    for (let j = 0; j < i % 7; j++) writer.attempt(anAttempt({ domain }));
    if (i % 9 === 0) writer.attempt(anAttempt({ domain, reason: 'greylisted' }));
    writer.notAttempted(aSuspendedLine({ domain }));
  }
  await writer.flush();
});
afterAll(async () => {
  await store.close();
});

async function pages(choice: DomainChoice, limit: number): Promise<string[]> {
  const names: string[] = [];
  let after: DomainCounts | undefined;
  for (;;) {
    const page: DomainCounts[] = await store.ask(domains({}, { ...choice, limit, after }));
    names.push(...page.map(({ domain }) => domain));
    after = page.at(-1);
    if (page.length < limit) return names;
  }
}

const whole = async (choice: DomainChoice): Promise<string[]> =>
  (await store.ask(domains({}, choice))).map(({ domain }) => domain);

describe.each(DOMAIN_SORTS)('sorted by %s', (sort: DomainSort) => {
  it('pages put together are the whole, each domain once', async () => {
    const all = await whole({ sort });
    expect(new Set(all).size).toBe(40);
    expect(await pages({ sort }, 7)).toEqual(all);
  });

  it('a page of more than can be named goes on in the same place', async () => {
    const [first, ...rest] = await store.ask(domains({}, { sort }));
    const after = await store.ask(domains({}, { sort, limit: 900, after: first }));
    expect(after.map(({ domain }) => domain)).toEqual(rest.map(({ domain }) => domain));
  });

  it('with other conditions', async () => {
    const choice = { sort, minAttempts: 2, search: ['1'] };
    expect(await pages(choice, 2)).toEqual(await whole(choice));
  });
});

it('only domains of which an attempt ended so', async () => {
  const greylisted = ['d0', 'd18', 'd27', 'd36', 'd9'].map((name) => `${name}.example`);
  for (const limit of [undefined, 100])
    expect((await store.ask(domains({}, { reason: 'greylisted', limit }))).map(({ domain }) => domain).toSorted()).toEqual(greylisted); // prettier-ignore
  expect(await pages({ reason: 'greylisted', sort: 'domain' }, 2)).toEqual(greylisted);
  expect(await whole({ reason: "'; --" })).toEqual([]);
  const [first] = await store.ask(domains({}, { reason: 'greylisted', limit: 2 }));
  expect(first?.totalDomains).toBe(5);
});
