import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Access } from '../src/access/access';
import { newKey, type Scope } from '../src/access/key';
import { changeKeys, KeyFileError, readKeys } from '../src/access/key-file';
import { AskedApi, type Answer } from './asked-api';
import { Documented, type Document } from './documented';

const LIMIT = 100;
const directory = mkdtempSync(join(tmpdir(), 'keys-spec-'));
const file = join(directory, 'keys.json');

function made(scope: Scope): { readonly id: string; readonly text: string } {
  const { key, text } = newKey(`for ${scope}`, [scope], Date.now());
  changeKeys(file, (keys) => [...keys, key]);
  return { id: key.id, text };
}

function revoke(id: string): void {
  changeKeys(file, (keys) => keys.filter((key) => key.id !== id));
}

/** Revocations are noticed within a second. */
const noticed = (): Promise<void> => wait(1200);

const reader = made('read');
const admin = made('admin');
let api: AskedApi;
let documented: Documented;
beforeAll(async () => {
  const options = { access: 'keys', keysFile: file, requestsPerMinute: LIMIT } as const;
  const listen = { host: '127.0.0.1', port: 0 };
  api = await AskedApi.open(Access.of(listen, options, (message) => api.errors.push(message)));
  const { body } = await api.get('/openapi.json');
  documented = new Documented(body as unknown as Document);
});
afterAll(async () => {
  await api.close();
  rmSync(directory, { recursive: true, force: true });
});

let addresses = 0;
/** Each time from another address, so that no limit is met by chance. */
const ask = (url: string, key?: string, from = `192.0.2.${++addresses}`): Promise<Answer> =>
  api.ask('GET', url, {
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
    remoteAddress: from,
  });

const kindOf = ({ status, body }: Answer): string =>
  `${status} ${typeof body['type'] === 'string' ? body['type'] : ''}`;

describe('without a key', () => {
  it.each(['/', '/docs', '/openapi.json', '/health/live', '/health/ready', '/problems/no-key'])(
    '%s is open: it tells nothing of anybody’s mail',
    async (url) => {
      expect((await ask(url)).status).toBe(200);
    },
  );

  it('every other path that is documented is closed', async () => {
    const open = ['/', '/health/live', '/health/ready', '/problems/{name}'];
    for (const [path, methods] of Object.entries(documented.document.paths))
      for (const method of Object.keys(methods)) {
        if (open.includes(path)) continue;
        const url = path.replaceAll(/\{[a-zA-Z]+\}/g, '4.4.1');
        const answer = await api.ask(method.toUpperCase(), url, {
          remoteAddress: `192.0.2.${++addresses}`,
        });
        expect([path, kindOf(answer)]).toEqual([path, '401 /problems/no-key']);
        expect(answer.headers['www-authenticate']).toBe('Bearer realm="noanswer"');
        expect(documented.faults(path, method, answer)).toEqual([]);
      }
  });

  it('so is HEAD, and what is not there stays not there', async () => {
    expect((await api.ask('HEAD', '/v1/summary')).status).toBe(401);
    expect(kindOf(await ask('/v1/nothing'))).toBe('404 /problems/unknown-path');
  });

  it('nothing of it reaches the store', async () => {
    const before = api.asked;
    await ask('/v1/domains?window=17h');
    await ask('/v1/domains?window=17h', `${reader.text.slice(0, -1)}!`);
    expect(api.asked).toBe(before);
  });
});

describe('with a key', () => {
  it('answers', async () => {
    const answer = await ask('/v1/summary', reader.text);
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({ 'ratelimit-limit': String(LIMIT) });
    expect((await ask('/metrics', reader.text)).status).toBe(200);
  });

  it.each<[string, string]>([
    ['another of the same form', newKey('x', ['read'], 0).text],
    ['one letter other', reader.text.replace(/.$/, (end) => (end === 'A' ? 'B' : 'A'))],
    ['its id alone', reader.id],
    ['the id of one, the secret of another', `${admin.text.slice(0, 18)}${reader.text.slice(18)}`],
    ['nothing', ''],
    ['very much', 'x'.repeat(5000)],
    ['its hash', readKeys(file)[0]?.sha256 ?? ''],
  ])('refuses %s', async (_what, key) => {
    const answer = await ask('/v1/summary', key);
    expect(kindOf(answer)).toBe('401 /problems/wrong-key');
    expect(answer.headers['www-authenticate']).toBe(
      'Bearer realm="noanswer", error="invalid_token"',
    );
    if (key !== '') expect(answer.text).not.toContain(key);
  });

  it('refuses what is no Bearer', async () => {
    const basic = Buffer.from(`x:${reader.text}`).toString('base64');
    const answer = await api.get('/v1/summary', { authorization: `Basic ${basic}` });
    expect(kindOf(answer)).toBe('401 /problems/wrong-key');
  });

  it('that is for something else is told what it lacks', async () => {
    const answer = await ask('/v1/keys', reader.text);
    expect(kindOf(answer)).toBe('403 /problems/not-allowed');
    expect(answer.headers['www-authenticate']).toContain(
      'error="insufficient_scope", scope="admin"',
    );
    expect(documented.faults('/v1/keys', 'get', answer)).toEqual([]);
  });

  it('an admin sees who has keys, and no key', async () => {
    const answer = await ask('/v1/keys', admin.text);
    expect(answer.body).toMatchObject({
      asked: true,
      keys: [
        { id: reader.id, name: 'for read', scopes: ['read'], usedAt: expect.any(String) as string },
        { id: admin.id, scopes: ['admin'] },
      ],
    });
    expect(answer.text).not.toContain(readKeys(file)[0]?.sha256);
    expect((await ask('/v1/summary', admin.text)).status).toBe(200);
  });

  it('is refused soon after it was revoked, and a new one taken', async () => {
    const { id, text } = made('read');
    await noticed();
    expect((await ask('/v1/summary', text)).status).toBe(200);
    revoke(id);
    await noticed();
    expect(kindOf(await ask('/v1/summary', text))).toBe('401 /problems/wrong-key');
    expect((await ask('/v1/summary', reader.text)).status).toBe(200);
  });
});

