import { readFileSync, statSync } from 'node:fs';

/**
 * The process that holds the lock on a file, 0 if a process does that we cannot see the number of,
 * undefined if none is known. It only serves a clear message before the engine tries: the engine's
 * own flock decides, which dies with its process and holds across containers of one machine.
 */
export function lockOwner(file: string): number | undefined {
  let inode: number;
  let locks: string;
  try {
    inode = statSync(file).ino;
    locks = readFileSync('/proc/locks', 'utf8');
  } catch {
    return undefined; // no such file, or no Linux
  }
  // `1: FLOCK  ADVISORY  WRITE 11099 fe:00:9977955 0 EOF`. The device is not compared: on some file
  // systems stat names another one. A file of the same number elsewhere has another pid written in it.
  for (const line of locks.split('\n')) {
    const [, kind, , , pid, place = ''] = line.trim().split(/\s+/);
    if (kind !== 'FLOCK' || Number(place.split(':')[2]) !== inode) continue;
    if (Number(pid) === writtenPid(file)) return Number(pid);
  }
  return undefined;
}

/** The engine notes `PID: 11099` in the file that it locks. */
export function writtenPid(file: string): number | undefined {
  try {
    const found = /^PID: (\d+)$/m.exec(readFileSync(file, 'utf8'));
    return found ? Number(found[1]) : undefined;
  } catch {
    return undefined;
  }
}
