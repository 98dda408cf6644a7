import { readFileSync } from 'node:fs';

export interface ProcessFigures {
  /** Of all threads, since the process began. */
  readonly cpuSeconds: number;
  readonly residentMiB: number;
  /** Of these, what it asked for; the rest is pages of the program's own files, which Linux may drop. */
  readonly ownMiB: number;
  readonly peakMiB: number;
}

/** Linux counts processor time in hundredths of a second, whatever the kernel's own clock. */
const TICKS = 100;

/** What the kernel tells of a process now. @throws Error elsewhere than on Linux, or if it is gone */
export function processFigures(pid: number): ProcessFigures {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  const mebibytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
  // Behind the name in parentheses, which may hold anything, user and system time are 12th and 13th.
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS,
    residentMiB: mebibytes('VmRSS'),
    ownMiB: mebibytes('RssAnon'),
    peakMiB: mebibytes('VmHWM'),
  };
}

/** Processor time between two looks, in cores: 0.5 is half of one. */
export function coresUsed(pid: number): () => number {
  const [begun, before] = [performance.now(), processFigures(pid).cpuSeconds];
  return () => (processFigures(pid).cpuSeconds - before) / ((performance.now() - begun) / 1000);
}
