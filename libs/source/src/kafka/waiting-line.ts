import { setImmediate } from 'node:timers/promises';

/**
 * Work that is done one after the other while more of it is fetched. Whoever adds to it waits while too
 * much waits already, so what waits is bounded.
 */
export class WaitingLine {
  private readonly waiting: { readonly weight: number; readonly done: Promise<void> }[] = [];
  private weight = 0;

  /** @param most of weight that may wait; one piece of work may be heavier. */
  constructor(private readonly most: number) {}

  /** Returns when there is room for more. Work must not throw. */
  async add(weight: number, work: () => Promise<void>): Promise<void> {
    const before = this.waiting.at(-1)?.done;
    const done = this.afterwards(before, work);
    const entry = { weight, done };
    this.waiting.push(entry);
    this.weight += weight;
    void done.then(() => {
      this.waiting.shift();
      this.weight -= weight;
    });
    while (this.weight > this.most) await this.waiting[0]?.done;
  }

  private async afterwards(
    before: Promise<void> | undefined,
    work: () => Promise<void>,
  ): Promise<void> {
    await before;
    // What came from the network meanwhile has its turn, and timers have theirs.
    await setImmediate();
    await work();
  }
}
