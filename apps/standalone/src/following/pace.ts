/** Rows of lines that were just written are in the answers after so long. */
const FLUSH_AFTER_MS = 500;
/** While catching up nobody waits for the newest line, and large batches are faster. */
const FLUSH_AFTER_MS_CATCHING_UP = 5_000;
/** What was read since the last save is read again after a kill: so much, in time. */
const SAVE_AFTER_MS = 10_000;
/** Whoever has not come to the end of the logs for so long is behind. */
const BEHIND_AFTER_MS = 5_000;

/** When to write and when to save, by the wall clock. */
export class Pace {
  /** When the oldest line that is not written was read; null if all are. */
  oldestUnwritten: number | null = null;
  private unsavedSince: number | null = null;
  private caughtUpAt: number;
  private wasCaughtUp = false;

  constructor(now: number) {
    this.caughtUpAt = now;
  }

  /** The end of all logs was reached. */
  get hasCaughtUp(): boolean {
    return this.wasCaughtUp;
  }

  stepped(now: number, didSomething: boolean): void {
    if (didSomething) {
      this.oldestUnwritten ??= now;
      this.unsavedSince ??= now;
      return;
    }
    this.caughtUpAt = now;
    this.wasCaughtUp = true;
  }

  isFlushDue(now: number): boolean {
    const isBehind = !this.wasCaughtUp || now - this.caughtUpAt > BEHIND_AFTER_MS;
    const after = isBehind ? FLUSH_AFTER_MS_CATCHING_UP : FLUSH_AFTER_MS;
    return this.oldestUnwritten !== null && now - this.oldestUnwritten >= after;
  }

  isSaveDue(now: number): boolean {
    return this.unsavedSince !== null && now - this.unsavedSince >= SAVE_AFTER_MS;
  }

  flushed(now: number): void {
    this.oldestUnwritten = null;
    this.unsavedSince ??= now;
  }

  saved(): void {
    this.unsavedSince = null;
  }
}