describe('whoever asks too often', () => {
  it('without a key is stopped, and whoever has one from the same address is not', async () => {
    const from = '198.51.100.1';
    const answers: Answer[] = [];
    for (let i = 0; i < LIMIT / 5 + 1; i++) answers.push(await ask('/v1/summary', 'wrong', from));
    expect(new Set(answers.slice(0, -1).map(kindOf))).toEqual(new Set(['401 /problems/wrong-key']));
    const last = answers.at(-1)!;
    expect(kindOf(last)).toBe('429 /problems/too-many-requests');
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    expect(documented.faults('/v1/summary', 'get', last)).toEqual([]);
    expect((await ask('/v1/summary', reader.text, from)).status).toBe(200);
    expect((await ask('/health/ready', undefined, from)).status).toBe(429);
    expect((await ask('/health/live', undefined, from)).status).toBe(200);
  });

  it('with a key is stopped wherever it is', async () => {
    const { text } = made('read');
    await noticed();
    const answers: Answer[] = [];
    for (let i = 0; i < LIMIT + 5; i++) answers.push(await ask('/v1/codes/4.4.1', text));
    const counts = Object.groupBy(answers, ({ status }) => String(status));
    expect([counts['200']?.length, counts['429']?.length]).toEqual([LIMIT, 5]);
    expect((await ask('/v1/summary', reader.text)).status).toBe(200);
  });

  it('from one network of IPv6 counts as one', async () => {
    for (let i = 0; i < LIMIT / 5; i++) await ask('/v1/summary', undefined, `2001:db8::${i + 1}`);
    expect((await ask('/v1/summary', undefined, '2001:db8::ffff')).status).toBe(429);
    expect((await ask('/v1/summary', undefined, '2001:db8:0:1::1')).status).toBe(401);
  });
});

describe('the file of keys', () => {
  it('holds no key, and can be read by the service whoever made it', () => {
    const text = readFileSync(file, 'utf8');
    for (const key of [reader, admin]) {
      expect(text).toContain(key.id);
      expect(text).not.toContain(key.text.slice(18));
    }
    expect(statSync(file).mode & 0o777).toBe(0o644);
  });

  it('keeps the rights that it was given', () => {
    chmodSync(file, 0o640);
    made('read');
    expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  it('lets nobody in when it is broken, could be anybody’s, or is gone; and says so', async () => {
    const good = readFileSync(file);
    const expectNobody = async (words: RegExp): Promise<void> => {
      await noticed();
      expect((await ask('/v1/summary', admin.text)).status).toBe(401);
      expect(api.errors.splice(0).join()).toMatch(words);
    };
    writeFileSync(file, good.subarray(0, 40));
    await expectNobody(/keys\.json is no file of keys/);
    writeFileSync(file, good);
    chmodSync(file, 0o666);
    await expectNobody(/may be written by others.*chmod go-w/);
    rmSync(file);
    await expectNobody(/^$/);
    writeFileSync(file, good, { mode: 0o644 });
    await noticed();
    expect((await ask('/v1/summary', admin.text)).status).toBe(200);
  });

  it('is changed by one at a time', () => {
    writeFileSync(`${file}.new`, '');
    expect(() => made('read')).toThrow(KeyFileError);
    expect(() => made('read')).toThrow(/another command is changing the keys/);
    rmSync(`${file}.new`);
  });

  it.each(['[]', '{"keys": 5}', '{"keys": [{"id": "x"}]}', '', 'hello'])(
    'is none: %s',
    (content) => {
      const other = join(directory, 'other.json');
      writeFileSync(other, content);
      expect(() => readKeys(other)).toThrow(/no file of keys/);
    },
  );
});

describe('a key is asked for', () => {
  const options = { keysFile: file, requestsPerMinute: 600 };
  it.each([
    ['127.0.0.1', 'auto', false],
    ['::1', 'auto', false],
    ['localhost', 'auto', false],
    ['127.0.0.1', 'keys', true],
    ['0.0.0.0', 'auto', true],
    ['::', 'auto', true],
    ['192.0.2.1', 'auto', true],
    ['mx.example', 'auto', true],
  ] as const)('on %s with %s: %s', (host, access, asked) => {
    expect(Access.of({ host, port: 1 }, { ...options, access }).asksForKeys).toBe(asked);
  });

  it('where nothing is said of keys and others can ask: nobody is let in', () => {
    const { asksForKeys, ring } = Access.of({ host: '0.0.0.0', port: 1 });
    expect([asksForKeys, ring.find(reader.text)]).toEqual([true, undefined]);
  });
});
