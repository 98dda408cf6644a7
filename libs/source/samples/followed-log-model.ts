import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, truncateSync, unlinkSync, appendFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { LogFollower } from '../src/follow/log-follower';
import type { FollowedSource, SourcePlace } from '../src/follow/source-place';

/** What may happen to a log and to who follows it. */
export type Step =
  | { readonly do: 'write'; readonly lines: number; readonly bytes: number }
  | { readonly do: 'writeHalf' }
  | { readonly do: 'rename' }
  | { readonly do: 'copyTruncate' }
  | { readonly do: 'compress' }
  | { readonly do: 'delete' }
  | { readonly do: 'truncate' }
  | { readonly do: 'replaceWithSame' }
  | { readonly do: 'follow'; readonly events: number }
  | { readonly do: 'save' }
  | { readonly do: 'kill' };

/**
 * A log as its writer and logrotate see it, a follower, and a store that keeps lines by position: the
 * simplest thing that can be said of them is that in the end every line was stored once, in order.
 */
export class FollowedLogModel {
  private readonly directory = mkdtempSync(join(tmpdir(), 'follow-model-'));
  private readonly log = join(this.directory, 'mail.log');
  private follower: LogFollower | null = null;
  private clock = Date.now();
  private written = 0;
  private half = '';
  /** Where the writer's file is now: it goes on writing to what was renamed until it is told. */
  private halfIn = this.log;
  private readonly lines: string[] = [];
  private readonly stored = new Map<string, string>();
  private saved: SourcePlace[] = [];
  private readonly pieces = new Map<string, { offset: number; text: string }>();
  private readonly sources = new Map<string, FollowedSource>();

  async take(step: Step): Promise<void> {
    this.clock += 700;
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
        return;
      case 'copyTruncate':
        this.finishHalf();
        if (!existsSync(this.log)) return;
        this.shift();
        copyFileSync(this.log, `${this.log}.1`);
        truncateSync(this.log);
        return;
      case 'compress':
        this.finishHalf();
        for (const name of this.rotated().filter((one) => !one.endsWith('.gz'))) {
          const path = join(this.directory, name);
          writeFileSync(`${path}.gz`, gzipSync(readFileSync(path)));
          unlinkSync(path);
        }
        return;
      case 'delete':
        await this.deleteOldest();
        return;
      case 'truncate':
        this.finishHalf();
        await this.readAll();
        if (existsSync(this.log)) truncateSync(this.log);
        return;
      case 'replaceWithSame':
        if (!existsSync(this.log)) return;
        this.finishHalf();
        copyFileSync(this.log, `${this.directory}/aside`);
        renameSync(`${this.directory}/aside`, this.log);
        return;
      case 'follow':
        await this.follow(step.events);
        return;
      case 'save':
        this.save();
        return;
      case 'kill':
        await this.kill();
    }
  }

  /** Reads to the end and says what is wrong with what was stored; empty if nothing is. */
  async verdict(): Promise<string[]> {
    this.finishHalf();
    await this.readAll();
    const times = new Map<string, number>();
    for (const line of this.stored.values()) times.set(line, (times.get(line) ?? 0) + 1);
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
    await this.follower?.close();
    rmSync(this.directory, { recursive: true });
  }

  private outOfOrder(): string[] {
    const bySource = Map.groupBy(this.stored, ([position]) => position.split('@')[0]);
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
    await this.readAll();
    this.save();
    unlinkSync(join(this.directory, oldest));
  }

  private async readAll(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet++) {
      this.clock += 11_000;
      while (await this.follow(1)) quiet = 0;
    }
  }

  /** @returns whether there was anything to do. */
  private async follow(events: number): Promise<boolean> {
    this.follower ??= new LogFollower([this.log], {
      known: this.saved,
      clock: () => this.clock,
      patience: { renamed: 3_000 },
    });
    for (let n = 0; n < events; n++) {
      const event = await this.follower.next();
      if (event === null) return false;
      const { source } = event;
      this.sources.set(source.name, source);
      const piece = this.pieces.get(source.name) ?? { offset: source.position, text: '' };
      switch (event.kind) {
        case 'begin':
          if (source.isNew) this.saved.push(copyOf(source));
          piece.offset = source.position;
          piece.text = '';
          break;
        case 'rewind':
          piece.text = '';
          break;
        case 'bytes':
          piece.text += Buffer.from(event.chunk).toString('latin1');
          this.store(source.name, piece);
          break;
        case 'end':
          if (piece.text !== '') this.stored.set(`${source.name}@${piece.offset}`, piece.text);
          piece.text = '';
      }
      this.pieces.set(source.name, piece);
    }
    return true;
  }

  private store(name: string, piece: { offset: number; text: string }): void {
    for (let end = piece.text.indexOf('\n'); end >= 0; end = piece.text.indexOf('\n')) {
      this.stored.set(`${name}@${piece.offset}`, piece.text.slice(0, end));
      piece.offset += end + 1;
      piece.text = piece.text.slice(end + 1);
    }
  }

  private save(): void {
    const places = new Map(this.saved.map((place) => [place.name, place]));
    for (const source of this.sources.values()) places.set(source.name, copyOf(source));
    this.saved = [...places.values()];
  }

  private async kill(): Promise<void> {
    await this.follower?.close();
    this.follower = null;
    this.sources.clear();
    this.pieces.clear();
  }
}

const copyOf = ({ name, marks, position, tail, archive }: FollowedSource): SourcePlace => ({
  name,
  marks,
  position,
  tail,
  archive,
});
