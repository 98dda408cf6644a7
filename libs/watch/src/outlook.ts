import { MINUTE } from '@noanswer/reachability';
import type { Asked, Store } from '@noanswer/store';
import { memoryHeads } from '@noanswer/store';
import type { Deciding, Spent } from './deciding';
import { NOTHING_YET, type WatchReport } from './report';

/** What is told to others is told so often, at most. */
const TELL_EVERY_MS = 10_000;
/** Whoever was not heard of for so long does not watch. */
const STALE_MS = 2 * MINUTE;
/** Decisions so far behind what is counted are of the past. */
const BEHIND_MS = 3 * MINUTE;
const COPY = 'report';

/** What the watcher, here or in another process, tells of itself. */
export class Outlook {
  private known: WatchReport = NOTHING_YET;
  private toldAt = -Infinity;
  private toldVersion = 0;

  constructor(
    private readonly store: Pick<Store, 'saveMemoryPiece'> & Asked,
    private readonly spent: Spent,
    private readonly clock: () => number,
  ) {}

  report(): WatchReport {
    const { known } = this;
    if (known.lookedAt === null || known.state === 'failed') return known;
    return this.clock() - known.lookedAt > STALE_MS ? { ...known, state: 'stale' } : known;
  }

  /** It looked for what can be decided, and decided that. */
  looked(deciding: Deciding | null, countedUpTo: number | null): void {
    const counted = countedUpTo ?? this.known.countedUpTo;
    const decidedUpTo = deciding?.decided ?? null;
    const decidedFrom = deciding?.begun ?? null;
    this.known = {
      ...this.known,
      ...(deciding !== null && standingIn(deciding)),
      state: stateOf(decidedUpTo, counted),
      isHere: true,
      decidedFrom,
      decidedUpTo,
      countedUpTo: counted,
      lookedAt: this.clock(),
      problem: null,
      evaluations: this.spent.evaluations,
      evaluationSeconds: this.spent.ms / 1000,
      lateBuckets: this.spent.lateBuckets,
    };
  }

  saved(at: number): void {
    this.known = { ...this.known, savedAt: at };
  }

  failed(error: unknown): void {
    const words = error instanceof Error ? error.message : String(error);
    this.known = { ...this.known, state: 'failed', problem: words.split('\n', 1)[0] ?? '' };
  }

  async tellOthers(): Promise<void> {
    const now = this.clock();
    if (now - this.toldAt < TELL_EVERY_MS) return;
    this.toldAt = now;
    this.toldVersion = Math.max(this.toldVersion + 1, now * 1000);
    const text = JSON.stringify(this.known);
    await this.store.saveMemoryPiece({ copy: COPY, piece: 0, text, version: this.toldVersion });
  }

  /** Another process watches: what it told last. */
  async standBy(): Promise<void> {
    const heads = await this.store.ask(memoryHeads());
    const told = heads.find(({ copy }) => copy === COPY);
    this.known =
      told === undefined
        ? NOTHING_YET
        : { ...NOTHING_YET, ...(JSON.parse(told.text) as Partial<WatchReport>), isHere: false };
  }
}

function stateOf(decided: number | null, counted: number | null): WatchReport['state'] {
  if (decided === null) return 'starting';
  return counted !== null && counted - decided > BEHIND_MS ? 'catching_up' : 'watching';
}

function standingIn({
  memory,
}: Deciding): Pick<WatchReport, 'chronic' | 'suspect' | 'openSpikes' | 'openFindings'> {
  let [chronic, suspect, openFindings] = [0, 0, 0];
  for (const { chronic: known } of memory.domains.values()) {
    if (known.state === 'chronic') chronic++;
    else if (known.state === 'suspect') suspect++;
  }
  for (const { finding } of memory.senders.values()) if (finding !== null) openFindings++;
  for (const { finding } of memory.providers.values()) if (finding !== null) openFindings++;
  return { chronic, suspect, openSpikes: memory.spiking.size, openFindings };
}
