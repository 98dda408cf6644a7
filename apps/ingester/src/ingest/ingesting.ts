import { pause } from '@noanswer/service';
import { KafkaProblem, type RecordSource } from '@noanswer/source/kafka';
import { ServerStoreError, StoreError, type Store } from '@noanswer/store';
import { IngestSession, type SessionOptions } from './ingest-session';
import type { IngestNews } from './ingest-news';
import { Tallies } from './tallies';

const FIRST_WAIT_MS = 1_000;
/** How long is waited after a failure before the next try, at most. */
const LONGEST_WAIT_MS = 30_000;

/** What stands between us and reading. */
export interface IngestProblem {
  readonly of: 'kafka' | 'store';
  readonly message: string;
  /** Wall clock. */
  readonly since: number;
  readonly nextTryAt: number;
}

/** How the two ends are reached; the store is opened when it is first needed. */
export interface Ends {
  readonly openStore: () => Promise<Store>;
  readonly source: RecordSource;
}

/**
 * Reads until it is told to leave. When Kafka or the store cannot be reached it says so and tries again,
 * each time from the last checkpoint: nothing is skipped, nothing doubled.
 */
export class Ingesting {
  readonly tallies = new Tallies();
  problem: IngestProblem | null = null;
  session: IngestSession | null = null;
  private store: Store | null = null;
  private failures = 0;

  constructor(
    private readonly ends: Ends,
    private readonly options: SessionOptions,
    private readonly news: IngestNews,
    private readonly clock: () => number = Date.now,
  ) {}

  /** Partitions are ours, or others read them all; and what was read last could be saved. */
  get isReading(): boolean {
    return this.problem === null && (this.session?.isAssigned ?? false);
  }

  /**
   * Returns when it was told to leave, and what was read is saved and committed.
   *
   * @throws what no patience mends: a refusal, a mistake in this program.
   */
  async run(stop: AbortSignal): Promise<void> {
    try {
      while (!stop.aborted) {
        try {
          await this.readOn(stop);
        } catch (error) {
          const of = whoseFault(error);
          if (of === null || isAborted(stop)) throw error;
          this.tallies.failures[of]++;
          await this.standStill(of, error as Error, stop);
        }
      }
    } finally {
      await this.store?.close();
    }
  }

  private async readOn(stop: AbortSignal): Promise<void> {
    const { options, tallies, news, clock } = this;
    if (this.store === null) {
      const store = await this.ends.openStore();
      this.store = store;
      const failed = (error: unknown): void => {
        news.notCounted(error instanceof Error ? error.message : String(error));
      };
      await store.countAhead(failed, () => this.session?.hasBacklog ?? false);
    }
    const session = new IngestSession(
      this.store,
      this.ends.source,
      options,
      tallies,
      {
        ...news,
        assigned: (partitions) => {
          this.begun();
          news.assigned(partitions);
        },
      },
      clock,
    );
    this.session = session;
    try {
      await session.run(stop);
    } finally {
      if (session.savedAt !== null) this.failures = 0;
      this.session = null;
    }
  }

  private begun(): void {
    if (this.problem === null) return;
    this.problem = null;
    this.news.goesOn();
  }

  private async standStill(
    of: IngestProblem['of'],
    { message }: Error,
    stop: AbortSignal,
  ): Promise<void> {
    const now = this.clock();
    const waitMs = Math.min(FIRST_WAIT_MS * 2 ** this.failures++, LONGEST_WAIT_MS);
    const since = this.problem?.since ?? now;
    this.problem = { of, message, since, nextTryAt: now + waitMs };
    this.news.standingStill({ message, waitMs });
    await pause(waitMs, stop);
  }
}

/** It may have come meanwhile, whatever was asked before. */
const isAborted = (stop: AbortSignal): boolean => stop.aborted;

/** Which of the two ends failed in a way that may pass; null for what will not. */
function whoseFault(error: unknown): 'kafka' | 'store' | null {
  if (error instanceof KafkaProblem) return error.mayPass ? 'kafka' : null;
  if (error instanceof ServerStoreError) return error.passing ? 'store' : null;
  return error instanceof StoreError ? 'store' : null;
}
