import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Ended, LoadPlan, Notice, Order } from './load/load-plan';
import type { RotationKind } from './load/rotating-log';

/** The writer process, as those see it who drive it. */
export class Load {
  private abandoned = false;
  private readonly waiting = new Map<string, (notice: Notice) => void>();

  private constructor(private readonly child: ChildProcess) {
    child.on('message', (notice: Notice) => {
      this.waiting.get(keyOf(notice))?.(notice);
    });
  }

  /** Ends when the logs exist and are being written. */
  static async start(
    plan: Partial<LoadPlan> & Pick<LoadPlan, 'directory' | 'seed'>,
  ): Promise<Load> {
    const whole: LoadPlan = {
      linesPerSecond: 3000,
      naming: 'numbered',
      rotateEvery: null,
      logTimeBehindMs: 0,
      historyMinutes: 0,
      keep: null,
      ...plan,
    };
    const child = fork(join(__dirname, 'load/writer.ts'), [JSON.stringify(whole)], {
      execArgv: ['-r', 'esbuild-register'],
    });
    const load = new Load(child);
    child.once('exit', (code, signal) => {
      if (code !== 0 && !load.abandoned)
        process.stderr.write(`the writer ended with ${code ?? signal ?? ''}\n`);
    });
    await load.notice('ready');
    return load;
  }

  /** For logrotate's scripts: it opens its logs anew at SIGHUP. */
  get pid(): number {
    if (this.child.pid === undefined) throw new Error('the writer was not started');
    return this.child.pid;
  }

  /** Writes an attempt at this domain. @returns the wall clock when it stood in the log */
  async probe(domain: string): Promise<number> {
    const told = this.notice(`probe ${domain}`);
    this.order({ do: 'probe', domain });
    const notice = await told;
    return notice.told === 'probe' ? notice.at : NaN;
  }

  /** Rotates all logs now; ends when that is done. */
  async rotate(how: RotationKind): Promise<void> {
    const told = this.notice('rotated');
    this.order({ do: 'rotate', how });
    await told;
  }

  /** Nothing is written while `rotate` copies and truncates. */
  async holdWhile(rotate: () => Promise<void>): Promise<void> {
    const told = this.notice('held');
    this.order({ do: 'hold' });
    await told;
    await rotate();
    this.order({ do: 'goOn' });
  }

  pace(linesPerSecond: number): void {
    this.order({ do: 'pace', linesPerSecond });
  }

  /** Stories come to their end, nothing more is written. @returns what is true of all that was */
  async end(): Promise<Ended> {
    const told = this.notice('ended');
    this.order({ do: 'end' });
    const notice = await told;
    if (notice.told !== 'ended') throw new Error('the writer told something else');
    this.child.disconnect();
    return notice.ended;
  }

  /** Ends it without asking for the truth; for those who failed. */
  abandon(): void {
    this.abandoned = true;
    this.child.kill('SIGKILL');
  }

  private order(order: Order): void {
    this.child.send(order);
  }

  private notice(key: string): Promise<Notice> {
    return new Promise((resolve, reject) => {
      const gone = (): void => {
        reject(new Error(`the writer is gone; waited for: ${key}`));
      };
      this.child.once('exit', gone);
      this.waiting.set(key, (notice) => {
        this.waiting.delete(key);
        this.child.off('exit', gone);
        resolve(notice);
      });
    });
  }
}

function keyOf(notice: Notice): string {
  return notice.told === 'probe' ? `probe ${notice.domain}` : notice.told;
}
