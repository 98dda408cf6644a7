import { pause } from '@noanswer/service';
import type { Asked, Store } from '@noanswer/store';
import { nextMinute } from '@noanswer/store';
import { Beginning } from './begin';
import type { Told } from './decision-rows';
import { Deciding, type Spent } from './deciding';
import { Horizon } from './horizon';
import { KeptMemory } from './kept-memory';
import { LateBuckets } from './late-buckets';
import { readMinutes } from './minutes';
import { orphans } from './orphans';
import { Outlook } from './outlook';
import type { WatchReport, WatchStatus } from './report';
import { Retold } from './retold';
import { WATCH_DEFAULTS, type WatchSettings } from './settings';

/** What of a store is needed to watch. */
export type WatchedStore = Pick<Store, 'saveDecisions' | 'saveMemoryPiece' | 'watching'>;

export interface WatcherOptions extends Partial<WatchSettings> {
  /** Whether the past is read, where this process knows; without it: what is counted is decided. */
  readonly isRead?: () => boolean;
  /** Hears of failures; they are tried again. */
  readonly failed?: (error: unknown) => void;
  /** The wall clock, in milliseconds. */
  readonly clock?: () => number;
}

/** Where a watch stands. */
interface Watch {
  readonly deciding: Deciding;
  readonly retold: Retold;
  /** Begun without a memory: what stands as open may be known to nobody. */
  isAnew: boolean;
  /** Told, and not yet in the store. */
  unsaved: Told[];
  lateSince: number | null;
}

/**
 * Decides, minute by minute of log time, who does not answer: asks for what was counted, evaluates it, and writes what
 * changed. One process does it at a time (`store.watching`), others stand by. Whoever takes over, or begins again
 * after a kill, goes on from the memory that was saved last and makes the evaluations since then again:
 * their rows replace themselves.
 */
export class Watcher implements WatchStatus {
  private readonly settings: WatchSettings;
  private readonly clock: () => number;
  private readonly horizon: Horizon;
  private readonly beginning: Beginning;
  private readonly keeping: KeptMemory;
  private readonly outlook: Outlook;
  private readonly spent: Spent = { evaluations: 0, ms: 0, lateBuckets: 0 };
  private watch: Watch | null = null;
  private version = 0;
  private savedAt = -Infinity;
  private saveTook = 0;
  private heardAt = -Infinity;
  private savedDecided: number | null = null;

  /** @param asked best a reader of its own: neither writing nor anybody's questions wait for it then. */
  constructor(
    private readonly store: WatchedStore,
    private readonly asked: Asked,
    private readonly options: WatcherOptions = {},
  ) {
    this.settings = { ...WATCH_DEFAULTS, ...options };
    this.clock = options.clock ?? Date.now;
    this.horizon = new Horizon(asked, this.settings);
    this.beginning = new Beginning(asked, this.settings);
    const pieces = {
      ask: asked.ask.bind(asked),
      saveMemoryPiece: store.saveMemoryPiece.bind(store),
    };
    this.keeping = new KeptMemory(pieces);
    this.outlook = new Outlook(pieces, this.spent, this.clock);
  }

  report(): WatchReport {
    return this.outlook.report();
  }

