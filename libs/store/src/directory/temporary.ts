import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layoutOf } from './layout';
import { readMarker } from './marker';

const PREFIX = 'noanswer-';

export const newTemporaryDirectory = (parent: string = tmpdir()): string =>
  mkdtempSync(join(parent, PREFIX));

/** Who made a temporary store: enough to know later, beyond doubt, that it is gone. */
export interface Maker {
  readonly boot: string;
  readonly pidNamespace: string;
  readonly pid: number;
  readonly startedAt: string;
}

export const thisProcess = (): Maker => ({
  boot: bootId(),
  pidNamespace: pidNamespace(),
  pid: process.pid,
  startedAt: startOf(process.pid) ?? '',
});

/**
 * Removes the temporary stores that killed runs left behind, and answers how many. A store is
 * removed only if its maker lived in our sight (same boot, same pid namespace) and is gone.
 */
export function sweepTemporaryStores(parent: string = tmpdir()): number {
  let removed = 0;
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(PREFIX)) continue;
    const directory = join(parent, name);
    const maker = readMarker(layoutOf(directory))?.temporaryOf;
    if (maker === undefined || !isGone(maker)) continue;
    try {
      rmSync(directory, { recursive: true, force: true });
      removed += 1;
    } catch {
      // another user's, or being removed by another run
    }
  }
  return removed;
}

function isGone(maker: Maker): boolean {
  if (maker.boot === '' || maker.boot !== bootId() || maker.pidNamespace !== pidNamespace())
    return false;
  return startOf(maker.pid) !== maker.startedAt;
}

/** Start time of a process in clock ticks: tells a process from a later one of the same number. */
function startOf(pid: number): string | undefined {
  const stat = read(`/proc/${pid}/stat`);
  // The command may contain spaces and parentheses: fields are counted from the last one.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}

const bootId = (): string => read('/proc/sys/kernel/random/boot_id')?.trim() ?? '';

function pidNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
