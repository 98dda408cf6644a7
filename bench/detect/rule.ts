import type { World } from './world';
import { isDead } from './world';

const HOUR = 60;
const DAY = 24 * HOUR;

/**
 * The rule for *chronically unreachable* as the documentation states it, told from every single attempt: nothing
 * answered for 24 h from the first to the last failed attempt since the last answer, six attempts at least, in four
 * different spans of 4 h. Attempts of a sender that was cut off, and lost lines, do not count. Times are minutes.
 */
export class Rule {
  private readonly tried: number[][];
  private readonly holdsSince: (number | null)[];

  constructor(private readonly world: World) {
    this.tried = world.domains.map(() => []);
    this.holdsSince = world.domains.map(() => null);
  }

  failed(domain: number, minute: number, attempts: number): void {
    const tried = this.tried[domain];
    if (tried === undefined) return;
    for (let i = 0; i < attempts; i++) tried.push(minute);
    if (this.holdsSince[domain] !== null) return;
    const first = tried[0] ?? minute;
    const spans = new Set(tried.map((at) => Math.floor(at / (4 * HOUR))));
    if (minute - first >= DAY && tried.length >= 6 && spans.size >= 4)
      this.holdsSince[domain] = minute;
  }

  answered(domain: number): void {
    if ((this.tried[domain]?.length ?? 0) > 0) this.tried[domain] = [];
    this.holdsSince[domain] = null;
  }

  /** Since when the rule holds for this domain; null if it doesn't. */
  since(domain: number): number | null {
    return this.holdsSince[domain] ?? null;
  }

  /** Whether it is wrong, in truth, to call it chronic: it was not dead all through the last day. */
  isFalse(domain: number, minute: number): boolean {
    const truth = this.world.domains[domain];
    if (truth === undefined) return true;
    return !isDead(truth, minute - 1) || !isDead(truth, minute - DAY);
  }
}
