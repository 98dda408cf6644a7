import { randomUUID } from 'node:crypto';
import { HOUR, MINUTE } from '@noanswer/reachability';
import type { RowSink } from '../row-sink';
import type { MinuteRows } from './batch-minutes';
import { floorTo, LEVELS, type Level } from './levels';

/** Time of one log host whose buckets are not what the attempts are, or may not be. */
export interface MarkedTime {
  readonly logHost: string;
  /** From here on, in milliseconds, so many seconds. */
  readonly start: number;
  readonly seconds: number;
  /** The finest buckets that are to be counted anew; coarser ones follow from it. */
  readonly level: Level;
}

/** A mark in memory. */
export interface Mark extends MarkedTime {
  /** Rows that were written under it, as far as we know: what counting it anew may cost. */
  rows: number;
  /** Grows with each change, so that who counted can see whether it was in vain. */
  changes: number;
  /** Batches that are being written just now. */
  writing: number;
  /** By the clock: last change, and when it was set or counted last. */
  changedAt: number;
  waitingSince: number;
}

/** Beyond this, whole hours are marked. */
const MOST_MARKS = 5_000;

/** Saved marks older than this are saved again before rows rely on them. */
export const MARKS_FRESH_MS = 60_000;

/**
 * What this process must have counted anew, in memory and as one row of `recount_marks` that is
 * replaced as a whole. The row is in before rows of attempts are: whoever is killed leaves a mark, or a
 * right count (docs/decisions/0026-rollups.md).
 */
export class Marks {
  private readonly marks = new Map<string, Mark>();
  private coarsenBeyond = MOST_MARKS;
  private version = 0;
  /** Grows when a mark is set; what of it is saved. */
  private setCount = 0;
  private savedCount = 0;
  private savedAt = -Infinity;
  private saving: Promise<void> = Promise.resolve();

  constructor(
    private readonly sink: RowSink,
    readonly owner: string = randomUUID(),
    private readonly clock: () => number = () => performance.now(),
  ) {}

  get all(): Mark[] {
    return [...this.marks.values()];
  }

  /** Sets a mark. One that stands already, or whose whole hour is marked, is not set a second time. */
  set(time: MarkedTime, rows = 0): Mark {
    const key = keyOf(time);
    const around = time.level === 'minute' ? this.marks.get(keyOf(hourAround(time))) : undefined;
    const known = around ?? this.marks.get(key);
    const now = this.clock();
    if (known !== undefined) {
      known.rows += rows;
      known.changes += 1;
      known.changedAt = now;
      return known;
    }
    const { logHost, start, seconds, level } = time;
    const fresh = { changes: 0, writing: 0, changedAt: now, waitingSince: now };
    const mark: Mark = { logHost, start, seconds, level, rows, ...fresh };
    this.marks.set(key, mark);
    this.setCount += 1;
    if (this.marks.size > this.coarsenBeyond) this.coarsen();
    return mark;
  }

  /** Nobody counts, or not as fast as logs are read: whole hours are marked instead, and fewer. */
  private coarsen(): void {
    // Of a backlog all may be hours already: looked at only when there are half as many again.
    this.coarsenBeyond = Math.max(MOST_MARKS, 1.5 * this.marks.size);
    for (const [key, mark] of [...this.marks]) {
      if (mark.level !== 'minute' || mark.seconds !== MINUTE / 1000 || mark.writing > 0) continue;
      this.marks.delete(key);
      this.set({ ...hourAround(mark) }, mark.rows);
    }
    this.coarsenBeyond = Math.max(MOST_MARKS, 1.5 * this.marks.size);
  }

  /**
   * Whether rows of these minutes may be written now: their marks are saved, and not so long ago that
   * another process may take us for dead. Where not, {@link save} and ask again.
   */
  covers(minutes: readonly MinuteRows[]): boolean {
    if (minutes.length === 0) return true;
    for (const minute of minutes) this.set(markOf(minute));
    return this.savedCount === this.setCount && this.clock() - this.savedAt < MARKS_FRESH_MS;
  }

  /** Rows are on their way; what is counted until they are in does not hold them. */
  async during(minutes: readonly MinuteRows[], write: () => Promise<void>): Promise<void> {
    const marks = minutes.map((minute) => this.set(markOf(minute), minute.rows));
    for (const mark of marks) mark.writing += 1;
    try {
      await write();
    } finally {
      const now = this.clock();
      for (const mark of marks) {
        mark.writing -= 1;
        mark.changes += 1;
        mark.changedAt = now;
      }
    }
  }

  /**
   * Ends marks after their buckets were counted; those that changed meanwhile stay, to be counted once
   * more. Their hours and days are marked instead.
   *
   * @param before as they were when counting began.
   */
  counted(before: readonly Mark[]): void {
    const now = this.clock();
    for (const then of before) {
      const coarser = COARSER[then.level];
      if (coarser !== null) this.setAround(then, coarser);
      const mark = this.marks.get(keyOf(then));
      if (mark === undefined) continue;
      if (mark.changes === then.changes && mark.writing === 0) this.marks.delete(keyOf(then));
      else mark.waitingSince = now;
    }
  }

  /** Returns when what is marked now is in the table. */
  async save(): Promise<void> {
    const mine = this.saving.catch(() => undefined).then(() => this.saveNow());
    this.saving = mine;
    await mine;
  }

  /** After another's marks are saved as ours. */
  async forget(owner: string, version: number): Promise<void> {
    await this.writeRow(owner, [], version + 1);
  }

  private setAround({ logHost, start, seconds, rows }: Mark, level: Level): void {
    const { ms } = LEVELS[level];
    for (let at = Math.floor(start / ms) * ms; at < start + seconds * 1000; at += ms)
      this.set({ logHost, start: at, seconds: ms / 1000, level }, rows);
  }

  private async saveNow(): Promise<void> {
    const { setCount } = this;
    const at = this.clock();
    const marks = this.all;
    this.version = Math.max(this.version + 1, Date.now() * 1000);
    await this.writeRow(this.owner, marks, this.version);
    this.savedCount = Math.max(this.savedCount, setCount);
    this.savedAt = at;
  }

  private async writeRow(
    owner: string,
    marks: readonly MarkedTime[],
    version: number,
  ): Promise<void> {
    const record = {
      owner,
      level: marks.map(({ level }) => LEVELS[level].seconds),
      seconds: marks.map(({ seconds }) => seconds),
      log_host: marks.map(({ logHost }) => logHost),
      start: marks.map(({ start }) => start),
      version,
    };
    await this.sink.writeRecords('recount_marks', [record]);
  }
}

const COARSER: Readonly<Record<Level, Level | null>> = { minute: 'hour', hour: 'day', day: null };

/** The hour around a minute, to be counted from the minutes on. */
const hourAround = ({ logHost, start }: MarkedTime): MarkedTime => ({
  logHost,
  start: floorTo(start, HOUR),
  seconds: HOUR / 1000,
  level: 'minute',
});

const keyOf = ({ level, seconds, start, logHost }: MarkedTime): string =>
  `${level} ${seconds} ${start} ${logHost}`;

const markOf = ({ logHost, start }: MinuteRows): MarkedTime => ({
  logHost,
  start,
  seconds: MINUTE / 1000,
  level: 'minute',
});
