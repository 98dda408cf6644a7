import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { BIN, ROOT } from '../run-noanswer';

export interface ServeOptions {
  readonly data: string;
  readonly paths: readonly string[];
  readonly port: number;
  /** Log host of lines that name none. */
  readonly host?: string;
  readonly more?: readonly string[];
  /** What to start instead of Node.js alone: `['unshare', '--mount', …]`. */
  readonly by?: readonly string[];
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface Left {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly ms: number;
}

const LOOK_EVERY_MS = 50;
/** What the tests are told by environment is no setting of serve, and whoever runs them may have settings of his own. */
const OTHERS = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith('NOANSWER_')),
);

/** A `noanswer serve` that was started, as its operator sees it: a process and a port. */
export class Serving {
  /** The end of what it wrote to its outputs. */
  output = '';
  readonly startedAt = Date.now();
  private ended = false;

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** Ends as soon as the process is started; it may not listen yet. */
  static start({ data, paths, port, host = 'exim1', more = [], by = [] }: ServeOptions): Serving {
    const listen = `127.0.0.1:${port}`;
    const args = [
      ...['serve', ...paths, '--data', data, '--listen', listen],
      ...['--timezone', 'UTC', '--host', host, ...more],
    ];
    const [file = '', ...rest] = [...by, process.execPath, BIN, ...args];
    const child = spawn(file, rest, { stdio: ['ignore', 'pipe', 'pipe'], cwd: ROOT, env: OTHERS });
    const serving = new Serving(child, `http://${listen}`);
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        serving.output = (serving.output + text).slice(-20_000);
      });
    child.once('exit', () => {
      serving.ended = true;
    });
    return serving;
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('it was not started');
    return this.child.pid;
  }

  get hasEnded(): boolean {
    return this.ended;
  }

  /** @throws Error if nobody answers there. */
  async ask(path: string): Promise<Answer> {
    const response = await fetch(this.url + path, { signal: AbortSignal.timeout(60_000) });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, body: isJson ? JSON.parse(text) : text };
  }

  /** Asks until the answer will do. @throws Error if the process ends, or none did in time. */
  async until<T>(
    what: string,
    look: () => Promise<T | undefined>,
    { withinMs = 300_000, everyMs = LOOK_EVERY_MS } = {},
  ): Promise<T> {
    const before = performance.now();
    for (;;) {
      if (this.ended) throw new Error(`serve ended by itself; waited for: ${what}\n${this.output}`);
      const found = await look().catch(() => undefined); // it may not listen yet
      if (found !== undefined) return found;
      if (performance.now() - before > withinMs)
        throw new Error(`not within ${withinMs} ms: ${what}\n${this.output}`);
      await sleep(everyMs);
    }
  }

  async untilLive(): Promise<void> {
    await this.until('/health/live', async () =>
      (await this.ask('/health/live')).status === 200 ? true : undefined,
    );
  }

  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** @throws Error if it is still there after `withinMs`; then it is killed. */
  async terminate(withinMs = 10_000): Promise<Left> {
    const timer = setTimeout(() => this.child.kill('SIGKILL'), withinMs);
    const left = await this.end('SIGTERM');
    clearTimeout(timer);
    if (left.ms >= withinMs) throw new Error(`still there ${withinMs} ms after SIGTERM`);
    return left;
  }

  private async end(signal: NodeJS.Signals): Promise<Left> {
    const before = performance.now();
    if (!this.ended) {
      const exit = once(this.child, 'exit');
      this.child.kill(signal);
      await exit;
    }
    const { exitCode: code, signalCode } = this.child;
    return { code, signal: signalCode, ms: performance.now() - before };
  }

  /** Its exit, if it is to end by itself. */
  async exit(withinMs = 120_000): Promise<Left> {
    const before = performance.now();
    if (!this.ended) await once(this.child, 'exit', { signal: AbortSignal.timeout(withinMs) });
    const { exitCode: code, signalCode } = this.child;
    return { code, signal: signalCode, ms: performance.now() - before };
  }
}

/** A port of 127.0.0.1 that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
