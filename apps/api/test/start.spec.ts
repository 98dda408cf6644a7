import { createServer, type AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { ListenError, startApi, type ApiOptions } from '@noanswer/api';
import { openStore } from '@noanswer/store';
import type { Store } from '@noanswer/store';
import { following } from './asked-api';

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => {
  await store.close();
});

const options = (host: string, port: number): ApiOptions => ({
  listen: { host, port },
  store,
  recipientToken: (address) => store.recipientToken(address),
  ingest: { report: () => following(Date.now()) },
  version: '0.1.0',
});

it('listens where it says, and not any more when it is closed', async () => {
  const api = await startApi(options('127.0.0.1', 0));
  expect(api.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await fetch(`${api.url}/health/ready`)).status).toBe(200);
  await api.close();
  await expect(fetch(`${api.url}/health/live`)).rejects.toThrow();
});

it('tells an address to ask where it listens on all of them', async () => {
  const api = await startApi(options('0.0.0.0', 0));
  expect(api.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  await api.close();
});

it('is not asked under the name of another host, by a page of which a browser here reads', async () => {
  const api = await startApi(options('127.0.0.1', 0));
  const answer = await said(api.url, 'GET /v1/summary HTTP/1.1\r\nHost: evil.example\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1\.1 421 /);
  expect(answer).toContain('"type":"/problems/wrong-host"');
  await api.close();
});

it.each([
  ['hello\r\n\r\n', 400, 'malformed-request'],
  [
    `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`,
    431,
    'header-too-large',
  ],
])('answers what is no request with a problem: %.20s', async (bytes, status, kind) => {
  const api = await startApi(options('127.0.0.1', 0));
  const answer = await said(api.url, bytes);
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(answer).toContain('application/problem+json');
  expect(answer).toContain(`"type":"/problems/${kind}"`);
  await api.close();
});

it('says what is wrong with a port in use and what to do', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const error = await startApi(options('127.0.0.1', port)).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ListenError);
  expect(error).toMatchObject({ code: 'EADDRINUSE' });
  expect((error as Error).message).toContain(`127.0.0.1:${port}: another process listens`);
  other.close();
});

it.each([
  ['192.0.2.1', 0, 'EADDRNOTAVAIL', 'no address of this machine'],
  ['no such host', 0, 'ENOTFOUND', 'leads to no address'],
  ['127.0.0.1', 70_000, 'ERR_SOCKET_BAD_PORT', 'from 1 to 65535'],
])('says what is wrong with %s:%d', async (host, port, code, words) => {
  const error = await startApi(options(host, port)).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ListenError);
  expect((error as Error).message).toContain(words);
  expect(error).toMatchObject({ code });
});

it('closes though a client holds on to its connection', async () => {
  const api = await startApi(options('127.0.0.1', 0));
  const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
  const gone = new Promise<void>((resolve) => {
    socket.once('close', () => {
      resolve();
    });
  });
  socket.on('error', () => undefined);
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  socket.write('GET /v1/summary HTTP/1.1\r\nHost: localhost\r\nX-Half: ');
  await api.close();
  await gone;
});

/** All that the server says to these bytes until it closes the connection. */
function said(url: string, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
      if (answer.includes('"detail"')) socket.end();
    });
    socket.once('close', () => {
      resolve(answer);
    });
    socket.once('error', reject);
    socket.write(bytes);
  });
}
