import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Access } from '../src/access/access';
import { newKey } from '../src/access/key';
import { changeKeys } from '../src/access/key-file';
import type { Change, Changes } from '../src/events/changes';
import { AskedApi } from './asked-api';
import { HOSTILE } from './rows';

/** Changes that a test makes; the last ten are kept. */
class MadeChanges implements Changes {
  readonly kept: Change[] = [];
  readonly listeners = new Set<(change: Change) => void>();

  after(id: string): readonly Change[] | null {
    const at = this.kept.findIndex((change) => change.id === id);
    return at < 0 ? null : this.kept.slice(at + 1);
  }

  subscribe(tell: (change: Change) => void): () => void {
    this.listeners.add(tell);
    return () => this.listeners.delete(tell);
  }

  make(id: string, data: object = { domain: 'dead.example' }): void {
    const change = { id, kind: 'chronic', data };
    this.kept.push(change);
    this.kept.splice(0, this.kept.length - 10);
    for (const tell of this.listeners) tell(change);
  }
}

const directory = mkdtempSync(join(tmpdir(), 'events-spec-'));
const keysFile = join(directory, 'keys.json');
const { key, text } = newKey('listener', ['read'], Date.now());
changeKeys(keysFile, () => [key]);

const changes = new MadeChanges();
let api: AskedApi;
let url = '';
beforeAll(async () => {
  const options = { access: 'keys', keysFile, requestsPerMinute: 1000 } as const;
  const access = Access.of({ host: '127.0.0.1', port: 0 }, options);
  api = await AskedApi.open(access, changes);
  await api.app.listen(0, '127.0.0.1');
  url = `${await api.app.getUrl()}/v1/events`;
});
afterAll(async () => {
  await api.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Somebody who listens, and what was heard. */
class Listener {
  heard = '';
  ended = false;

  private constructor(
    readonly response: Response,
    private readonly leaving: AbortController,
  ) {}

  static async begin(lastId?: string): Promise<Listener> {
    const leaving = new AbortController();
    const response = await fetch(url, {
      signal: leaving.signal,
      headers: {
        authorization: `Bearer ${text}`,
        ...(lastId !== undefined && { 'last-event-id': lastId }),
      },
    });
    const listener = new Listener(response, leaving);
    void listener.listen();
    return listener;
  }

  leave(): void {
    this.leaving.abort();
  }

  async until(holds: () => boolean): Promise<void> {
    for (let tries = 0; tries < 400 && !holds(); tries++) await wait(25);
    expect([this.heard, holds()]).toEqual([this.heard, true]);
  }

  private async listen(): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const bytes of this.response.body ?? [])
        this.heard += decoder.decode(bytes as Uint8Array, { stream: true });
    } catch {
      // It left.
    }
    this.ended = true;
  }
}

it('tells what happens, as it happens, each event on lines of its own', async () => {
  const listener = await Listener.begin();
  expect(listener.response.status).toBe(200);
  expect(listener.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(listener.response.headers.get('cache-control')).toBe('no-store');
  expect(listener.response.headers.get('x-content-type-options')).toBe('nosniff');
  changes.make('1', { text: HOSTILE });
  await listener.until(() => listener.heard.includes('id: 1\n'));
  const [, data = ''] = /^data: (.*)$/m.exec(listener.heard) ?? [];
  expect(JSON.parse(data)).toEqual({ text: HOSTILE });
  expect(listener.heard).toBe(`retry: 3000\n\nid: 1\nevent: chronic\ndata: ${data}\n\n`);
  listener.leave();
  await listener.until(() => changes.listeners.size === 0);
});

it('goes on behind the last event that was heard, or tells that some were missed', async () => {
  for (const id of ['2', '3', '4']) changes.make(id);
  const late = await Listener.begin('2');
  await late.until(() => late.heard.includes('id: 4\n'));
  expect(late.heard.match(/^id: .*$/gm)).toEqual(['id: 3', 'id: 4']);
  const tooLate = await Listener.begin('0');
  await tooLate.until(() => tooLate.heard.includes('event: gap\n'));
  late.leave();
  tooLate.leave();
});

it('cuts off who does not listen: nothing piles up', async () => {
  for (let tries = 0; tries < 100 && changes.listeners.size > 0; tries++) await wait(25);
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.pause();
  socket.write(
    `GET /v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${text}\r\n\r\n`,
  );
  for (let tries = 0; tries < 100 && changes.listeners.size === 0; tries++) await wait(25);
  expect(changes.listeners.size).toBe(1);
  const much = { text: 'x'.repeat(100_000) };
  for (let i = 0; i < 400 && changes.listeners.size > 0; i++) {
    changes.make(`much-${i}`, much);
    await wait(1);
  }
  expect(changes.listeners.size).toBe(0);
  socket.destroy();
});

it('is closed without a key, answers HEAD, and takes no parameters', async () => {
  expect((await fetch(url)).status).toBe(401);
  const headers = { authorization: `Bearer ${text}` };
  const head = await fetch(url, { method: 'HEAD', headers });
  expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']); // prettier-ignore
  expect((await fetch(`${url}?a=b`, { headers })).status).toBe(400);
});

it('is in the document only where there are changes', async () => {
  expect((await api.get('/openapi.json')).text).toContain('"/v1/events"');
});

it('ends for whom the key is revoked, and for all when the process ends', async () => {
  const listener = await Listener.begin();
  changeKeys(keysFile, () => []);
  await listener.until(() => listener.ended);
  changeKeys(keysFile, () => [key]);
  await wait(1200);
  const last = await Listener.begin();
  const begun = performance.now();
  await api.app.close();
  expect(performance.now() - begun).toBeLessThan(5000);
  await last.until(() => last.ended);
});
