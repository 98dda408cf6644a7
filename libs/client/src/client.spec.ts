import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Access } from '../../../apps/api/src/access/access';
import { newKey } from '../../../apps/api/src/access/key';
import { changeKeys } from '../../../apps/api/src/access/key-file';
import { AskedApi } from '../../../apps/api/test/asked-api';
import { noanswerClient, type Answer, type NoanswerClient } from './index';

const SCHEMA = join(__dirname, 'schema.ts');

const directory = mkdtempSync(join(tmpdir(), 'client-spec-'));
const keysFile = join(directory, 'keys.json');
const { key, text } = newKey('client', ['read'], Date.now());
changeKeys(keysFile, () => [key]);

let api: AskedApi;
let client: NoanswerClient;
beforeAll(async () => {
  const listen = { host: '127.0.0.1', port: 0 };
  const options = { access: 'keys', keysFile, requestsPerMinute: 1000 } as const;
  api = await AskedApi.open(Access.of(listen, options));
  await api.app.listen(0, '127.0.0.1');
  client = noanswerClient({ url: await api.app.getUrl(), key: text });
});
afterAll(async () => {
  await api.close();
  rmSync(directory, { recursive: true, force: true });
});

test('its types are those of the document', async () => {
  const { text: document } = await api.get('/openapi.json');
  const made = execFileSync(process.execPath, [join(__dirname, '../generate.mjs')], {
    input: document,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if ((process.env['NOANSWER_RENEW'] ?? '') !== '') writeFileSync(SCHEMA, made);
  // Renew it: NOANSWER_RENEW=1 npm test -- libs/client
  expect(readFileSync(SCHEMA, 'utf8') === made).toBe(true);
});

test('an answer has its members, and pages follow one another', async () => {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { window: '7d', sort: 'domain', limit: 3, ...(cursor !== undefined && { cursor }) } as const; // prettier-ignore
    const { data } = await client.GET('/v1/domains', { params: { query } });
    names.push(...(data?.domains ?? []).map(({ domain }) => domain));
    cursor = data?.next ?? undefined;
  } while (cursor !== undefined);
  expect(names).toContain('dead.example');
  expect(names).toEqual(names.toSorted());
});

test('names in paths are escaped, and a domain is told with all of it', async () => {
  const { data } = await client.GET('/v1/domains/{domain}', {
    params: { path: { domain: 'bücher.example' } },
  });
  expect([data?.domain, data?.noAnswerRate, data?.history.attempts]).toEqual([
    'xn--bcher-kva.example',
    0,
    1,
  ]);
  const nothing = await client.GET('/v1/hosts/{address}', {
    params: { path: { address: 'a/b?c' } },
  });
  expect(nothing.error?.type).toBe('/problems/unknown-host');
});

test('a body is sent as JSON', async () => {
  const { data } = await client.POST('/v1/explain', { body: { text: '4.4.1' } });
  const [reading]: readonly Answer<'ReadingAnswer'>[] = data?.readings ?? [];
  expect([data?.as, reading?.reason]).toEqual(['code', 'no_answer']);
});

test('a problem is told with its status', async () => {
  const stranger = noanswerClient({ url: await api.app.getUrl() });
  const { data, error, response } = await stranger.GET('/v1/summary');
  expect([data, error?.type, response.status]).toEqual([undefined, '/problems/no-key', 401]);
  const wrong = await client.GET('/v1/retries', { params: { query: { window: 'soon' } } });
  expect(wrong.error?.errors?.map(({ field }) => field)).toEqual(['window']);
  const forbidden = await client.GET('/v1/keys');
  expect(forbidden.response.status).toBe(403);
});
