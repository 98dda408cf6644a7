import type { Asked, DecisionRow } from '@noanswer/store';
import { decisionsWrittenAfter, newestDecision } from '@noanswer/store';
import { pause } from '@noanswer/service';

/** A change of state, for whoever listens. */
export interface ToldChange {
  /** Digits: greater is newer. */
  readonly id: string;
  /** What it is of: `domain`, `address`, `spike`, `sender`, `provider`. */
  readonly kind: string;
  readonly data: {
    readonly id: string;
    readonly kind: string;
    readonly subject: string;
    readonly state: string;
    readonly since: string | null;
    readonly toldAt: string;
    readonly isOver: boolean;
    /** Told before, and not true of what is known by now. */
    readonly isTakenBack: boolean;
    readonly sentence: string;
  };
}

const LOOK_EVERY_MS = 2_000;
const AT_ONCE = 500;
const KEPT = 2_000;

/**
 * Hears of changes out of the store, whichever process decides, and passes them on. Some are kept for those who lost
 * their connection.
 */
export class ToldChanges {
  private readonly kept: ToldChange[] = [];
  private readonly listeners = new Set<(change: ToldChange) => void>();
  /** The version up to which changes were heard of; null: not begun. */
  private heard: number | null = null;
  /** Changes behind this one are all kept. */
  private keptSince = 0;

  constructor(
    private readonly store: Asked,
    private readonly failed: (error: unknown) => void = () => undefined,
  ) {}

  /** What came behind this one; null if that is not kept any more, or was never. */
  after(id: string): readonly ToldChange[] | null {
    const version = /^[0-9]{1,16}$/.test(id) ? Number(id) : NaN;
    if (this.heard === null || !(version >= this.keptSince && version <= this.heard)) return null;
    return this.kept.filter((change) => Number(change.id) > version);
  }

  /** Calls for each change from now on; what it returns ends that. */
  subscribe(tell: (change: ToldChange) => void): () => void {
    const own = (change: ToldChange): void => {
      tell(change);
    };
    this.listeners.add(own);
    return () => this.listeners.delete(own);
  }

  async run(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      try {
        await this.look();
      } catch (error) {
        this.failed(error);
      }
      await pause(LOOK_EVERY_MS, stop);
    }
  }

  /** Asks for what is new. What was told before it began is not told again. */
  async look(): Promise<void> {
    let heard = this.heard;
    if (heard === null) {
      [heard = 0] = await this.store.ask(newestDecision());
      this.heard = heard;
      this.keptSince = heard;
    }
    let rows: readonly DecisionRow[];
    do {
      rows = await this.store.ask(decisionsWrittenAfter(heard, AT_ONCE));
      for (const row of rows) this.tell(row);
      heard = rows.at(-1)?.version ?? heard;
      this.heard = heard;
    } while (rows.length === AT_ONCE);
  }

  private tell(row: DecisionRow): void {
    const change = changeOf(row);
    this.kept.push(change);
    if (this.kept.length > KEPT) this.keptSince = Number(this.kept.shift()?.id ?? 0);
    for (const listener of this.listeners) listener(change);
  }
}

/** As the API writes times: without milliseconds where there are none. */
const timeText = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z');

function changeOf(row: DecisionRow): ToldChange {
  const { id, kind, subject, state, since, at, isOver, isVoid, sentence, version } = row;
  return {
    id: String(version),
    kind,
    data: {
      ...{ id, kind, subject, state, since: since === null ? null : timeText(since) },
      ...{ toldAt: timeText(at), isOver, isTakenBack: isVoid, sentence },
    },
  };
}
