/** Rows of lines that were just written are in the answers after so long. */
const FLUSH_AFTER_MS = 400;
/** While catching up nobody waits for the newest line, and large batches are faster. */
const FLUSH_AFTER_MS_CATCHING_UP = 5_000;
/** What was read since the last save is read again after a kill: so much, in time. */
const SAVE_AFTER_MS = 5_000;
/** Whoever is killed again and again soon after the start must get on all the same. */
const FIRST_SAVE_AFTER_MS = 1_000;
/** Thousands of open stories take their time to save: no more than this share of all time goes into it. */
const SAVING_SHARE = 0.03;
/** Whatever a save took: one that waited for a store in trouble says nothing of the next one. */
const SAVE_AFTER_MS_AT_MOST = 30_000;

/** When to write and when to save, by the wall clock. */
export class Pace {
  /** When the oldest line that is not written was read; null if all are. */
  oldestUnwritten: number | null = null;
  /** The end of all logs was reached once. */
  hasCaughtUp = false;
  private unsavedSince: number | null = null;
  private saveAfter = FIRST_SAVE_AFTER_MS;

  stepped(now: number, didSomething: boolean): void {
    if (didSomething) {
      this.oldestUnwritten ??= now;
      this.unsavedSince ??= now;
    } else this.hasCaughtUp = true;
  }

  isFlushDue(now: number): boolean {
    const after = this.hasCaughtUp ? FLUSH_AFTER_MS : FLUSH_AFTER_MS_CATCHING_UP;
    return this.oldestUnwritten !== null && hasPassed(after, this.oldestUnwritten, now);
  }

  isSaveDue(now: number): boolean {
    return this.unsavedSince !== null && hasPassed(this.saveAfter, this.unsavedSince, now);
  }

  flushed(): void {
    this.oldestUnwritten = null;
  }

  /** What is not saved is not put off any longer. */
  saveSoon(): void {
    this.saveAfter = 0;
  }

  /** @param tookMs what saving took. */
  saved(tookMs: number): void {
    this.unsavedSince = null;
    const rare = Math.min(tookMs / SAVING_SHARE, SAVE_AFTER_MS_AT_MOST);
    this.saveAfter = Math.max(SAVE_AFTER_MS, rare);
  }
}

/** Forwards or back: the clock may be set. */
const hasPassed = (ms: number, since: number, now: number): boolean => Math.abs(now - since) >= ms;
