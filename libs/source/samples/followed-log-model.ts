import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as tick } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { LineCollector } from './line-collector';

/** What may happen to a log and to who follows it. */
export type Step =
  | { readonly do: 'write'; readonly lines: number; readonly bytes: number }
  | { readonly do: 'writeHalf' }
  | { readonly do: 'rename' }
  | { readonly do: 'copyTruncate' }
  /** The copy is there, the log is not cut yet: its writer waits. */
  | { readonly do: 'copy' }
  | { readonly do: 'compress' }
  /** The packer has written half an archive, or all of it, and has not removed the log yet. */
  | { readonly do: 'pack'; readonly whole: boolean }
  | { readonly do: 'delete' }
  | { readonly do: 'truncate' }
  | { readonly do: 'replaceWithSame' }
  | { readonly do: 'follow'; readonly events: number }
  | { readonly do: 'save' }
  | { readonly do: 'kill' };

/** Steps of the follower, and those that let it read: they do not happen while it takes a step. */
const READS: ReadonlySet<Step['do']> = new Set(['follow', 'save', 'kill', 'truncate', 'delete']);
type FollowersStep = Extract<Step, { readonly do: 'follow' | 'save' | 'kill' }>;

/** These may happen while a rotation is under way. */
const isFollowers = (step: Step): step is FollowersStep =>
  step.do === 'follow' || step.do === 'save' || step.do === 'kill';

/**
 * A log as its writer and logrotate see it, a follower, and a store that keeps lines by position: the
 * simplest thing that can be said of them is that in the end every line was stored once, in order.
 */
export class FollowedLogModel {
  private readonly directory = mkdtempSync(join(tmpdir(), 'follow-model-'));
  private readonly log = join(this.directory, 'mail.log');
  private readonly reader = new LineCollector([this.log], { patience: { renamed: 3_000 } });
  private written = 0;
  private half = '';
  /** Where the writer's file is now: it goes on writing to what was renamed until it is told. */
  private halfIn = this.log;
  /** Copied, and not cut yet. */
  private isCopied = false;
  private readonly lines: string[] = [];
  /** Whoever reads the file that is gone waits for it a while, for somebody may have it open still. */
  private isReplaced = false;

  /**
   * @param after milliseconds since the step before.
   * @param within if given, it happens while the follower takes a step, so many turns of the event
   *   loop after that began.
   */
  async take(step: Step, after: number, within: number | null = null): Promise<void> {
    this.reader.clock += after;
    if (within === null || READS.has(step.do)) return this.do(step);
    const reading = this.reader.step();
    for (let turn = 0; turn < within; turn++) await tick();
    await this.do(step);
    await reading;
  }

  private async do(step: Step): Promise<void> {
    if (isFollowers(step)) return this.follow(step);
    this.finishRotation();
    switch (step.do) {
      case 'write':
        this.finishHalf();
        for (let n = 0; n < step.lines; n++) this.append(this.log, `${this.newLine(step.bytes)}\n`);
        return;
      case 'writeHalf':
        this.finishHalf();
        this.half = this.newLine(100);
        this.halfIn = this.log;
        this.append(this.log, this.half.slice(0, 40));
        return;
      case 'rename':
        if (!existsSync(this.log)) return;
        this.shift();
        renameSync(this.log, `${this.log}.1`);
        if (this.halfIn === this.log) this.halfIn = `${this.log}.1`;
        writeFileSync(this.log, '');
        this.changed(this.log);
        return;
      case 'copyTruncate':
        this.copy();
        this.finishRotation();
        return;
      case 'copy':
        this.copy();
        return;
      case 'compress':
        this.finishHalf();
        for (const path of this.unpacked()) this.pack(path, true);
        this.finishRotation();
        return;
      case 'pack':
        this.finishHalf();
        for (const path of this.unpacked().slice(0, 1)) this.pack(path, step.whole);
        return;
      case 'delete':
        await this.deleteOldest();
        return;
      case 'truncate':
        this.finishHalf();
        await this.reader.readAll();
        if (existsSync(this.log)) truncateSync(this.log);
        this.changed(this.log);
        return;
      case 'replaceWithSame':
        if (!existsSync(this.log)) return;
        this.finishHalf();
        this.isReplaced = true;
        copyFileSync(this.log, `${this.directory}/aside`);
        renameSync(`${this.directory}/aside`, this.log);
        return;
    }
  }

  private async follow(step: FollowersStep): Promise<void> {
    switch (step.do) {
      case 'follow':
        for (let n = 0; n < step.events; n++) await this.reader.step();
        return;
      case 'save':
        this.reader.save();
        return;
      case 'kill':
        await this.reader.kill();
    }
  }

