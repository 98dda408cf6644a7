import { setTimeout as wait } from 'node:timers/promises';
import type { ClickHouseClient } from '@clickhouse/client';
import { HOUR, MINUTE } from '@noanswer/reachability';
import { askThrough, type KeptDays } from '../engine/ask';
import { expireBuckets, type DropPartition } from './expiry';
import { KEPT_DAYS } from './kept';
import { countedHours, isOfMigration, marksOfOthers } from './kept-marks';
import type { Level } from './levels';
import type { Mark, MarkedTime, Marks } from './marks';
import { PieceCounter } from './piece-counter';
import { PIECE_ROWS, piecesOf } from './pieces';

/** When a marked time is counted. */
interface Patience {
  /** Nothing changed for so long: it is over, for all we know. */
  readonly quietMs: number;
  /** Counted all the same, though rows keep coming. */
  readonly longestMs: number;
}

export interface RecounterOptions {
  /** How often it is looked whether something is to be counted. */
  readonly everyMs: number;
  readonly everyMsWhileBusy: number;
  readonly patience: Readonly<Record<Level, Patience>>;
  /** Marks of another process that wrote none for so long are taken over: it is gone. */
  readonly abandonedMs: number;
  /** Days for which buckets of each level are kept; of days, undefined: for ever. */
  readonly kept: KeptDays & { readonly days: number | undefined };
  readonly dropPartition: DropPartition;
  /** Rows of attempts that are counted by one statement: more are cheaper, and take as much more memory. */
  readonly pieceRows: number;
  /** Rows of a piece are gathered in temporary tables first, where that can be. */
  readonly isGathering: boolean;
}

/** A minute is counted when it is over, or a few times while it lasts: until then it is read from the attempts. */
export const RECOUNTER_DEFAULTS: RecounterOptions = {
  everyMs: 1000,
  everyMsWhileBusy: MINUTE / 2,
  patience: {
    minute: { quietMs: 2_000, longestMs: 20_000 },
    hour: { quietMs: 5 * MINUTE, longestMs: 20 * MINUTE },
    day: { quietMs: 30 * MINUTE, longestMs: 3 * HOUR },
  },
  abandonedMs: 5 * MINUTE,
  kept: { ...KEPT_DAYS, days: undefined },
  dropPartition: (table, partition) => `ALTER TABLE ${table} DROP PARTITION ID '${partition}'`,
  pieceRows: PIECE_ROWS,
  isGathering: true,
};

/** What counting took. */
export interface Recounted {
  pieces: number;
  /** Pieces whose rows were gathered first, and not looked for several times. */
  gathered: number;
  /** Minutes, hours or days of one log host each. */
  marks: number;
  failures: number;
}

/**
 * Counts marked times anew, beside the writing and on a connection of its own; in pieces, the finest buckets
 * first. Any number of processes may do it at once, and each may be killed at any moment.
 */
export class Recounter {
  readonly done: Recounted = { pieces: 0, gathered: 0, marks: 0, failures: 0 };
  private readonly counter: PieceCounter;
  private lookedAt = -Infinity;
  private expiredAt = -Infinity;

  constructor(
    private readonly client: ClickHouseClient,
    private readonly marks: Marks,
    private readonly options: RecounterOptions,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.counter = new PieceCounter(client, options);
  }

  /**
   * Until it is told to stop. A failure is told and tried again: the marks stand as they did.
   *
   * @param isBusy while a backlog is written it is counted now and then only: a piece costs much the same however
   * little is in it, and what waits is counted with fewer.
   */
  async run(
    stop: AbortSignal,
    failed: (error: unknown) => void,
    isBusy: () => boolean = () => false,
  ): Promise<void> {
    let steppedAt = this.clock();
    while (!stop.aborted) {
      try {
        if (!isBusy() || this.clock() - steppedAt >= this.options.everyMsWhileBusy) {
          await this.step(stop);
          steppedAt = this.clock();
        }
      } catch (error) {
        this.done.failures += 1;
        if (!isAborted(stop)) failed(error);
      }
      await wait(this.options.everyMs, undefined, { signal: stop }).catch(() => undefined);
    }
  }

  /** Ends finer buckets that are kept no longer. */
  async expire(): Promise<void> {
    await expireBuckets(this.client, this.options.kept, this.options.dropPartition, Date.now());
  }

  /** Counts what is due. */
  async step(stop?: AbortSignal): Promise<void> {
    await this.takeOver();
    if (this.clock() - this.expiredAt > HOUR) {
      await this.expire();
      this.expiredAt = this.clock();
    }
    const now = this.clock();
    await this.count(
      this.marks.all.filter((mark) => this.isDue(mark, now)),
      stop,
    );
  }

  /** Counts all that is marked, due or not: minutes, then the hours and days that follow from them. */
  async countAll(): Promise<void> {
    await this.takeOver();
    for (let left = this.marks.all; left.length > 0; left = this.marks.all) await this.count(left);
  }

  private async count(marks: readonly Mark[], stop?: AbortSignal): Promise<void> {
    const pieces = piecesOf(marks, this.options.pieceRows);
    for (const piece of pieces) {
      if (stop?.aborted === true) return;
      await this.counter.count(piece);
      this.marks.counted(piece.marks);
      await this.marks.save();
      this.done.pieces += 1;
      this.done.gathered = this.counter.gathered;
      this.done.marks += piece.marks.length;
    }
  }

  /** What others left: processes that were killed, and what was written before there were buckets. */
  private async takeOver(): Promise<void> {
    const now = this.clock();
    if (now - this.lookedAt < MINUTE) return;
    this.lookedAt = now;
    const { owner } = this.marks;
    const left = await askThrough(this.client, marksOfOthers(owner, this.options.abandonedMs));
    if (left.length === 0) return;
    const rowsIn = await this.rowsOfHours();
    for (const { owner: of, marks } of left)
      for (const mark of marks) this.marks.set(mark, isOfMigration(of) ? rowsIn(mark) : 0);
    await this.marks.save();
    for (const { owner, version } of left) await this.marks.forget(owner, version);
  }

  /** As far as it is known; 0: it is not. */
  private async rowsOfHours(): Promise<(mark: MarkedTime) => number> {
    const hours = await askThrough(this.client, countedHours());
    const keyOf = ({ logHost, start }: Pick<MarkedTime, 'logHost' | 'start'>): string =>
      `${start} ${logHost}`;
    const rows = new Map(hours.map((hour) => [keyOf(hour), 2 * hour.lines]));
    return (mark) => (mark.seconds * 1000 === HOUR ? (rows.get(keyOf(mark)) ?? 0) : 0);
  }

  private isDue(mark: Mark, now: number): boolean {
    const { quietMs, longestMs } = this.options.patience[mark.level];
    const isQuiet = mark.writing === 0 && now - mark.changedAt >= quietMs;
    return isQuiet || now - mark.waitingSince >= longestMs;
  }
}

/** It may have come meanwhile. */
const isAborted = (stop: AbortSignal): boolean => stop.aborted;
