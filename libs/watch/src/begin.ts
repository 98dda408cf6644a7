import { emptyMemory } from '@noanswer/reachability';
import type { Asked } from '@noanswer/store';
import { newestMinutes, nextMinute } from '@noanswer/store';
import type { Kept } from './kept-memory';
import { LateBuckets } from './late-buckets';
import type { WatchSettings } from './settings';

/** Where to begin without a past that was saved. */
export class Beginning {
  private seen: { readonly first: number; readonly since: number } | null = null;

  constructor(
    private readonly store: Asked,
    private readonly settings: Pick<WatchSettings, 'pastMs' | 'patienceMs' | 'versionSlack'>,
  ) {}

  /**
   * At the first minute there is, or so far before the newest that there is a usual rate. Null: nothing is counted, or
   * earlier minutes are still coming.
   *
   * @param now by the wall clock, in milliseconds.
   */
  async find(now: number): Promise<Kept | null> {
    const hosts = await this.store.ask(newestMinutes(0));
    if (hosts.length === 0) return null;
    const newest = Math.min(now, Math.max(...hosts.map((host) => host.newest)));
    // Heard of before the minutes are read: what is counted from here on is heard of again.
    const versions = await LateBuckets.versionsNow(this.store, this.settings);
    const [first] = await this.store.ask(nextMinute(Math.max(0, newest - this.settings.pastMs)));
    if (first === undefined) return null;
    if (this.seen?.first !== first) this.seen = { first, since: now };
    if (now - this.seen.since < this.settings.patienceMs) return null;
    return { memory: emptyMemory(), begun: first, decided: first, lastNews: null, versions };
  }
}
