import { gunzipSync } from 'node:zlib';
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

const again = (url: string, { headers }: Answer): Promise<Answer> =>
  api.get(url, { 'if-none-match': String(headers['etag']) });

describe('an answer that has not changed', () => {
  // A window that ended: it begins and ends at the same moments whenever it is asked for.
  const PAST = '/v1/domains?since=2026-01-01T00:00:00Z&until=2027-01-01T00:00:00Z&limit=2';

  it.each([PAST, '/v1/ingest', '/v1/codes/4.4.1', '/problems/busy', '/', '/openapi.json'])(
    '%s is not sent again',
    async (url) => {
      const first = await api.get(url);
      expect(first.headers['etag']).toMatch(/^W\/"[\w-]{27}"$/);
      const second = await again(url, first);
      expect([second.status, second.text, second.headers['etag']]).toEqual([
        304,
        '',
        first.headers['etag'],
      ]);
      expect(second.headers['cache-control']).toBe(first.headers['cache-control']);
      expect(second.headers).not.toHaveProperty('content-type');
    },
  );

  it('is the same though it was answered later, and not when there is news', async () => {
    const before = api.report;
    const first = await api.get(PAST);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const { freshness: early } = first.body as { freshness: { answeredAt: string } };
    const { freshness: late } = (await api.get(PAST)).body as { freshness: { answeredAt: string } };
    expect(late.answeredAt).not.toBe(early.answeredAt);
    expect((await again(PAST, first)).status).toBe(304);
    api.report = { ...before, newestLineAt: (before.newestLineAt ?? 0) + 1 };
    expect((await again(PAST, first)).status).toBe(200);
    api.report = { ...before, state: 'stopped' };
    expect((await again(PAST, first)).status).toBe(200);
    api.report = before;
  });

  it.each([
    ['W/"x", TAG', 304],
    ['TAG,W/"x"', 304],
    ['*', 304],
    ['W/"x"', 200],
    ['"', 200],
    [',,,', 200],
  ])('If-None-Match: %s is answered %d', async (header, status) => {
    const { headers } = await api.get('/v1/codes/421');
    const asked = header.replace('TAG', String(headers['etag']));
    expect((await api.get('/v1/codes/421', { 'if-none-match': asked })).status).toBe(status);
    const strong = String(headers['etag']).slice(2);
    expect((await api.get('/v1/codes/421', { 'if-none-match': strong })).status).toBe(304);
  });

  it('HEAD names it too', async () => {
    const { headers } = await api.get(PAST);
    const head = await api.ask('HEAD', PAST);
    expect([head.status, head.text, head.headers['etag']]).toEqual([200, '', headers['etag']]);
    expect((await api.ask('HEAD', PAST, { headers: { 'if-none-match': String(headers['etag']) } })).status).toBe(304); // prettier-ignore
  });

  it('is told of in the document', () => {
    const { responses } = documented.document.paths['/v1/domains']!['get']!;
    expect(Object.keys(responses)).toContain('304');
  });

  it.each(['/health/live', '/health/ready', '/v1/keys', '/metrics', '/v1/nothing'])(
    '%s is never kept',
    async (url) => {
      const { headers } = await api.get(url);
      expect([headers['cache-control'], headers['etag']]).toEqual(['no-store', undefined]);
    },
  );
});

describe('a long answer', () => {
  const packed = async (url: string, encoding: string): Promise<[string | undefined, Buffer]> => {
    const headers = { 'accept-encoding': encoding };
    const reply = await api.app.inject({ method: 'GET', url, headers });
    expect(reply.statusCode).toBe(200);
    return [reply.headers['content-encoding'], reply.rawPayload];
  };

  it('is packed for whoever can unpack it, and is the same', async () => {
    const [encoding, bytes] = await packed('/openapi.json', 'gzip, br');
    const { text } = await api.get('/openapi.json');
    expect([encoding, gunzipSync(bytes).toString()]).toEqual(['gzip', text]);
    expect(bytes.length).toBeLessThan(text.length / 5);
  });

  it.each(['identity', '', 'br', 'gzip;q=0', '*;q=0', 'nonsense'])(
    'is sent as it is to whoever takes "%s"',
    async (encoding) => {
      expect((await packed('/openapi.json', encoding))[0]).toBeUndefined();
    },
  );

  it('a short one is not packed', async () => {
    expect((await packed('/health/live', 'gzip'))[0]).toBeUndefined();
  });

  it('a packed body is not unpacked: it could be of any size', async () => {
    const answer = await api.ask('POST', '/v1/explain', {
      payload: Buffer.from('1f8b08000000000000ffab562a49ad2851b252324948514a51aa050078dc9ad710000000', 'hex'), // prettier-ignore
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    });
    expect(answer.status).toBe(400);
  });
});
