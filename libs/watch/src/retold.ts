import { isDeepStrictEqual } from 'node:util';
import type { Asked, DecisionRow } from '@noanswer/store';
import { decisionsToldAfter } from '@noanswer/store';
import { keyOf, voidOf, type Told } from './decision-rows';

/**
 * Decisions that were written by evaluations which are made again, because a process ended before its memory was
 * saved. What is told alike is not written again; what is told no more (more of the log is known by now) is
 * taken back, or an episode would stay open that nobody will ever end.
 */
export class Retold {
  private constructor(private readonly rows: Map<string, DecisionRow>) {}

  /** @param at the last evaluation that is not made again. */
  static async after(store: Asked, at: number): Promise<Retold> {
    const rows = await store.ask(decisionsToldAfter(at));
    return new Retold(new Map(rows.map((row) => [keyOf(row), row])));
  }

  /** What must be written of what this evaluation told. */
  differing(told: readonly Told[], now: number): readonly Told[] {
    if (this.rows.size === 0) return told;
    const written: Told[] = [];
    for (const row of told) {
      const before = this.rows.get(keyOf(row));
      this.rows.delete(keyOf(row));
      if (
        before === undefined ||
        !isDeepStrictEqual({ ...before, version: 0 }, { ...row, version: 0 })
      )
        written.push(row);
    }
    return [...written, ...this.takeBack(now)];
  }

  private takeBack(now: number): Told[] {
    const back: Told[] = [];
    for (const [key, row] of this.rows) {
      if (row.at > now) continue;
      this.rows.delete(key);
      back.push(voidOf(row));
    }
    return back;
  }
}
