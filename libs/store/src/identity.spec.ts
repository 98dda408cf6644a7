import fc from 'fast-check';
import type { DeliveryAttempt } from '@noanswer/delivery';
import { aConnection, anAttempt, aSuspendedLine, MINUTE, noAnswer, T0 } from './fixtures/rows';
import { openStore } from './open-store';
import { hosts, overview, worstDomains } from './questions';
import type { Store } from './store';

/** Whatever the order, the repetition and the batches: the same rows give the same answers. */

const DOMAINS = ['a.example', 'b.example', 'c.example'];
const OCTOBER = Date.UTC(2026, 9, 31, 23, 59);

const line = fc.record({
  offset: fc.integer({ min: 0, max: 40 }).map((n) => n * 100),
  at: fc.integer({ min: 0, max: 3 }).map((n) => OCTOBER + n * MINUTE), // over a month's end
  domain: fc.constantFrom(...DOMAINS),
  failed: fc.boolean(),
});

/** One identity is one line: what stands at an offset is the same each time. */
const logOf = (lines: readonly { offset: number; at: number; domain: string; failed: boolean }[]) =>
  [...new Map(lines.map((one) => [one.offset, one])).values()].map((one): DeliveryAttempt => {
    const position = { source: 'file-a', offset: one.offset, ordinal: 0 };
    const { at, domain } = one;
    const connection = aConnection({
      position,
      at,
      domain,
      result: one.failed ? 'no_answer' : 'answered',
    });
    const attempt = { position, at, domain, connections: [connection] };
    return one.failed ? noAnswer(attempt) : anAttempt(attempt);
  });

async function answers(store: Store): Promise<unknown> {
  return [
    await store.ask(overview()),
    await worstDomains(store),
    await store.ask(hosts()),
    await store.ask(overview({ since: OCTOBER + MINUTE, domain: 'a.example' })),
  ];
}

async function written(batches: readonly (readonly DeliveryAttempt[])[]): Promise<unknown> {
  const store = await openStore();
  try {
    for (const batch of batches) {
      const writer = store.writer();
      for (const attempt of batch) writer.attempt(attempt);
      await writer.flush();
    }
    return await answers(store);
  } finally {
    await store.close();
  }
}

test('rows written again, in halves, out of order and in one batch change no answer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 40 }), fc.nat(40), async (lines, cut) => {
      const log = logOf(lines);
      const once = await written([log]);
      const halves = [log.slice(cut), log.slice(0, cut), [...log, ...log.toReversed()]];
      expect(await written(halves)).toEqual(once);
    }),
    { numRuns: 6 },
  );
});

test.each([
  ['light first', [0, 1]],
  ['heavy first', [1, 0]],
])('of two rows with one identity the heavier wins: %s', async (_, order) => {
  const position = { source: 'file-a', offset: 7, ordinal: 0 };
  const light = anAttempt({ position, weight: 100, domain: 'light.example', connections: [] });
  const heavy = noAnswer({ position, weight: 300, domain: 'heavy.example', at: T0 });
  const inOrder = order.map((which) => [light, heavy][which]!);
  for (const batches of [[inOrder], inOrder.map((row) => [row])]) {
    const [, worst] = (await written(batches)) as [unknown, { domains: { domain: string }[] }];
    expect(worst.domains.map(({ domain }) => domain)).toEqual(['heavy.example']);
  }
});

test('an orphan becomes the connection of an attempt when its delivery line is read', async () => {
  const store = await openStore();
  try {
    const connection = aConnection({ result: 'no_answer', domain: '', weight: 100 });
    const writer = store.writer();
    writer.orphan(connection);
    await writer.flush();
    const told = { ...connection, domain: 'example.org', weight: 300 };
    writer.attempt(noAnswer({ connections: [told] }));
    writer.notAttempted(aSuspendedLine());
    await writer.flush();
    expect(await store.ask(hosts())).toMatchObject([
      { connections: 1, results: { no_answer: 1 }, someDomains: ['example.org'] },
    ]);
  } finally {
    await store.close();
  }
});
