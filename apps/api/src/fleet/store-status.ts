import type { SourceRow, Store } from '@noanswer/store';
import type {
  FileReport,
  IngestProblem,
  IngestReport,
  IngestStatus,
} from '../ingest/ingest-status';

const ASK_EVERY_MS = 5_000;
/** Nothing is written by a process that only answers. */
const NO_ROWS = { deliveryAttempts: 0, connectionAttempts: 0, notAttempted: 0, unparsedSamples: 0 };

/**
 * What the store tells of the reading that other processes do: a source for each partition. How far
 * behind Kafka they are is theirs to tell (`/health/ready` of each ingester).
 */
export class StoreStatus implements IngestStatus {
  private readonly startedAt: number;
  private sources: readonly SourceRow[] | null = null;
  private problem: IngestProblem | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: Pick<Store, 'sources'>,
    private readonly clock: () => number = Date.now,
  ) {
    this.startedAt = clock();
  }

  /** Asks now, and every few seconds from then on. */
  async begin(): Promise<void> {
    await this.ask();
    this.timer = setInterval(() => void this.ask(), ASK_EVERY_MS);
  }

  end(): void {
    clearInterval(this.timer);
  }

  report(): IngestReport {
    const { startedAt, problem } = this;
    const sources = this.sources ?? [];
    const sum = (of: (source: SourceRow) => number): number =>
      sources.reduce((total, source) => total + of(source), 0);
    const newest = sources.map(({ lastAt }) => lastAt).filter((at) => at !== null);
    return {
      state: problem !== null ? 'stopped' : this.sources === null ? 'starting' : 'following',
      problem,
      startedAt,
      savedAt: null,
      newestLineAt: newest.length === 0 ? null : Math.max(...newest),
      writeDelaySeconds: null,
      lines: {
        read: sum(({ linesRead }) => linesRead),
        recognized: sum(({ linesRecognized }) => linesRecognized),
        notOurs: sum(({ linesNotOurs }) => linesNotOurs),
        unparsed: sum(({ linesUnparsed }) => linesUnparsed),
        cut: sum(({ linesCut }) => linesCut),
      },
      rows: NO_ROWS,
      openStories: 0,
      batches: { written: 0, failed: 0 },
      files: sources.map(fileOf),
    };
  }

  private async ask(): Promise<void> {
    const now = this.clock();
    try {
      this.sources = await this.store.sources();
      this.problem = null;
    } catch {
      const since = this.problem?.since ?? now;
      const message = 'the store cannot be asked what was read';
      this.problem = { message, diskFull: false, since, nextTryAt: now + ASK_EVERY_MS };
    }
  }
}

function fileOf(source: SourceRow): FileReport {
  return {
    path: source.path,
    source: source.name,
    state: 'following',
    note: null,
    size: null,
    position: source.bytesRead,
    behind: null,
    lines: {
      read: source.linesRead,
      recognized: source.linesRecognized,
      notOurs: source.linesNotOurs,
      unparsed: source.linesUnparsed,
      cut: source.linesCut,
    },
    firstLineAt: source.firstAt,
    lastLineAt: source.lastAt,
    lastReadAt: null,
  };
}
