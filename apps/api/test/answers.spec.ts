import { AskedApi } from './asked-api';
import { Documented, type Document } from './documented';
import { HOSTILE } from './rows';

let api: AskedApi;
let documented: Documented;
beforeAll(async () => {
  api = await AskedApi.open();
  documented = new Documented((await api.get('/openapi.json')).body as unknown as Document);
});
afterAll(async () => {
  await api.close();
});

/** Each documented operation, by a request that succeeds. */
const REQUESTS: Readonly<Record<string, readonly string[]>> = {
  '/': ['/'],
  '/problems/{name}': ['/problems/busy'],
  '/v1/summary': [
    '/v1/summary',
    '/v1/summary?window=90m',
    '/v1/summary?since=2026-01-01T00:00:00Z&mta=exim&logHost=out2',
    '/v1/summary?window=1m&logHost=nobody',
  ],
  '/v1/domains': [
    '/v1/domains',
    '/v1/domains?window=7d&limit=2&minAttempts=5&sort=domain',
    '/v1/domains?since=2026-01-01T00:00:00Z&search=EXAMPLE',
    '/v1/domains?until=1970-01-02T00:00:00%2B01:00',
    '/v1/domains?reason=no_answer&window=7d',
  ],
  '/v1/domains/{domain}': [
    '/v1/domains/dead.example',
    '/v1/domains/hostile.example?window=1h',
    '/v1/domains/old.example',
    '/v1/domains/inside.example',
    '/v1/domains/suspended.example',
  ],
  '/v1/domains/{domain}/series': [
    '/v1/domains/half.example/series',
    '/v1/domains/half.example/series?window=6h&bucket=5m',
    '/v1/domains/old.example/series?window=30d&bucket=1d&logHost=out1',
  ],
  '/v1/hosts/{address}': [
    '/v1/hosts/192.0.2.9',
    '/v1/hosts/MX.dead.example?window=30d',
    '/v1/hosts/192.0.2.9?window=1m',
  ],
  '/v1/senders': ['/v1/senders', '/v1/senders?until=2100-01-01T00:00:00Z', '/v1/senders?window=1m'],
  '/v1/retries': [
    '/v1/retries',
    '/v1/retries?window=1m',
    '/v1/retries?domain=DEAD.example&limit=1',
  ],
  '/v1/messages': [
    '/v1/messages?recipient=jo@example.org',
    '/v1/messages?recipient=JO@hostile.example&limit=1',
    '/v1/messages?recipient=nobody@example.org',
  ],
  '/v1/messages/{queueId}': [
    '/v1/messages/4jWnjL6WYGzJX6C',
    '/v1/messages/4jWnjL6WYGzJX6C?window=30d',
  ],
  '/v1/codes': [
    '/v1/codes',
    '/v1/codes?kind=pair&search=4.4',
    '/v1/codes?bounce=hard&category=dns',
  ],
  '/v1/hosts': ['/v1/hosts', '/v1/hosts?window=30d&limit=1000&domain=Half.Example'],
  '/v1/unreachable': ['/v1/unreachable', '/v1/unreachable?kind=domain&state=chronic&limit=1'],
  '/v1/unreachable/history': ['/v1/unreachable/history?since=2026-01-01T00:00:00Z'],
  '/v1/spikes': ['/v1/spikes', '/v1/spikes?endedWithin=7d&at=2026-01-01T00:00:00Z'],
  '/v1/senders/findings': ['/v1/senders/findings?endedWithin=1h'],
  '/v1/providers': ['/v1/providers?subject=outlook.com'],
  '/v1/codes/{code}': ['/v1/codes/4.4.1', '/v1/codes/550%205.1.1', '/v1/codes/421'],
  '/v1/ingest': ['/v1/ingest'],
  '/v1/keys': ['/v1/keys'],
  '/health/live': ['/health/live'],
  '/health/ready': ['/health/ready'],
  '/metrics': ['/metrics'],
};

test.each(Object.entries(REQUESTS))('%s answers as the document says', async (path, urls) => {
  for (const url of urls) {
    const answer = await api.get(url);
    expect([url, answer.status, answer.text.length > 0]).toEqual([url, 200, true]);
    expect([url, documented.faults(path, 'get', answer)]).toEqual([url, []]);
  }
});

test('POST /v1/explain answers as the document says', async () => {
  for (const text of [
    '4.4.1',
    'hello',
    'connect to a[192.0.2.1]:25: Connection refused',
    HOSTILE,
  ]) {
    const answer = await api.explain(text);
    expect([answer.status, documented.faults('/v1/explain', 'post', answer)]).toEqual([200, []]);
  }
});

