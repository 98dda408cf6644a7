import type { IngestProblem, IngestReport, IngestStatus } from '@noanswer/api';
import { Pace, pause } from '@noanswer/service';
import type { Store } from '@noanswer/store';
import { StoreError } from '@noanswer/store';
import { FollowSession, type FollowSettings, type RowCounts } from './follow-session';
import { fileReports, totalLines } from './file-reports';
import { Garbage } from './garbage';

/** How long is waited after a failure of the store before it is tried again, at most. */
const LONGEST_WAIT_MS = 30_000;
const FIRST_WAIT_MS = 1_000;
/** How often there is a look for new lines once all are read. */
const LOOK_EVERY_MS = 100;
const DAY_MS = 86_400_000;
/** How often the engine gives freed pages back: the next question takes them anew, page by page. */
const GIVE_BACK_EVERY_MS = 60_000;

/** What the operator hears of, beside the HTTP answers. */
export interface FollowingNews {
  caughtUp(): void;
  stopped(problem: IngestProblem): void;
  goesOn(): void;
  /** Old rows could not be removed; it is tried again the next day. */
  notExpired(error: unknown): void;
}

/**
 * Follows logs into the store until it is told to leave. When the store fails (a full disk), it stops
 * reading, says so, and tries again: nothing is skipped, nothing doubled.
 */
export class LogFollowing implements IngestStatus {
  private readonly startedAt: number;
  private readonly rows: RowCounts = {
    deliveryAttempts: 0,
    connectionAttempts: 0,
    notAttempted: 0,
    unparsedSamples: 0,
  };
  private readonly batches = { written: 0, failed: 0 };
  private state: IngestReport['state'] = 'starting';
  private problem: IngestProblem | null = null;
  private session: FollowSession | null = null;
  private savedAt: number | null = null;
  private newestLineAt: number | null = null;
  private writeDelaySeconds: number | null = null;
  private expiredAt: number;
  private gaveBackAt = 0;
  private readonly garbage = new Garbage();

  constructor(
    private readonly store: Store,
    private readonly settings: FollowSettings,
    private readonly news: FollowingNews,
    private readonly clock: () => number = Date.now,
  ) {
    this.startedAt = clock();
    this.expiredAt = this.startedAt;
  }

  report(): IngestReport {
    const { session, state, problem, startedAt, savedAt, newestLineAt, writeDelaySeconds } = this;
    const files = session === null ? [] : fileReports(session);
    return {
      state,
      problem,
      startedAt,
      savedAt,
      newestLineAt,
      writeDelaySeconds,
      lines: totalLines(session),
      rows: { ...this.rows },
      openStories: session?.openStories ?? 0,
      batches: { ...this.batches },
      files,
    };
  }

  /** Returns when it was told to leave and everything that was read is safe. */
  async run(signal: AbortSignal): Promise<void> {
    for (let failures = 0; !signal.aborted;) {
      try {
        this.session = await FollowSession.begin(this.store, this.settings, this.clock, this.rows);
        if (this.problem !== null) await this.tryAgain(this.session);
        failures = 0;
        await this.follow(this.session, signal);
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        this.batches.failed++;
        await this.standStill(error, FIRST_WAIT_MS * 2 ** failures++, signal);
      } finally {
        await this.session?.close();
      }
    }
    this.state = 'leaving';
  }

  private async follow(session: FollowSession, signal: AbortSignal): Promise<void> {
    const pace = new Pace();
    this.state = 'catching_up';
    while (!signal.aborted) {
      const event = await session.step();
      const now = this.clock();
      pace.stepped(now, event !== null);
      if (pace.hasCaughtUp && this.state === 'catching_up') {
        await this.save(session, pace);
        this.state = 'following';
        this.news.caughtUp();
      }
      if (pace.isSaveDue(now)) await this.save(session, pace);
      else if (pace.isFlushDue(now)) await this.flush(session, pace);
      if (event === null) {
        this.expireOnceADay(now);
        await pause(LOOK_EVERY_MS, signal);
      }
    }
    this.state = 'leaving';
    await session.save();
  }

  private async save(session: FollowSession, pace: Pace): Promise<void> {
    await this.flush(session, pace);
    const before = this.clock();
    await session.save();
    this.savedAt = this.clock();
    pace.saved(this.savedAt - before);
  }

  private async flush(session: FollowSession, pace: Pace): Promise<void> {
    const readAt = pace.oldestUnwritten;
    await session.flush();
    this.batches.written++;
    const now = this.clock();
    if (readAt !== null) this.writeDelaySeconds = (now - readAt) / 1000;
    this.newestLineAt = Math.max(this.newestLineAt ?? -Infinity, session.newestLineAt ?? -Infinity);
    if (this.newestLineAt === -Infinity) this.newestLineAt = null;
    pace.flushed();
    this.garbage.look(now);
    if (now - this.gaveBackAt < GIVE_BACK_EVERY_MS) return;
    this.gaveBackAt = now;
    await this.store.giveBackMemory();
  }

  /** The disk may have room again: that shows only in writing. */
  private async tryAgain(session: FollowSession): Promise<void> {
    await session.probe();
    this.problem = null;
    this.news.goesOn();
  }

  private async standStill(error: StoreError, wait: number, signal: AbortSignal): Promise<void> {
    const now = this.clock();
    const waitMs = Math.min(wait, LONGEST_WAIT_MS);
    const { message } = error;
    const isNew = this.problem === null;
    this.problem = {
      message,
      diskFull: 'diskFull' in error && error.diskFull === true,
      since: this.problem?.since ?? now,
      nextTryAt: now + waitMs,
    };
    this.state = 'stopped';
    if (isNew) this.news.stopped(this.problem);
    await pause(waitMs, signal);
  }

  /** Beside the reading: a month of rows takes its time. */
  private expireOnceADay(now: number): void {
    if (now - this.expiredAt < DAY_MS) return;
    this.expiredAt = now;
    this.store.expire().catch((error: unknown) => {
      this.news.notExpired(error);
    });
  }
}
