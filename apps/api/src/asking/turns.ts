/** Too many are waiting for their turn, or it did not come in time. */
export class NoTurnError extends Error {
  override readonly name = 'NoTurnError';
}

export interface TurnLimits {
  /** So many work at the same time. */
  readonly working: number;
  /** So many more may wait. */
  readonly waiting: number;
  /** None waits longer. */
  readonly patienceMs: number;
}

interface Waiting {
  readonly begin: () => void;
  readonly giveUp: NodeJS.Timeout;
}

/** Lets a few work at a time, first come first served, and sends away who would wait for too long. */
export class Turns {
  private working = 0;
  private readonly queue: Waiting[] = [];

  constructor(private readonly limits: TurnLimits) {}

  /** @throws NoTurnError if the turn does not come; else what the work throws. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    await this.turn();
    try {
      return await work();
    } finally {
      this.working--;
      this.next();
    }
  }

  get waiting(): number {
    return this.queue.length;
  }

  private turn(): Promise<void> {
    if (this.working < this.limits.working) {
      this.working++;
      return Promise.resolve();
    }
    if (this.queue.length >= this.limits.waiting)
      return Promise.reject(new NoTurnError(`${this.queue.length} questions wait already`));
    return new Promise((resolve, reject) => {
      const giveUp = setTimeout(() => {
        this.queue.splice(this.queue.indexOf(waiting), 1);
        reject(new NoTurnError(`no turn came within ${this.limits.patienceMs / 1000} seconds`));
      }, this.limits.patienceMs);
      const waiting: Waiting = { begin: resolve, giveUp };
      this.queue.push(waiting);
    });
  }

  private next(): void {
    const first = this.queue.shift();
    if (first === undefined) return;
    clearTimeout(first.giveUp);
    this.working++;
    first.begin();
  }
}
