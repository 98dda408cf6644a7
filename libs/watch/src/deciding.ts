import { setImmediate as breathe } from 'node:timers/promises';
import { evaluate, MINUTE, standing, type Memory } from '@noanswer/reachability';
import { rowOf, type Told } from './decision-rows';
import type { Kept } from './kept-memory';
import type { LateBuckets } from './late-buckets';
import type { MinuteNews } from './minutes';
import { Routes } from './routes';
import type { WatchSettings } from './settings';

/** What evaluations took. */
export interface Spent {
  evaluations: number;
  ms: number;
  lateBuckets: number;
}

/** Others get their turn after so much work. */
const AT_A_TIME_MS = 20;

/** Evaluates minute by minute of log time, and tells what is decided. */
export class Deciding {
  readonly memory: Memory;
  readonly begun: number;
  /** All minutes that begin before this are decided. */
  decided: number;
  lastNews: number | null;
  private readonly routes = new Routes();

  constructor(
    kept: Kept,
    readonly late: LateBuckets,
    private readonly settings: Pick<
      WatchSettings,
      'idleMs' | 'refreshSpikesMs' | 'refreshStatesMs'
    >,
    private readonly spent: Spent,
  ) {
    this.memory = kept.memory;
    this.begun = kept.begun;
    this.decided = kept.decided;
    this.lastNews = kept.lastNews;
  }

  /** To be saved; see {@link KeptMemory}. */
  get kept(): Kept {
    const { memory, begun, decided, lastNews, late } = this;
    return { memory, begun, decided, lastNews, versions: late.versions };
  }

  /** Whether a minute without anything in it is passed over: long after the last one with something. */
  isIdleAt(minute: number): boolean {
    return this.lastNews === null || minute - this.lastNews >= this.settings.idleMs;
  }

  /**
   * @param minutes from `decided` on, those that hold something.
   * @param each hears of what each evaluation told, in order.
   */
  async decide(
    minutes: readonly MinuteNews[],
    until: number,
    each: (told: readonly Told[], now: number) => void,
    stop?: AbortSignal,
  ): Promise<void> {
    const byStart = new Map(minutes.map((minute) => [minute.from, minute]));
    let begun = performance.now();
    for (let from = this.decided; from < until; from += MINUTE) {
      const news = byStart.get(from);
      this.decided = from + MINUTE;
      if (news !== undefined) this.lastNews = from;
      else if (this.isIdleAt(from)) continue;
      each(this.evaluate(news, this.decided), this.decided);
      if (performance.now() - begun < AT_A_TIME_MS) continue;
      await breathe();
      if (stop?.aborted === true) return;
      begun = performance.now();
    }
  }

  /** What came late, told though no new minute is there: the log stands still. */
  decideLate(each: (told: readonly Told[], now: number) => void): void {
    each(this.evaluate(undefined, this.decided), this.decided);
  }

  private evaluate(news: MinuteNews | undefined, now: number): readonly Told[] {
    const begun = performance.now();
    const late = this.late.take();
    const decisions = evaluate(
      this.memory,
      {
        domains: [...late.domain, ...(news?.domains ?? [])],
        addresses: [...late.address, ...(news?.addresses ?? [])],
        coverage: news?.coverage ?? [],
        routes: news === undefined ? [] : this.routes.of(this.memory, news.routes),
      },
      now,
    );
    this.routes.forget(decisions.forgotten);
    const told = decisions.changes.map((change) => rowOf(change));
    const refreshed = this.refreshed(told, now);
    this.spent.evaluations += 1;
    this.spent.lateBuckets += late.domain.length + late.address.length;
    this.spent.ms += performance.now() - begun;
    return [...told, ...refreshed];
  }

  /** Evidence grows while nothing changes; told at round times, so that it is told alike whoever tells it. */
  private refreshed(told: readonly Told[], now: number): readonly Told[] {
    const { refreshSpikesMs, refreshStatesMs } = this.settings;
    const isStates = now % refreshStatesMs === 0;
    if (!isStates && now % refreshSpikesMs !== 0) return [];
    const changed = new Set(told.map(({ id }) => id));
    return standing(this.memory, now)
      .filter(({ kind }) => isStates || (kind !== 'domain' && kind !== 'address'))
      .filter(({ id }) => !changed.has(id))
      .map((change) => rowOf(change, true));
  }
}