test('no operation is left out here', () => {
  const operations = Object.entries(documented.document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(operations.sort()).toEqual(
    [...Object.keys(REQUESTS).map((path) => `get ${path}`), 'post /v1/explain'].sort(),
  );
  expect(documented.document.openapi).toBe('3.1.0');
});

test('every example is what its schema allows', () => {
  for (const methods of Object.values(documented.document.paths))
    for (const { operationId, responses } of Object.values(methods))
      for (const [status, { content = {} }] of Object.entries(responses))
        for (const { schema, example, examples } of Object.values(content)) {
          const given = Object.values(examples ?? {}).map(
            (each) => (each as { value: unknown }).value,
          );
          const all = example === undefined ? given : [example, ...given];
          expect([operationId, status, all.length > 0 || 'example' in schema]).toEqual([
            operationId,
            status,
            true,
          ]);
          for (const each of all)
            expect([operationId, documented.faultsOf(schema, each)]).toEqual([operationId, []]);
        }
});

test('a domain that was not tried in the window has no rates', async () => {
  const { body } = await api.get('/v1/domains/old.example');
  expect(body).toMatchObject({
    attempts: 0,
    noAnswerRate: null,
    unreachableRate: null,
    behaviour: 'unknown',
    fault: { side: 'unclear' },
    history: { attempts: 3, failingSince: null },
  });
  const { body: longer } = await api.get('/v1/domains/old.example?window=7d');
  expect(longer).toMatchObject({ attempts: 3, noAnswerRate: 0, behaviour: 'delivered' });
});

test('a silent domain is told with its evidence, since when and in what words', async () => {
  const { body } = await api.get('/v1/domains/dead.example');
  expect(body).toMatchObject({
    attempts: 30,
    noAnswer: 30,
    noAnswerRate: 1,
    suspended: 5,
    behaviour: 'no_answer',
    fault: { side: 'theirs' },
    failingSince: new Date(api.now - 30 * 60_000).toISOString().replace('.000Z', 'Z'),
    senders: [{ logHost: 'out1', attempts: 30, unreachable: 30, answered: 0 }],
    texts: [{ reason: 'no_answer', attempts: 30 }],
    hosts: [{ ip: '192.0.2.9', noAnswer: 30 }],
  });
});

test.each([
  ['bücher.example', 'xn--bcher-kva.example'],
  ['B%C3%9CCHER.example.', 'xn--bcher-kva.example'],
  ['XN--BCHER-KVA.EXAMPLE', 'xn--bcher-kva.example'],
  ['xn--gre-6ka8l.example', 'grüße.example'],
  ['Grüße.example', 'grüße.example'],
])('the domain %s is found as %s', async (asked, found) => {
  const { status, body } = await api.get(`/v1/domains/${encodeURI(decodeURI(asked))}`);
  expect([status, body['domain'], body['attempts']]).toEqual([200, found, 1]);
  const searched = await api.get(
    `/v1/domains?search=${encodeURIComponent(decodeURI(asked).replace(/\.$/, ''))}`,
  );
  expect(searched.body).toMatchObject({ total: 1, domains: [{ domain: found }] });
});

test('what a stranger wrote comes back as JSON text and nothing else', async () => {
  const answer = await api.get('/v1/domains/hostile.example');
  const [text] = answer.body['texts'] as { text: string }[];
  expect(text?.text).toBe(HOSTILE);
  expect(answer.type).toBe('application/json; charset=utf-8');
  expect(answer.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
    'x-frame-options': 'DENY',
  });
  expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
});

test('the answer says which window it is for and how fresh it is', async () => {
  const { body } = await api.get('/v1/summary?window=90m');
  const { window, freshness } = body as {
    window: { asked: string; since: string; until: null };
    freshness: { answeredAt: string; newestLineAt: string; secondsBehind: number };
  };
  const length = Date.parse(freshness.answeredAt) - Date.parse(window.since);
  expect(window.asked).toBe('90m');
  expect(length).toBeGreaterThanOrEqual(90 * 60_000);
  expect(length).toBeLessThan(91 * 60_000);
  expect(Date.parse(freshness.newestLineAt)).toBe(api.report.newestLineAt);
  expect(freshness.secondsBehind).toBeGreaterThanOrEqual(2);
});

test('the page of the document takes everything from here', async () => {
  const page = await api.get('/docs');
  expect([page.status, page.type]).toEqual([200, 'text/html']);
  const links = [...page.text.matchAll(/(?:src|href)=["']([^"']+)["']/g)].map(([, link]) => link);
  expect(links.length).toBeGreaterThan(3);
  for (const link of links) {
    expect(link).toMatch(/^\.\/docs\//);
    expect((await api.get(`/${link ?? ''}`)).status).toBe(200);
  }
});
