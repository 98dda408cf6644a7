import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

export interface MeasuredRun {
  readonly seconds: number;
  /** Of all threads; null where the system does not tell. */
  readonly cpuSeconds: number | null;
  readonly peakMiB: number | null;
}

export interface Command {
  readonly argv: readonly [string, ...string[]];
  /** On one core alone, where the system can hold it there. */
  readonly onOneCore: boolean;
}

const LOOK_EVERY_MS = 20;
/** Linux counts processor time in hundredths of a second, whatever the kernel's own clock. */
const TICKS = 100;

/** Runs a command to its end, its output thrown away. @throws Error if it fails. */
export async function measuredRun({ argv, onOneCore }: Command): Promise<MeasuredRun> {
  const [name, ...rest] = onOneCore && canPin() ? ['taskset', '-c', '0', ...argv] : argv;
  const start = performance.now();
  const child = spawn(name, rest, { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2000);
  });
  // taskset becomes the program it starts: the process looked at is the one measured.
  const process = new ProcessFigures(child.pid ?? 0);
  const looking = setInterval(() => {
    process.look();
  }, LOOK_EVERY_MS);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', resolve);
    });
    const seconds = (performance.now() - start) / 1000;
    if (code !== 0)
      throw new Error(`${argv.join(' ')} ended with ${code ?? 'a signal'}: ${complaint}`);
    return { seconds, cpuSeconds: process.cpuSeconds, peakMiB: process.peakMiB };
  } finally {
    clearInterval(looking);
  }
}

export const canPin = (): boolean => existsSync('/usr/bin/taskset');

/** The kernel keeps the peak itself: looking seldom misses only what rose at the very end. */
class ProcessFigures {
  cpuSeconds: number | null = null;
  peakMiB: number | null = null;

  constructor(private readonly pid: number) {}

  look(): void {
    try {
      const status = readFileSync(`/proc/${this.pid}/status`, 'latin1');
      const peak = /^VmHWM:\s+(\d+) kB/m.exec(status);
      if (peak !== null) this.peakMiB = Number(peak[1]) / 1024;
      // Behind the name in parentheses, which may hold anything, user and system time are 12th and 13th.
      const stat = readFileSync(`/proc/${this.pid}/stat`, 'latin1');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      this.cpuSeconds = (Number(fields[11]) + Number(fields[12])) / TICKS;
    } catch {
      // Gone between two looks, or a system without /proc: what was seen so far stands.
    }
  }
}
