import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A file system of its own that can be filled and freed. */
export class TinyDisk {
  private constructor(readonly directory: string) {}

  /** Undefined if this machine lets us mount none. */
  static mount(directory: string, megabytes: number): TinyDisk | undefined {
    mkdirSync(directory);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', directory], {
        stdio: 'ignore',
      });
      return new TinyDisk(directory);
    } catch {
      return undefined;
    }
  }

  /** Somebody else's file takes all that is left. */
  fill(): void {
    const file = openSync(this.ballast, 'w');
    try {
      for (let size = 1 << 20; size >= 512; size >>= 1) writeUntilFull(file, Buffer.alloc(size));
    } finally {
      closeSync(file);
    }
  }

  free(): void {
    rmSync(this.ballast);
  }

  unmount(): void {
    execFileSync('umount', ['-l', this.directory]);
  }

  private get ballast(): string {
    return join(this.directory, 'ballast');
  }
}

function writeUntilFull(file: number, block: Buffer): void {
  try {
    while (writeSync(file, block) === block.length);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}
