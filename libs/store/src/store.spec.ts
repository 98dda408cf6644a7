import { aConnection, anAttempt, aSuspendedLine, MINUTE, noAnswer, T0 } from './fixtures/rows';
import { openStore } from './open-store';
import { hosts, overview, worstDomains } from './questions';
import type { Store } from './store';

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(async () => {
  await store.close();
});

test('an empty store has no attempts, no times and no domains', async () => {
  const [answer] = await store.ask(overview());
  expect(answer).toEqual({
    attempts: 0,
    reasons: {},
    recipients: {},
    suspended: 0,
    statusCodes: {},
    connections: {},
    addresses: 0,
    replies: [],
    from: null,
    to: null,
  });
  expect(await worstDomains(store)).toEqual({ total: 0, domains: [] });
  expect(await store.ask(hosts())).toEqual([]);
});

test('what was written is what is answered, however often it is written', async () => {
  const rows = [
    anAttempt({ connections: [aConnection()] }),
    noAnswer({
      at: T0 + MINUTE,
      connections: [
        aConnection({ at: T0 + MINUTE, result: 'no_answer' }),
        aConnection({ at: T0 + MINUTE, result: 'refused', ip: '2001:db8::1' }),
      ],
    }),
  ];
  const suspended = aSuspendedLine({ at: T0 + 2 * MINUTE });
  for (let reading = 0; reading < 3; reading++) {
    const writer = store.writer();
    for (const row of rows) writer.attempt(row);
    writer.notAttempted(suspended);
    await writer.flush();
  }
  const [answer] = await store.ask(overview());
  expect(answer).toEqual({
    attempts: 2,
    reasons: { delivered: 1, no_answer: 1 },
    recipients: { sent: 1, deferred: 2 },
    suspended: 1,
    statusCodes: { '2.0.0': 1, '4.4.1': 1 },
    connections: { answered: 1, no_answer: 1, refused: 1 },
    addresses: 2,
    replies: [{ replyCode: 250, enhancedCode: '2.0.0', attempts: 1 }],
    from: T0,
    to: T0 + 2 * MINUTE,
  });
  const { total, domains } = await worstDomains(store);
  expect(total).toBe(1);
  expect(domains[0]).toMatchObject({
    domain: 'example.org',
    attempts: 2,
    delivered: 1,
    noAnswer: 1,
    unreachable: 1,
    answered: 1,
    recipients: 2,
    suspended: 1,
    expired: 0,
    firstFailure: T0 + MINUTE,
    lastFailure: T0 + MINUTE,
    lastAnswer: T0,
    failingSince: T0 + MINUTE,
    logHosts: [{ logHost: 'out1', attempts: 2, unreachable: 1, answered: 1 }],
  });
  expect(domains[0]?.hosts.map(({ ip, results }) => ({ ip, results }))).toEqual([
    { ip: '192.0.2.1', results: { answered: 1, no_answer: 1 } },
    { ip: '2001:db8::1', results: { refused: 1 } },
  ]);
});