  /** Reads to the end and says what is wrong with what was stored; empty if nothing is. */
  async verdict(): Promise<string[]> {
    this.finishRotation();
    this.finishHalf();
    await this.reader.readAll();
    const times = new Map<string, number>();
    for (const line of this.reader.texts) times.set(line, (times.get(line) ?? 0) + 1);
    const wrong: string[] = [];
    for (const line of this.lines) {
      const n = times.get(line) ?? 0;
      times.delete(line);
      if (n === 0) wrong.push(`missing: ${line.slice(0, 12)}`);
      if (n > 1) wrong.push(`${n} times: ${line.slice(0, 12)}`);
    }
    for (const line of times.keys()) wrong.push(`never written: ${line.slice(0, 60)}`);
    return [...wrong, ...this.outOfOrder()];
  }

  async end(): Promise<void> {
    await this.reader.kill();
    rmSync(this.directory, { recursive: true });
  }

  /** From file to file too: but for what is read again after a kill, the next line is the one to come. */
  private outOfOrder(): string[] {
    const lives = this.isReplaced ? [] : this.reader.lives;
    const wrong = lives.flatMap((lines, nth) =>
      lines.join() === [...lines].sort().join() ? [] : [`out of order in life ${nth + 1}`],
    );
    return [...wrong, ...this.outOfOrderInSource()];
  }

  private outOfOrderInSource(): string[] {
    const bySource = Map.groupBy(this.reader.lines, ([position]) => position.split('@')[0]);
    return [...bySource].flatMap(([source, entries]) => {
      const lines = entries
        .map(([position, line]) => ({ at: Number(position.split('@')[1]), line }))
        .sort((a, b) => a.at - b.at)
        .map(({ line }) => line);
      return lines.join() === [...lines].sort().join() ? [] : [`out of order: ${source ?? ''}`];
    });
  }

  private newLine(bytes: number): string {
    const line = `${String(this.written++).padStart(8, '0')} ${'x'.repeat(bytes)}`;
    this.lines.push(line);
    return line;
  }

  private append(path: string, text: string): void {
    appendFileSync(path, text);
    this.changed(path);
  }

  /** The model's time, not that of the machine. */
  private changed(path: string, at = this.reader.clock): void {
    if (existsSync(path)) utimesSync(path, at / 1000, at / 1000);
  }

  private copy(): void {
    this.finishRotation();
    this.finishHalf();
    if (!existsSync(this.log)) return;
    this.shift();
    copyFileSync(this.log, `${this.log}.1`);
    this.changed(`${this.log}.1`);
    this.isCopied = true;
  }

  /** As gzip does: the archive gets the time of the log when it is complete, and then the log goes. */
  private pack(path: string, whole: boolean): void {
    const archive = gzipSync(readFileSync(path));
    writeFileSync(`${path}.gz`, whole ? archive : archive.subarray(0, archive.length / 2));
    this.changed(`${path}.gz`, whole ? statSync(path).mtimeMs : this.reader.clock);
  }

  private finishRotation(): void {
    if (this.isCopied) {
      truncateSync(this.log);
      this.changed(this.log);
      this.isCopied = false;
    }
    for (const path of this.unpacked()) {
      if (!existsSync(`${path}.gz`)) continue;
      this.pack(path, true);
      unlinkSync(path);
    }
  }

  private finishHalf(): void {
    if (this.half === '') return;
    this.append(this.halfIn, `${this.half.slice(40)}\n`);
    this.half = '';
  }

  private rotated(): string[] {
    const age = (name: string): number => Number(/\d+/.exec(name)?.[0]);
    return readdirSync(this.directory)
      .filter((name) => /^mail\.log\.\d/.test(name))
      .sort((a, b) => age(b) - age(a));
  }

  private unpacked(): string[] {
    return this.rotated()
      .filter((name) => !name.endsWith('.gz'))
      .map((name) => join(this.directory, name));
  }

  private shift(): void {
    for (const name of this.rotated()) {
      const [, age = '', packed = ''] = /\.(\d+)(\.gz)?$/.exec(name) ?? [];
      const to = `mail.log.${Number(age) + 1}${packed}`;
      renameSync(join(this.directory, name), join(this.directory, to));
    }
    const [, age = ''] = /\.(\d+)$/.exec(this.halfIn) ?? [];
    if (age !== '') this.halfIn = `${this.log}.${Number(age) + 1}`;
  }

  private async deleteOldest(): Promise<void> {
    const [oldest] = this.rotated();
    if (oldest === undefined) return;
    this.finishHalf();
    await this.reader.readAll();
    this.reader.save();
    unlinkSync(join(this.directory, oldest));
  }
}
