import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClickHouseOverHttp } from '../../../../test/clickhouse-http/start';
import { ServerStoreError } from '../errors';
import { anAttempt } from '../fixtures/rows';
import { overview } from '../questions';
import { DATED_TABLES } from '../retention';
import { openServerStore } from './open-server-store';
import type { ServerStoreOptions } from './options';

/** What an operator reads when something is wrong: what, where, what to do. */

let directory: string;
let plain: ClickHouseOverHttp;
let tls: ClickHouseOverHttp;
let mutual: ClickHouseOverHttp;
const pem = (name: string): string => join(directory, name);

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'store-spec-'));
  makeCertificates();
  plain = await ClickHouseOverHttp.start({
    users: {
      default: { password: '' },
      ingester: { password: 'sesame: open' },
      reader: { password: '', settings: { readonly: '1' } },
    },
  });
  const certificate = { key: pem('server.key'), certificate: pem('server.crt') };
  tls = await ClickHouseOverHttp.start({ tls: certificate });
  mutual = await ClickHouseOverHttp.start({
    tls: { ...certificate, ca: pem('ca.crt') },
    users: { default: { password: 'secret' } },
  });
});
afterAll(async () => {
  for (const one of [plain, tls, mutual]) await one.stop();
  rmSync(directory, { recursive: true, force: true });
});
afterEach(async () => {
  await plain.clear();
});

function makeCertificates(): void {
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: directory, stdio: 'pipe' });
  };
  writeFileSync(pem('names'), 'subjectAltName=IP:127.0.0.1\n');
  for (const ca of ['ca', 'other'])
    openssl(
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
      ...['-days', '2', '-subj', `/CN=${ca}`, '-keyout', `${ca}.key`, '-out', `${ca}.crt`],
    );
  for (const who of ['server', 'client']) {
    openssl(
      ...['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
      ...['-subj', `/CN=${who}`, '-keyout', `${who}.key`, '-out', `${who}.csr`],
    );
    openssl(
      ...['x509', '-req', '-in', `${who}.csr`, '-CA', 'ca.crt', '-CAkey', 'ca.key'],
      ...['-CAcreateserial', '-days', '2', '-extfile', 'names', '-out', `${who}.crt`],
    );
  }
}

async function trouble(options: ServerStoreOptions): Promise<ServerStoreError> {
  const error = await openServerStore(options).then(
    async (store) => {
      await store.close();
      return undefined;
    },
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ServerStoreError);
  return error as ServerStoreError;
}

test.each<[string, Partial<ServerStoreOptions>, RegExp]>([
  ['no URL', { url: 'clickhouse' }, /the URL is none: write http:\/\/host:8123/],
  [
    'the native port',
    { url: 'tcp://db:9000' },
    /begins with tcp:: this speaks to ClickHouse over HTTP/,
  ],
  [
    'a password in the URL',
    { url: 'http://me:secret@db:8123' },
    /user, password and settings do not belong/,
  ],
  [
    'an odd database',
    { url: 'http://db:8123', database: 'a-b; DROP' },
    /letters, digits and underscores/,
  ],
  ['an odd cluster', { url: 'http://db:8123', cluster: { name: "a'b" } }, /system\.clusters/],
  [
    'half a certificate',
    { url: 'https://db:8443', tls: { key: 'x' } },
    /certificate and key belong together/,
  ],
])('settings that never work are refused: %s', async (_, options, words) => {
  const error = await trouble(options as ServerStoreOptions);
  expect(error.message).toMatch(words);
  expect(error.passing).toBe(false);
  expect(error.message).not.toContain('secret');
});

test('a wrong password, and a right one', async () => {
  for (const password of ['sesame', '']) {
    const error = await trouble({ url: plain.url, user: 'ingester', password });
    expect(error.message).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/noanswer: connecting failed: the user or the password is wrong: check both\. The server said: ingester: Authentication failed/,
    );
    expect(error.passing).toBe(false);
  }
  const right = { url: plain.url, user: 'ingester', password: 'sesame: open' };
  await (await openServerStore(right)).close();
});

test('a host that does not exist, and a port where nothing listens', async () => {
  const unknown = await trouble({ url: 'http://no-such-host.invalid:8123' });
  expect(unknown.message).toMatch(/there is no host of this name|the name service did not answer/);
  const refused = await trouble({ url: 'http://127.0.0.1:1' });
  expect(refused.message).toMatch(/nothing listens there: is the server up, .* \(ECONNREFUSED\)/);
  expect(refused.passing).toBe(true);
});

