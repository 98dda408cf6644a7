import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fault } from './faults';
import type { FixtureState, Users } from './http';
import type { ChildOptions } from './main';

export type { Fault, FixtureState };

export interface ClickHouseOptions {
  /** Where the tables live. Undefined: a temporary directory, removed by `stop`. */
  readonly directory?: string;
  /** Undefined: any that is free; it stays the same over a restart. */
  readonly port?: number;
  /** Undefined: `default` without a password. */
  readonly users?: Users;
  readonly tls?: ChildOptions['tls'];
  /** The name of a cluster that it is the one server of; there is no keeper, so nothing is replicated. */
  readonly cluster?: string;
}

/**
 * ClickHouse's embedded engine in a process of its own, spoken to over HTTP as a server is. Real where
 * SQL is concerned, ours where HTTP is; and it fails on command, which no server does.
 */
export class ClickHouseOverHttp {
  private child: ChildProcess | undefined;

  private constructor(
    readonly directory: string,
    private port: number,
    private readonly options: ClickHouseOptions,
  ) {}

  static async start(options: ClickHouseOptions = {}): Promise<ClickHouseOverHttp> {
    const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'clickhouse-http-'));
    mkdirSync(directory, { recursive: true });
    const fixture = new ClickHouseOverHttp(directory, options.port ?? 0, options);
    await fixture.begin();
    return fixture;
  }

  get url(): string {
    return `${this.options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${this.port}`;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  async fault(fault: Fault): Promise<void> {
    await this.tell('fault', fault);
  }

  /** No more faults; requests that hang are cut off. */
  async clear(): Promise<void> {
    await this.tell('clear');
  }

  async state(): Promise<FixtureState> {
    return this.tell('state');
  }

  /** As power fails: SIGKILL. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Starts again on the same directory and the same port. */
  async begin(): Promise<void> {
    const { directory, port } = this;
    const { users = { default: { password: '' } }, tls, cluster } = this.options;
    const options: ChildOptions = {
      directory,
      port,
      users,
      endsWithParent: true,
      ...(tls && { tls }),
      ...(cluster !== undefined && { cluster }),
    };
    const hook = require.resolve('esbuild-register');
    const script = join(__dirname, 'main.ts');
    // No standard input: the embedded engine takes what stands there for rows.
    const child = spawn(process.execPath, ['-r', hook, script, JSON.stringify(options)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: join(__dirname, '..', '..'),
      env: { ...process.env, NODE_OPTIONS: '', UV_THREADPOOL_SIZE: '16' },
    });
    this.child = child;
    this.port = await portOf(child);
  }

  async restart(): Promise<void> {
    await this.kill();
    await this.begin();
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
    if (this.options.directory === undefined)
      rmSync(this.directory, { recursive: true, force: true });
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  private tell(what: string, message?: unknown): Promise<FixtureState> {
    return tellFixture(this.url, what, message);
  }
}

/** The fixture's control from any process that knows its URL: `fault`, `clear` or `state`. */
export async function tellFixture(
  url: string,
  what: string,
  message?: unknown,
): Promise<FixtureState> {
  const send = url.startsWith('https:') ? tlsRequest : plainRequest;
  const request = send(`${url}/fixture/${what}`, {
    method: 'POST',
    agent: false,
    rejectUnauthorized: false,
  });
  request.end(message === undefined ? '' : JSON.stringify(message));
  const [response] = (await once(request, 'response')) as [AsyncIterable<Buffer>];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString()) as FixtureState;
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said = `${said}${chunk.toString()}`.slice(-10_000);
      const at = said.indexOf('listening ');
      if (at !== -1 && said.includes('\n', at))
        resolve(Number.parseInt(said.slice(at + 'listening '.length), 10));
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => {
      reject(new Error(`The ClickHouse fixture ended (${String(code)}): ${said}`));
    });
  });
}
