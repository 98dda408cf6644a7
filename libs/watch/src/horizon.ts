import { MINUTE } from '@noanswer/reachability';
import type { Asked, CountedHost } from '@noanswer/store';
import { firstUncountedMinute, newestMinutes } from '@noanswer/store';
import type { WatchSettings } from './settings';

/** How far minutes can be decided. Times of the log in milliseconds. */
export interface Reach {
  /** All minutes before this hold what they will hold, as far as anybody can know. */
  readonly until: number;
  /** The end of the newest counted minute of any log host; null: there is none. */
  readonly newest: number | null;
}

interface Seen {
  readonly newest: number;
  readonly since: number;
}

/**
 * Looks how far the minutes are whole. Not waited for is a log that stands still: one stopped mail server would
 * stop all decisions, and what it lacks is part of what is decided (`Coverage`). Waited for is a log that is being
 * read from its past: so the same logs are decided alike in whatever order they are read.
 */
export class Horizon {
  private readonly seen = new Map<string, Seen>();

  constructor(
    private readonly store: Asked,
    private readonly settings: Pick<WatchSettings, 'graceMs' | 'patienceMs' | 'behindMs'>,
  ) {}

  /**
   * @param from minutes before this are decided.
   * @param now by the wall clock, in milliseconds.
   */
  async look(from: number, now: number): Promise<Reach> {
    const hosts = await this.store.ask(newestMinutes(from));
    // Asked for last: what was counted meanwhile is no longer among them, and then it is in the buckets.
    const [uncounted] = await this.store.ask(firstUncountedMinute(from));
    this.note(hosts, now);
    if (hosts.length === 0) return { until: from, newest: null };
    const newest = Math.max(...hosts.map((host) => host.newest)) + MINUTE;
    // A clock that is ahead, or a stamp of another century, must not carry everybody along.
    const atMost = [newest, now - this.settings.graceMs, uncounted ?? Infinity];
    for (const host of hosts) if (this.isComing(host, now)) atMost.push(host.newest);
    const until = Math.floor(Math.min(...atMost) / MINUTE) * MINUTE;
    return { until: Math.max(from, until), newest };
  }

  private note(hosts: readonly CountedHost[], now: number): void {
    for (const { logHost, newest } of hosts)
      if (this.seen.get(logHost)?.newest !== newest) this.seen.set(logHost, { newest, since: now });
    if (hosts.length === 0) this.seen.clear();
  }

  /** Behind, and catching up. */
  private isComing({ logHost, newest }: CountedHost, now: number): boolean {
    const since = this.seen.get(logHost)?.since ?? now;
    const wasBehind = newest + MINUTE < since - this.settings.behindMs;
    return wasBehind && now - since < this.settings.patienceMs;
  }
}
