import { anAttempt, MINUTE, noAnswer, T0 } from '../fixtures/rows';
import { openStore } from '../open-store';
import type { Store } from '../store';
import { domains } from './domains';
import { domainTotal } from './domain-total';
import { egress, type Egress } from './egress';
import { overview } from './overview';

const DOMAINS = 6000;
const HOURS = 3;
/** Three times the standard error of a sample of a thousand. */
const TOLERANCE = 0.1;

let store: Store;
beforeAll(async () => {
  // Minutes are kept of the last days only.
  jest.spyOn(Date, 'now').mockReturnValue(T0 + 12 * 60 * MINUTE);
  store = await openStore();
  const writer = store.writer();
  for (let hour = 0; hour < HOURS; hour++)
    for (let i = 0; i < DOMAINS; i++) {
      const at = T0 + hour * 60 * MINUTE + (i % 50) * MINUTE;
      const domain = `d${i}.example`;
      const address = { relayHost: `mx.${domain}`, relayIp: `10.0.${i >> 8}.${i & 255}` };
      // One in six is dead; out2 tries half of them, and reaches one in ten.
      writer.attempt(
        i % 6 === 0
          ? noAnswer({ at, domain, logHost: 'out1' })
          : anAttempt({ at, domain, logHost: 'out1', ...address }),
      );
      if (i % 2 === 0)
        writer.attempt(
          i % 20 === 2
            ? anAttempt({ at, domain, logHost: 'out2', ...address })
            : noAnswer({ at, domain, logHost: 'out2' }),
        );
      if (writer.pressure) await writer.drain();
    }
  await writer.flush();
  store.discard(writer);
  await (await store.recounter()).countAll();
});
afterAll(async () => {
  await store.close();
  jest.restoreAllMocks();
});

const near = (count: number): unknown => ({
  asymmetricMatch: (told: number) => Math.abs(told - count) <= TOLERANCE * count,
  toString: () => `about ${count}`,
});

test('of more domains than a sample holds it is told about how many there are, and the shares are nearer', async () => {
  const senders = await store.ask(egress({ since: T0, until: T0 + HOURS * 60 * MINUTE }));
  const of = (name: string): Egress | undefined => senders.find(({ logHost }) => logHost === name);
  expect(of('out1')).toMatchObject({
    attempts: HOURS * DOMAINS,
    domainsTried: near(DOMAINS),
    domainsAnswered: near((DOMAINS * 5) / 6),
    domainsUnreachable: near(DOMAINS / 6),
  });
  expect(of('out2')).toMatchObject({ domainsTried: near(DOMAINS / 2) });
  const { domainsTried = 0, domainsUnreachable = 0 } = of('out2') ?? {};
  expect(domainsUnreachable / domainsTried).toBeGreaterThan(0.87);
  expect(domainsUnreachable / domainsTried).toBeLessThan(0.93);
  expect(await store.ask(domainTotal({ since: T0 }))).toEqual([near(DOMAINS)]);
});

test('a window that is not counted yet in part is told of alike', async () => {
  const middle = { since: T0 + 17 * MINUTE + 1, until: T0 + 100 * MINUTE + 30_000 };
  const [out1, out2] = (await store.ask(egress(middle))).toSorted((a, b) =>
    a.logHost < b.logHost ? -1 : 1,
  );
  const [exact1, exact2] = (await store.ask({ ...egress(middle), ahead: undefined })).toSorted(
    (a, b) => (a.logHost < b.logHost ? -1 : 1),
  );
  for (const [told, exact] of [
    [out1, exact1],
    [out2, exact2],
  ] as const) {
    expect(told?.attempts).toBe(exact?.attempts);
    expect(told?.domainsTried).toEqual(near(exact?.domainsTried ?? NaN));
    expect(told?.domainsAnswered).toEqual(near(exact?.domainsAnswered ?? NaN));
  }
});

test('different addresses are estimated too, and everything else is counted', async () => {
  const [exact] = await store.ask({ ...overview({ since: T0 }), ahead: undefined });
  const [told] = await store.ask(overview({ since: T0 }));
  expect(told).toEqual({ ...exact, addresses: near(exact?.addresses ?? NaN) });
});

test('the worst are counted exactly, and told with the estimate of how many there are', async () => {
  const [exact] = await store.ask({ ...domains({ since: T0 }, { limit: 1 }), ahead: undefined });
  const [told] = await store.ask(domains({ since: T0 }, { limit: 1 }));
  expect(told).toEqual({ ...exact, totalDomains: expect.any(Number) as number });
});
