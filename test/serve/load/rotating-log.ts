import { execFile } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  existsSync,
  ftruncateSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Dice } from '../../../bench/logs/dice';

/** `mail.log.1`, `mail.log.2.gz`, or `mail.log-20261121-1763715600`, as logrotate's `dateext` may be set. */
export type Naming = 'numbered' | 'dated';
export type RotationKind = 'rename' | 'copytruncate';

const gzip = promisify(execFile);

/** How long a daemon goes on writing into the renamed file before it opens the new one. */
const LINGER_MS = 400;
/** Between copy and truncation. What is written there is lost by nature: the writer waits. */
const COPY_GAP_MS = 200;

/** A log as a daemon and logrotate leave it together: one writes, the other renames, copies, compresses. */
export class RotatingLog {
  rotations = 0;
  private file: number;
  /** Not written yet: a piece of a line, or all there is while copying and truncating. */
  private held = '';
  private waits = false;
  private readonly directory: string;
  private readonly name: string;

  constructor(
    private readonly path: string,
    private readonly naming: Naming,
    private readonly dice: Dice,
    /** How many rotated files stay. */
    private readonly keep = Infinity,
  ) {
    [this.directory, this.name] = [dirname(path), basename(path)];
    this.file = openSync(path, 'a');
  }

  /** Whole lines; by chance the last of them is written in two pieces, with time between. */
  append(lines: string): void {
    const text = this.held + lines;
    const whole = this.dice.below(4) > 0;
    const to = this.waits ? 0 : whole ? text.length : text.length - this.dice.below(60) - 1;
    this.write(text.slice(0, Math.max(0, to)));
    this.held = text.slice(Math.max(0, to));
  }

  /** While it is copied and truncated nothing is written: what is held is when that is over. */
  flush(): void {
    if (this.waits) return;
    this.write(this.held);
    this.held = '';
  }

  /** Ends when the rotation is over, compression too. Only one at a time. */
  async rotate(kind: RotationKind): Promise<void> {
    const rotated = kind === 'rename' ? await this.renameAndCreate() : await this.copyAndTruncate();
    this.rotations += 1;
    const plain = this.leftovers().filter((path) => !path.endsWith('.gz'));
    // At once, or a rotation later (delaycompress), or not for a while.
    const when = this.dice.below(3);
    const due = when === 0 ? plain : when === 1 ? plain.filter((path) => path !== rotated) : [];
    for (const path of due) await gzip('gzip', [path]);
    for (const path of this.leftovers().slice(this.keep)) rmSync(path);
  }

  /** Somebody else has renamed the file: goes on in a new one, as daemons do at SIGHUP. */
  reopen(): void {
    this.flush();
    closeSync(this.file);
    this.file = openSync(this.path, 'a');
  }

  /** Writes nothing from now on, whole lines before; what is appended meanwhile waits for {@link goOn}. */
  hold(): void {
    this.flush();
    this.waits = true;
  }

  goOn(): void {
    this.waits = false;
    this.flush();
  }

  close(): void {
    this.waits = false;
    this.flush();
    closeSync(this.file);
  }

  private async renameAndCreate(): Promise<string> {
    const to = this.nextName();
    renameSync(this.path, to);
    const created = openSync(this.path, 'a');
    if (this.dice.below(2) === 0) await sleep(this.dice.below(LINGER_MS));
    this.flush();
    closeSync(this.file);
    this.file = created;
    return to;
  }

  private async copyAndTruncate(): Promise<string> {
    this.hold();
    const to = this.nextName();
    copyFileSync(this.path, to);
    if (this.dice.below(2) === 0) await sleep(this.dice.below(COPY_GAP_MS));
    ftruncateSync(this.file, 0);
    this.goOn();
    return to;
  }

  /** Makes room for the newest rotated file, as logrotate does: `.2.gz` becomes `.3.gz` before `.1` becomes `.2`. */
  private nextName(): string {
    if (this.naming === 'dated') {
      const now = Date.now();
      const day = new Date(now).toISOString().slice(0, 10).replaceAll('-', '');
      return free(`${this.path}-${day}-`, Math.floor(now / 1000));
    }
    for (const path of this.leftovers().toReversed()) {
      const [, number = '', packed = ''] = /\.([0-9]+)(\.gz)?$/.exec(path) ?? [];
      renameSync(path, `${this.path}.${Number(number) + 1}${packed}`);
    }
    return `${this.path}.1`;
  }

  /** Rotated files, the newest first. */
  private leftovers(): string[] {
    const age = (name: string): number => {
      const number = Number(/([0-9]+)(?:\.gz)?$/.exec(name)?.[1] ?? 0);
      return this.naming === 'dated' ? -number : number;
    };
    return readdirSync(this.directory)
      .filter((name) => name !== this.name && name.startsWith(this.name))
      .sort((a, b) => age(a) - age(b))
      .map((name) => join(this.directory, name));
  }

  private write(text: string): void {
    if (text.length > 0) writeSync(this.file, text);
  }
}

function free(prefix: string, second: number): string {
  const path = `${prefix}${second}`;
  return existsSync(path) || existsSync(`${path}.gz`) ? free(prefix, second + 1) : path;
}