test('a user that is read-only, and one without a grant', async () => {
  const reader = await trouble({ url: plain.url, user: 'reader' });
  expect(reader.message).toMatch(/the user is read-only: take readonly out of its profile/);
  const text =
    "ingester: Not enough privileges. To execute this query, it's necessary to have the grant CREATE DATABASE ON mail.*.";
  await plain.fault({
    ...{ kind: 'exception', code: 497, name: 'ACCESS_DENIED', status: 403, text },
    ...{ on: 'query', containing: 'CREATE DATABASE' },
  });
  const grant = await trouble({ url: plain.url, database: 'mail' });
  expect(grant.message).toMatch(
    /mail: connecting failed: the user lacks a grant: give it what the message names, .* CREATE DATABASE ON mail\.\*/,
  );
});

test('an old server', async () => {
  const old = createServer((request, response) => {
    request.resume().on('end', () => response.end('{"it":"23.3.2.37"}\n'));
  });
  const error = await trouble({ url: await listening(old) });
  expect(error.message).toMatch(/the server is ClickHouse 23\.3, and 24\.8 is the oldest/);
  expect(error.passing).toBe(false);
  old.close();
});

test('something that is no ClickHouse', async () => {
  const web = createServer((request, response) => {
    request.resume().on('end', () => response.end('<html>It works!</html>'));
  });
  const error = await trouble({ url: await listening(web) });
  expect(error.message).toMatch(/no ClickHouse answers there/);
  expect(error.passing).toBe(false);
  web.close();
});

test('TLS: an unknown CA, plain HTTP to a TLS port, TLS to a plain port', async () => {
  const strange = await trouble({ url: tls.url });
  expect(strange.message).toMatch(
    /TLS failed \(.*\): check the CA, the certificates and the host's name/,
  );
  expect(strange.passing).toBe(false);
  const other = await trouble({ url: tls.url, tls: { ca: readFileSync(pem('other.crt')) } });
  expect(other.message).toMatch(/TLS failed/);
  const toTls = await trouble({ url: tls.url.replace('https:', 'http:') });
  expect(toTls.message).toMatch(/the connection broke|no answer/);
  const toPlain = await trouble({ url: plain.url.replace('http:', 'https:') });
  expect(toPlain.message).toMatch(/TLS failed/);
});

test.each(['none', 'gzip', 'zstd'] as const)(
  'TLS with a CA of ours, packed with %s',
  async (compression) => {
    const ca = readFileSync(pem('ca.crt'));
    const store = await openServerStore({
      url: tls.url,
      tls: { ca },
      compression,
      database: compression,
    });
    store.writer().attempt(anAttempt());
    await store.saveProgress({ a: '{}' });
    expect((await store.ask(overview()))[0]?.attempts).toBe(1);
    await store.close();
  },
);

test('TLS with a certificate of ours, and a password besides', async () => {
  const ca = readFileSync(pem('ca.crt'));
  const without = await trouble({ url: mutual.url, password: 'secret', tls: { ca } });
  expect(without.message).toMatch(/TLS failed|the connection broke/);
  const certificate = readFileSync(pem('client.crt'));
  const key = readFileSync(pem('client.key'));
  const store = await openServerStore({
    url: mutual.url,
    password: 'secret',
    tls: { ca, certificate, key },
  });
  store.writer().attempt(anAttempt());
  await store.close();
});

test('the key of the recipients: kept where none is configured, and never mistaken', async () => {
  const key = '0123456789abcdef'.repeat(4);
  const open = (database: string, recipientKey?: string) =>
    openServerStore({ url: plain.url, database, recipientKey });
  const first = await open('configured', key);
  const token = first.recipientToken('jo@example.org');
  await first.close();
  const second = await open('configured', key);
  expect(second.recipientToken('jo@example.org')).toBe(token);
  const told = await second.ask({
    name: 'key',
    sql: 'SELECT key, mark FROM recipient_key',
    params: {},
    read: (row) => row,
  });
  expect(told).toEqual([{ key: '', mark: expect.stringMatching(/^[0-9a-f]{16}$/) as string }]);
  await second.close();
  await expect(open('configured', 'f'.repeat(64))).rejects.toThrow(
    /not the one that this database was begun with/,
  );
  await expect(open('configured')).rejects.toThrow(
    /begun with a configured key, and none is configured here/,
  );
  await expect(open('configured', 'short')).rejects.toThrow(/not 64 hexadecimal digits/);
});

test('the retention is a TTL of the tables; who does not know it leaves it alone', async () => {
  const open = async (retentionDays?: number): Promise<unknown> => {
    const store = await openServerStore({ url: plain.url, database: 'kept', retentionDays });
    const told = await store.ask({
      name: 'ttl',
      sql: `SELECT countIf(position(create_table_query, ' + toIntervalDay(30)') > 0) AS n
        FROM system.tables WHERE database = currentDatabase()`,
      params: {},
      read: (row) => row['n'],
    });
    await store.close();
    return told[0];
  };
  expect(await open(30)).toBe(DATED_TABLES.length);
  expect(await open()).toBe(DATED_TABLES.length);
  expect(await open(Infinity)).toBe(0);
});

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
