import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One shell that runs steps one after the other, as an operator would: what one sets, the next has. */
export class Shell {
  private readonly shell: ChildProcessWithoutNullStreams;
  private readonly done: Promise<number | null>;
  private stdout = '';
  private stderr = '';
  private steps = 0;

  /** @param directory where the steps are written to. */
  constructor(
    private readonly directory: string,
    options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
  ) {
    // The first command that fails ends it, and so does a variable that is not set.
    this.shell = spawn('sh', ['-eu'], options);
    this.shell.stdout.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    this.shell.stderr.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.shell.stdin.on('error', () => undefined);
    this.done = new Promise((resolve, reject) => {
      this.shell.on('error', reject).on('close', resolve);
    });
  }

  /** @returns what the commands print to standard output. @throws what they complain of, if one fails. */
  async run(commands: string): Promise<string> {
    const file = join(this.directory, `step-${++this.steps}.sh`);
    const mark = randomUUID();
    writeFileSync(file, `${commands}\n`);
    this.stdout = '';
    this.shell.stdin.write(`. '${file}' </dev/null\necho ${mark}\n`);
    const printed = this.printed(`${mark}\n`);
    const ended = this.done.then((code) => {
      throw new Error(`${commands}\n${this.stdout}${this.stderr}exit code ${code ?? 'none'}`);
    });
    return Promise.race([printed, ended]);
  }

  /** @returns the exit code. */
  async end(): Promise<number | null> {
    this.shell.stdin.end();
    return this.done;
  }

  private printed(mark: string): Promise<string> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!this.stdout.endsWith(mark)) return;
        this.shell.stdout.off('data', look);
        resolve(this.stdout.slice(0, -mark.length));
      };
      this.shell.stdout.on('data', look);
    });
  }
}
