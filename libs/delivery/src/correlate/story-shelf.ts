import type { Story, StoryForm } from './shelved-story';
import { ShelvedStory, hasPart, oldestIn } from './shelved-story';
import type { StoryEnds } from './story';
import { MOST_STORIES, STORY_LIMIT_MS, SWEEP_MS } from './story';

/** A story without a line for so long, in log time, is kept as text until the next one. */
const SHELVED_AFTER_MS = 30_000;

/** What tells the stories of one log host apart: a process or a message. */
export type StoryKey = string | number;

interface Shelf<S> {
  readonly host: string;
  readonly stories: Map<StoryKey, S | ShelvedStory>;
  sweptAt: number;
}

/** Stories as plain data, to be taken up again by {@link StoryShelf.restore}. */
export type SavedStories<S> = readonly {
  host: string;
  key: StoryKey;
  /** As text; as it is, where an older version saved it. */
  story: string | S;
  /** When the host's stories were looked over; what was saved long ago does not tell. */
  sweptAt?: number;
}[];

/**
 * Open stories by log host and key, bounded in number and in log time. Each log host has its own
 * clock: the logs of one may be read after those of another.
 */
export class StoryShelf<S extends Story> {
  readonly ends: StoryEnds = { byLine: 0, byTime: 0, byBound: 0, atEnd: 0 };
  private readonly hosts = new Map<string, Shelf<S>>();
  /** Open stories that had a line since they were last shown. */
  private readonly touched = new Set<S>();
  /** Neighbouring lines mostly come from one host. */
  private last: Shelf<S> | undefined;

  /**
   * @param patienceWith for how long, in log time, a story may be without a line.
   * @param sweepMs how often, in log time, they are looked over: each time costs a look at every one.
   */
  constructor(
    private readonly form: StoryForm<S>,
    private readonly onClose: (story: S) => void,
    private readonly patienceWith: (story: S) => number = () => STORY_LIMIT_MS,
    private readonly sweepMs = SWEEP_MS,
  ) {}

  get size(): number {
    let size = 0;
    for (const { stories } of this.hosts.values()) size += stories.size;
    return size;
  }

  /** @param at log time of the line that asks: moves the host's clock. */
  get(host: string, key: StoryKey, at: number): S | undefined {
    const shelf = this.shelfOf(host);
    if (shelf === undefined) return undefined;
    if (at - shelf.sweptAt >= this.sweepMs) this.sweep(shelf, at);
    return this.opened(shelf, key);
  }

  put(host: string, key: StoryKey, story: S): void {
    const shelf = this.hosts.get(host) ?? this.open(host, story.lastAt);
    const { stories } = shelf;
    if (stories.size >= MOST_STORIES) {
      const [oldest] = stories.keys();
      if (oldest !== undefined) this.end(shelf, oldest, 'byBound');
    }
    stories.set(key, story);
  }

  private open(host: string, sweptAt: number): Shelf<S> {
    const shelf = { host, stories: new Map<StoryKey, S | ShelvedStory>(), sweptAt };
    this.hosts.set(host, shelf);
    return shelf;
  }

  /** A line goes on with this story. */
  touch(story: S): void {
    this.touched.add(story);
  }

  /** Hands over each open story that had a line since the last call. */
  takeTouched(show: (story: S) => void): void {
    for (const story of this.touched) show(story);
    this.touched.clear();
  }

  close(host: string, key: StoryKey, how: keyof StoryEnds): void {
    const shelf = this.hosts.get(host);
    if (shelf !== undefined) this.end(shelf, key, how);
  }

  private shelfOf(host: string): Shelf<S> | undefined {
    if (this.last?.host === host) return this.last;
    const shelf = this.hosts.get(host);
    if (shelf !== undefined) this.last = shelf;
    return shelf;
  }

  /** The input is over: every story ends. */
  closeAll(): void {
    for (const shelf of this.hosts.values()) {
      for (const key of shelf.stories.keys()) this.end(shelf, key, 'atEnd');
    }
  }

  /** A source is read again from its start: what an earlier reading of it left open ends as it stands. */
  closeAllOf(source: string): void {
    for (const shelf of this.hosts.values()) {
      for (const [key, story] of shelf.stories) {
        if (story instanceof ShelvedStory && !story.mayMention(source)) continue;
        const whole = story instanceof ShelvedStory ? this.form.retell(story.told) : story;
        if (hasPart(whole, source)) this.end(shelf, key, 'byLine');
      }
    }
  }

  /**
   * Ends the stories of hosts that went away: their own clocks stand still.
   *
   * @param before stories of one source whose last line stands before this offset,
   * @param beforeAt and was written before this time, milliseconds since 1970.
   */
  closeForgotten(before: number, beforeAt: number): void {
    for (const shelf of this.hosts.values()) {
      for (const [key, story] of shelf.stories) {
        const { lastAt } = story;
        const offset = story instanceof ShelvedStory ? story.lastOffset : story.last.offset;
        if (offset < before && lastAt < beforeAt) this.end(shelf, key, 'byTime');
      }
    }
  }

  /** Offset of the oldest line that an open story holds, null where none is open. Of one source. */
  get oldestOffset(): number | null {
    let oldest = Infinity;
    for (const { stories } of this.hosts.values()) {
      for (const story of stories.values()) {
        const own = story instanceof ShelvedStory ? story.oldestOffset : oldestIn(story);
        oldest = Math.min(oldest, own);
      }
    }
    return oldest === Infinity ? null : oldest;
  }

  /** All that is open, in the order in which it began. */
  save(): SavedStories<S> {
    return [...this.hosts.values()].flatMap(({ host, stories, sweptAt }) =>
      [...stories].map(([key, story]) => {
        const told = story instanceof ShelvedStory ? story.told : this.form.tell(story);
        return { host, key, story: told, sweptAt };
      }),
    );
  }

  /** Takes stories up again; one that is open under the same key ends as it stands. */
  restore(saved: SavedStories<S>): void {
    for (const { host, key, story: told, sweptAt } of saved) {
      const story = typeof told === 'string' ? this.form.retell(told) : told;
      this.close(host, key, 'byLine');
      if (sweptAt !== undefined && !this.hosts.has(host)) this.open(host, sweptAt);
      this.put(host, key, story);
      this.touched.add(story);
    }
  }

  private sweep(shelf: Shelf<S>, at: number): void {
    shelf.sweptAt = at;
    for (const [key, story] of shelf.stories) {
      const isShelved = story instanceof ShelvedStory;
      const patience = isShelved ? story.patience : this.patienceWith(story);
      const quiet = at - story.lastAt;
      if (quiet > patience) this.end(shelf, key, 'byTime');
      else if (!isShelved && quiet > SHELVED_AFTER_MS && !this.touched.has(story))
        shelf.stories.set(key, new ShelvedStory(this.form.tell(story), story, patience));
    }
  }

  private opened({ stories }: Shelf<S>, key: StoryKey): S | undefined {
    const story = stories.get(key);
    if (!(story instanceof ShelvedStory)) return story;
    const opened = this.form.retell(story.told);
    stories.set(key, opened);
    return opened;
  }

  /** A host without an open story is forgotten: what comes of it begins as if it were new. */
  private end(shelf: Shelf<S>, key: StoryKey, how: keyof StoryEnds): void {
    const { host, stories } = shelf;
    const story = this.opened(shelf, key);
    if (story === undefined) return;
    stories.delete(key);
    if (stories.size === 0) {
      this.hosts.delete(host);
      if (this.last === shelf) this.last = undefined;
    }
    this.touched.delete(story);
    this.ends[how]++;
    this.onClose(story);
  }
}
