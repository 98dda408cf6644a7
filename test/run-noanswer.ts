import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..');
export const SAMPLES = join(ROOT, 'samples');
/** NOANSWER_BIN tests another build, such as one that npm installed. */
export const BIN = process.env['NOANSWER_BIN'] ?? join(ROOT, 'bin/noanswer.js');

export interface Finished {
  /** Null if a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly stdin?: string | Buffer;
  readonly env?: NodeJS.ProcessEnv;
  /** SIGKILL after so many milliseconds, wherever it is then. */
  readonly killAfterMs?: number;
  /** What to start instead of Node.js alone: `['setpriv', '--reuid=65534', …]`. */
  readonly by?: readonly string[];
}

/** Runs the built command to its end, as a user's shell would; no terminal. */
export function noanswer(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const [file = '', ...rest] = [...(options.by ?? []), process.execPath, BIN, ...args];
  return new Promise((resolve, reject) => {
    const child = spawn(file, rest, { env: { ...process.env, ...options.env }, cwd: ROOT });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.stdin.on('error', () => undefined); // it may end before it has read all
    child.stdin.end(options.stdin ?? '');
    child.on('error', reject);
    const timer =
      options.killAfterMs === undefined
        ? undefined
        : setTimeout(() => child.kill('SIGKILL'), options.killAfterMs);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const [stdout, stderr] = [Buffer.concat(out).toString(), Buffer.concat(err).toString()];
      resolve({ code, signal, stdout, stderr });
    });
  });
}

/** `analyze --format json`, parsed; fails if the command did not end well. */
export async function analyzeJson(
  args: readonly string[],
  options: RunOptions = {},
): Promise<Report> {
  const run = await noanswer(
    ['analyze', '--format', 'json', '--timezone', 'UTC', ...args],
    options,
  );
  if (run.code !== 0) {
    throw new Error(`exit code ${run.code ?? run.signal ?? ''}: ${run.stderr.slice(0, 2000)}`);
  }
  return JSON.parse(run.stdout) as Report;
}

/** The delivery attempts that `noanswer attempts` prints. */
export async function attemptsOf(path: string): Promise<Attempt[]> {
  const run = await noanswer(['attempts', '--timezone', 'UTC', path]);
  if (run.code !== 0) throw new Error(run.stderr);
  const printed = run.stdout.trimEnd().split('\n');
  return printed
    .map((line) => JSON.parse(line) as Attempt)
    .filter(({ kind }) => kind === 'attempt');
}

export type Counts = Readonly<Record<string, number>>;

/** The parts of the JSON report that tests ask about; written down here, not taken from the code under test. */
export interface Report {
  readonly lines: Counts;
  readonly recipients: Counts;
  readonly suspended: number;
  readonly attempts: Counts;
  readonly connections: Counts;
  readonly statusCodes: Counts;
  readonly domains: readonly DomainOfReport[];
  readonly hosts: readonly HostOfReport[];
}

export interface DomainOfReport {
  readonly domain: string;
  readonly behaviour: string;
  readonly attempts: number;
  readonly recipients: number;
  readonly suspended: number;
  readonly reasons: Counts;
}

export interface HostOfReport {
  readonly host: string;
  readonly ip: string;
  readonly port: number;
  readonly connections: number;
  readonly noAnswer: number;
  readonly refused: number;
  readonly noRoute: number;
  readonly networkUnreachable: number;
}

/** What tests ask of a line of `noanswer attempts`. */
export interface Attempt {
  readonly kind: string;
  readonly domain: string;
  readonly syslogName: string;
  readonly reason: string;
  readonly speaker: string;
  readonly permanence: string;
  readonly connections: readonly { readonly result: string }[];
}