  /** Until it is told to stop; then what it knows is saved. A failure is told and tried again. */
  async run(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      const begun = performance.now();
      let isMore = false;
      try {
        isMore = await this.step(stop);
      } catch (error) {
        this.outlook.failed(error);
        this.options.failed?.(error);
      }
      // Who catches up leaves half of the time to those who read and ask.
      await pause(isMore ? performance.now() - begun : this.settings.everyMs, stop);
    }
    await this.leave();
  }

  /** Decides what can be decided, at most a piece of it. True: there is more to do at once. */
  async step(stop?: AbortSignal): Promise<boolean> {
    if (!(await this.store.watching.hold())) {
      this.watch = null;
      await this.outlook.standBy();
      return false;
    }
    const watch = this.watch ?? (await this.begin());
    if (watch === null || this.options.isRead?.() === false) {
      this.outlook.looked(watch?.deciding ?? null, null);
      return false;
    }
    const { deciding } = watch;
    await this.write(watch);
    const { until, newest } = await this.horizon.look(deciding.decided, this.clock());
    let isMore = await this.hearOfLate(deciding, until);
    if (until > deciding.decided) isMore = (await this.decide(watch, until, stop)) || isMore;
    else this.decideLate(watch);
    await this.write(watch);
    if (until <= deciding.decided && watch.isAnew) await this.endOrphans(watch);
    this.outlook.looked(deciding, newest);
    if (this.store.watching.isShared) await this.outlook.tellOthers();
    if (this.isSaveDue(deciding)) await this.save(deciding);
    return isMore;
  }

  /** Saves what is known, if that does not take long, and lets another process go on. */
  async leave(): Promise<void> {
    try {
      if (this.watch !== null && this.watch.unsaved.length === 0)
        await this.save(this.watch.deciding, this.clock() + this.settings.leaveWithinMs);
    } catch (error) {
      // The next one makes a few evaluations more.
      this.options.failed?.(error);
    }
    await this.store.watching.release();
  }

  private async begin(): Promise<Watch | null> {
    const saved = await this.keeping.load();
    const kept = saved ?? (await this.beginning.find(this.clock()));
    if (kept === null) return null;
    const retold = await Retold.after(this.asked, kept.decided);
    const late = new LateBuckets(this.asked, this.settings, kept.versions);
    const deciding = new Deciding(kept, late, this.settings, this.spent);
    this.savedAt = this.clock();
    this.savedDecided = saved?.decided ?? null;
    this.watch = { deciding, retold, isAnew: saved === null, unsaved: [], lateSince: null };
    return this.watch;
  }

  /** While catching up now and then only: what is decided next is read as it is counted by then. */
  private async hearOfLate({ late, memory, decided }: Deciding, until: number): Promise<boolean> {
    const now = this.clock();
    const isBehind = until - decided > this.settings.pieceMs;
    if (isBehind && now - this.heardAt < this.settings.lateMs) return false;
    if (late.count >= this.settings.lateAtMost) return false;
    this.heardAt = now;
    return late.hear(memory, decided);
  }

  private async decide(watch: Watch, until: number, stop?: AbortSignal): Promise<boolean> {
    const { deciding } = watch;
    const end = Math.min(until, deciding.decided + this.settings.pieceMs);
    const minutes = await readMinutes(this.asked, deciding.decided, end);
    if (minutes.length === 0 && deciding.isIdleAt(deciding.decided)) {
      const [next = until] = await this.asked.ask(nextMinute(end));
      deciding.decided = Math.min(next, until);
      return deciding.decided < until;
    }
    try {
      const tell = (told: readonly Told[], now: number): void => {
        watch.unsaved.push(...watch.retold.differing(told, now));
      };
      await deciding.decide(minutes, end, tell, stop);
    } catch (error) {
      // Half told: what is known cannot be trusted any more, what was saved can.
      this.watch = null;
      throw error;
    }
    watch.lateSince = null;
    return end < until;
  }

  private decideLate(watch: Watch): void {
    const { deciding } = watch;
    if (deciding.late.count === 0) return;
    const now = this.clock();
    watch.lateSince ??= now;
    if (now - watch.lateSince < this.settings.lateMs) return;
    watch.lateSince = null;
    deciding.decideLate((told, at) => watch.unsaved.push(...watch.retold.differing(told, at)));
  }

  private async endOrphans(watch: Watch): Promise<void> {
    const { memory, decided } = watch.deciding;
    watch.unsaved.push(...(await orphans(this.asked, memory, decided)));
    await this.write(watch);
    watch.isAnew = false;
  }

  /** Decisions are in the store before the memory that goes on from them. */
  private async write(watch: Watch): Promise<void> {
    const { unsaved } = watch;
    if (unsaved.length === 0) return;
    const rows = unsaved.map((row) => ({ ...row, version: this.nextVersion() }));
    await this.store.saveDecisions(rows);
    watch.unsaved = [];
  }

  private nextVersion(): number {
    this.version = Math.max(this.version + 1, this.clock() * 1000);
    return this.version;
  }

  private isSaveDue({ decided }: Deciding): boolean {
    if (decided === this.savedDecided) return false;
    return this.clock() - this.savedAt >= Math.max(this.settings.saveEveryMs, 50 * this.saveTook);
  }

  private async save(deciding: Deciding, endsAt = Infinity): Promise<void> {
    const begun = performance.now();
    if (!(await this.keeping.save(deciding.kept, () => this.clock() > endsAt))) return;
    this.saveTook = performance.now() - begun;
    this.savedAt = this.clock();
    this.savedDecided = deciding.decided;
    this.outlook.saved(this.savedAt);
  }
}
