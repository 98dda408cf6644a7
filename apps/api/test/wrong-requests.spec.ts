import { AskedApi, type Answer } from './asked-api';
import { Documented, type Document } from './documented';

let api: AskedApi;
let documented: Documented;
beforeAll(async () => {
  api = await AskedApi.open();
  documented = new Documented((await api.get('/openapi.json')).body as unknown as Document);
});
afterAll(async () => {
  await api.close();
});

/** It is a problem document, says nothing of the inside, and is as the document says. */
function expectProblem(answer: Answer, status: number, kind: string): void {
  expect([answer.status, answer.body['type'], answer.type]).toEqual([
    status,
    `/problems/${kind}`,
    'application/problem+json; charset=utf-8',
  ]);
  expect(answer.body['status']).toBe(status);
  expect(answer.text).not.toMatch(/node_modules|\.ts:|\bat .*\(|SELECT/);
  const schema = { $ref: '#/components/schemas/ProblemAnswer' };
  expect(documented.faultsOf(schema, answer.body)).toEqual([]);
}

describe('a wrong parameter is named, with what is allowed', () => {
  it.each([
    ['/v1/summary?window=', 'window'],
    ['/v1/summary?window=24', 'window'],
    ['/v1/summary?window=0h', 'window'],
    ['/v1/summary?window=-1h', 'window'],
    ['/v1/summary?window=1w', 'window'],
    ['/v1/summary?window=99999999d', 'window'],
    ['/v1/summary?window=10001d', 'window'],
    ['/v1/summary?window=1h&window=2h', 'window'],
    ['/v1/summary?window=1h&since=2026-01-01T00:00:00Z', 'window'],
    ['/v1/summary?since=yesterday', 'since'],
    ['/v1/summary?since=2026-01-01', 'since'],
    ['/v1/summary?since=2026-01-01T00:00:00', 'since'],
    ['/v1/summary?since=2026-02-30T00:00:00Z', 'since'],
    ['/v1/summary?since=2026-01-01T24:00:00Z', 'since'],
    ['/v1/summary?since=1969-12-31T23:59:59Z', 'since'],
    ['/v1/summary?until=9999-01-01T00:00:00Z', 'until'],
    ['/v1/summary?since=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z', 'until'],
    ['/v1/summary?since=2026-01-02T00:00:00Z&until=2026-01-02T01:00:00%2B01:00', 'until'],
    ['/v1/summary?mta=sendmail', 'mta'],
    ['/v1/summary?mta=postfix&mta=exim', 'mta'],
    ['/v1/summary?logHost=', 'logHost'],
    [`/v1/summary?logHost=${'a'.repeat(256)}`, 'logHost'],
    ['/v1/summary?limit=5', 'limit'],
    ['/v1/summary?__proto__=5', '__proto__'],
    ['/v1/summary?constructor=5', 'constructor'],
    ['/v1/domains?limit=0', 'limit'],
    ['/v1/domains?limit=1001', 'limit'],
    ['/v1/domains?limit=1e2', 'limit'],
    ['/v1/domains?limit=0x10', 'limit'],
    ['/v1/domains?limit=%205', 'limit'],
    ['/v1/domains?limit=', 'limit'],
    ['/v1/domains?limit=5&limit=6', 'limit'],
    ['/v1/domains?minAttempts=-1', 'minAttempts'],
    ['/v1/domains?minAttempts=1.5', 'minAttempts'],
    ['/v1/domains?search=', 'search'],
    ['/v1/domains?search=a&search=b', 'search'],
    ['/v1/domains?sort=worst', 'sort'],
    ['/v1/domains?sort=toString', 'sort'],
    ['/v1/domains?Limit=5', 'Limit'],
    [`/v1/domains/${'a'.repeat(256)}`, 'domain'],
    ['/v1/domains/dead.example?limit=5', 'limit'],
    ['/v1/hosts?domain=', 'domain'],
    ['/v1/hosts?sort=noAnswer', 'sort'],
    [`/v1/codes/${'4'.repeat(41)}`, 'code'],
    ['/v1/codes/4.4.1?window=1h', 'window'],
    ['/v1/ingest?window=1h', 'window'],
    ['/v1/keys?window=1h', 'window'],
    ['/v1/domains?reason=sulking', 'reason'],
    ['/v1/domains?cursor=', 'cursor'],
    ['/v1/domains?cursor=AAAA', 'cursor'],
    ['/v1/domains?cursor=W10', 'cursor'],
    [`/v1/domains?cursor=${Buffer.from('["",{},-1,"x"]').toString('base64url')}`, 'cursor'],
    ['/v1/domains/dead.example/series?bucket=1w', 'bucket'],
    ['/v1/domains/dead.example/series?window=60d&bucket=5m', 'bucket'],
    ['/v1/domains/dead.example/series?window=10000d', 'window'],
    ['/v1/domains/dead.example/series?until=2026-01-01T00:00:00Z', 'since'],
    [`/v1/hosts/${'a'.repeat(256)}`, 'address'],
    ['/v1/hosts/192.0.2.9?domain=a', 'domain'],
    ['/v1/messages', 'recipient'],
    ['/v1/messages?recipient=jo', 'recipient'],
    ['/v1/messages?recipient=jo@a@b', 'recipient'],
    ['/v1/messages?recipient=jo@a&limit=101', 'limit'],
    ['/v1/messages/a%20b', 'queueId'],
    [`/v1/messages/${'a'.repeat(65)}`, 'queueId'],
    ['/v1/messages/4jWnjL6WYGzJX6C?recipient=jo@a', 'recipient'],
    ['/v1/senders?limit=5', 'limit'],
    ['/v1/retries?domain=', 'domain'],
    ['/v1/codes?kind=both', 'kind'],
    ['/v1/codes?category=', 'category'],
    ['/?a', 'a'],
  ])('%s', async (url, field) => {
    const answer = await api.get(url);
    expectProblem(answer, 400, 'invalid-query');
    const errors = answer.body['errors'] as { field: string; allowed: string }[];
    expect(errors.map((error) => error.field)).toEqual([field]);
    expect(errors[0]?.allowed.length).toBeGreaterThan(5);
    expect(answer.body['detail']).toContain(errors[0]?.allowed);
  });

  it('all of them at once', async () => {
    const { body } = await api.get('/v1/domains?limit=0&sort=x&who=me');
    const fields = (body['errors'] as { field: string }[]).map(({ field }) => field);
    expect(fields.sort()).toEqual(['limit', 'sort', 'who']);
  });
});

describe('what is not there', () => {
  it.each([
    ['/v1/domains/never.example', 'unknown-domain'],
    ['/v1/domains/%20', 'unknown-domain'],
    ["/v1/domains/'%3B%20DROP%20TABLE%20places%3B--", 'unknown-domain'],
    ['/v1/domains/{x:String}', 'unknown-domain'],
    ['/v1/hosts?domain=never.example', 'unknown-domain'],
    ['/v1/domains/never.example/series', 'unknown-domain'],
    ['/v1/retries?domain=never.example', 'unknown-domain'],
    ['/v1/hosts/192.0.2.250', 'unknown-host'],
    ['/v1/messages/NEVER', 'unknown-message'],
    ['/v1/codes/999', 'unknown-code'],
    ['/v1/codes/4.4', 'unknown-code'],
    ['/v1/codes/550%20hello', 'unknown-code'],
    ['/v1/codes/constructor', 'unknown-code'],
    ['/v1', 'unknown-path'],
    ['/v1/domains/', 'unknown-path'],
    ['/v1/domains/a/b', 'unknown-path'],
    ['/v2/summary', 'unknown-path'],
    ['/problems/toString', 'unknown-path'],
    ['/problems/__proto__', 'unknown-path'],
    ['/docs/no-such-file', 'unknown-path'],
    ['/docs/../../package.json', 'unknown-path'],
    ['/docs/%2e%2e/%2e%2e/package.json', 'unknown-path'],
  ])('%s', async (url, kind) => {
    expectProblem(await api.get(url), 404, kind);
  });
});

it.each([
  ['POST', '/v1/summary', 'GET, HEAD'],
  ['DELETE', '/v1/domains/dead.example', 'GET, HEAD'],
  ['OPTIONS', '/', 'GET, HEAD'],
  ['GET', '/v1/explain', 'POST'],
  ['PUT', '/v1/explain', 'POST'],
  ['QUERY', '/v1/summary', 'GET, HEAD'],
])('%s %s is not taken', async (method, url, allowed) => {
  const answer = await api.ask(method, url);
  expectProblem(answer, 405, 'method-not-allowed');
  expect(answer.headers['allow']).toBe(allowed);
});

it('HEAD is GET without its body', async () => {
  const { status, text } = await api.ask('HEAD', '/v1/summary');
  expect([status, text]).toEqual([200, '']);
});

const JSON_TYPE = { 'content-type': 'application/json' };

describe('a wrong body', () => {
  it.each([
    ['', 400, 'malformed-json'],
    ['{', 400, 'malformed-json'],
    ['{"text":"a"', 400, 'malformed-json'],
    ['{"__proto__":{"text":"a"}}', 400, 'malformed-json'],
    ['null', 400, 'invalid-body'],
    ['"text"', 400, 'invalid-body'],
    ['5', 400, 'invalid-body'],
    ['[]', 400, 'invalid-body'],
    ['[{"text":"a"}]', 400, 'invalid-body'],
    ['{}', 400, 'invalid-body'],
    ['{"text":""}', 400, 'invalid-body'],
    ['{"text":5}', 400, 'invalid-body'],
    ['{"text":null}', 400, 'invalid-body'],
    ['{"text":["a"]}', 400, 'invalid-body'],
    ['{"text":{"length":5}}', 400, 'invalid-body'],
    ['{"text":"a","more":1}', 400, 'invalid-body'],
    [JSON.stringify({ text: 'a'.repeat(65_537) }), 400, 'invalid-body'],
    [JSON.stringify({ text: 'a'.repeat(1_048_576) }), 413, 'body-too-large'],
  ])('%.40s', async (payload, status, kind) => {
    expectProblem(
      await api.ask('POST', '/v1/explain', { payload, headers: JSON_TYPE }),
      status,
      kind,
    );
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'x', ''])(
    'of the type "%s"',
    async (type) => {
      const headers: Record<string, string> = type === '' ? {} : { 'content-type': type };
      const answer = await api.ask('POST', '/v1/explain', { payload: 'text=4.4.1', headers });
      expectProblem(answer, 415, 'unsupported-media-type');
    },
  );

  it('of any bytes at all is no reason to fail', async () => {
    const payload = Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]);
    expectProblem(
      await api.ask('POST', '/v1/explain', { payload, headers: JSON_TYPE }),
      400,
      'invalid-body',
    );
  });
});

it('the longest text that is allowed fits, however it is escaped', async () => {
  const text = '\\ud83e\\udd86'.repeat(65_536);
  const payload = `{"text":"${text}"}`;
  expect((await api.ask('POST', '/v1/explain', { payload, headers: JSON_TYPE })).status).toBe(200);
});

it.each([
  ['/v1/domains/%zz', 400, 'malformed-request'],
  ['/v1/domains/%ff', 400, 'malformed-request'],
  [`/v1/domains/${'a'.repeat(5000)}`, 414, 'url-too-long'],
  [`/v1/summary?window=${'1'.repeat(9000)}h`, 414, 'url-too-long'],
])('%.30s', async (url, status, kind) => {
  expectProblem(await api.get(url), status, kind);
});

it('nothing of all this is an error of ours', () => {
  expect(api.errors).toEqual([]);
});
