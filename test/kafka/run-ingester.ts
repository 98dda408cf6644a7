import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from '../run-noanswer';

const BIN = join(ROOT, 'bin/noanswer-ingester.js');

/** What `/health/ready` answers. */
export interface Ready {
  readonly status: string;
  readonly problem: { readonly of: string; readonly message: string } | null;
  readonly partitions: number;
  readonly recordsBehind: number;
  readonly isSaved: boolean;
  readonly savedAt: string | null;
  readonly gaps: {
    readonly found: number;
    readonly recordsLost: number;
    readonly latest: readonly { topic: string; partition: number; from: number; to: number }[];
  };
}

/** What was produced is noticed long before: a look takes a tenth of a second at least. */
const QUIET_LOOKS = 100;

/** The built ingester, as a supervisor runs it. */

export class RunningIngester {
  readonly log: string[] = [];
  private url = '';
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown[]>;

  /** @param settings by their names: `kafka.topics`. */
  constructor(settings: Readonly<Record<string, string>>) {
    const variables = Object.entries(settings).map(([name, value]) => [variableOf(name), value]);
    this.child = spawn(process.execPath, [BIN, '--listen', '127.0.0.1:0'], {
      cwd: ROOT,
      env: { ...process.env, ...(Object.fromEntries(variables) as Record<string, string>) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.ended = once(this.child, 'close');
    let half = '';
    const listen = (chunk: Buffer): void => {
      const lines = `${half}${chunk.toString()}`.split('\n');
      half = lines.pop() ?? '';
      this.log.push(...lines);
    };
    this.child.stdout?.on('data', listen);
    this.child.stderr?.on('data', listen);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Waits for the first answer: it serves HTTP before it reads. */
  async listening(): Promise<this> {
    await this.until(() => this.log.some((line) => line.includes('"msg":"started"')));
    const line = this.log.find((one) => one.includes('"msg":"started"')) ?? '{}';
    this.url = (JSON.parse(line) as { url: string }).url;
    return this;
  }

  async get(path: string): Promise<{ readonly status: number; readonly body: string }> {
    const response = await fetch(`${this.url}${path}`);
    return { status: response.status, body: await response.text() };
  }

  async ready(): Promise<Ready> {
    return JSON.parse((await this.get('/health/ready')).body) as Ready;
  }

  /** Waits until it has taken and saved all there is. */
  async caughtUp(): Promise<void> {
    const before = Date.now();
    let looks = 0;
    await this.until(async () => {
      const { status, recordsBehind, isSaved, savedAt, partitions } = await this.ready();
      const isAtEnd = status === 'ready' && partitions > 0 && recordsBehind === 0 && isSaved;
      looks = isAtEnd ? looks + 1 : 0;
      // It may have saved all before anybody asked, and has nothing to save again.
      const hasSaved = savedAt !== null && Date.parse(savedAt) > before;
      return isAtEnd && (hasSaved || looks > QUIET_LOOKS);
    });
  }

  async until(holds: () => boolean | Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 6000; tries++) {
      try {
        if (await holds()) return;
      } catch (error) {
        // Nobody answers: it may just be ending, and its log tells why.
        await wait(1_000);
        if (!this.hasEnded) throw error;
      }
      if (this.hasEnded) break;
      await wait(100);
    }
    throw new Error(`it did not come to that:\n${this.log.join('\n').slice(-4000)}`);
  }

  /** A process that a signal ended has no exit code. */
  private get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** Ends it, and returns its exit code; null if the signal itself ended it. */
  async stop(name: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.child.kill(name);
    return this.exitCode();
  }

  async exitCode(): Promise<number | null> {
    await this.ended;
    return this.child.exitCode;
  }
}

const variableOf = (name: string): string =>
  `NOANSWER_${name.replace('.', '_').replace(/[A-Z]/g, (capital) => `_${capital}`)}`.toUpperCase();
