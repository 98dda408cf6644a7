/** Chance that is the same on every machine: mulberry32, public domain, by Tommy Ettinger. */
export class Dice {
  constructor(private state: number) {}

  /** A whole number from 0 to below `n`. */
  below(n: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  }

  pick<T>(from: readonly [T, ...T[]]): T {
    return from[this.below(from.length)] ?? from[0];
  }

  weighted<T>(from: readonly (readonly [T, number])[]): T {
    let left = this.below(from.reduce((sum, [, weight]) => sum + weight, 0));
    for (const [item, weight] of from) {
      left -= weight;
      if (left < 0) return item;
    }
    throw new RangeError('weights are positive');
  }

  /** Small indices often, large ones seldom: a few domains get most of the mail. */
  zipf(n: number): number {
    return Math.min(n - 1, Math.floor(n ** (this.below(1_000_000) / 1_000_000)) - 1);
  }

  hex(length: number): string {
    let text = '';
    while (text.length < length) text += this.below(0x10000).toString(16).padStart(4, '0');
    return text.slice(0, length);
  }

  digits(length: number): string {
    return String(this.below(10 ** length)).padStart(length, '0');
  }

  /** Between `low` and `high`, each order of magnitude as often as the other: how waits spread. */
  spread(low: number, high: number): number {
    return low * (high / low) ** (this.below(1_000_000) / 1_000_000);
  }

  word(): string {
    let text = '';
    for (let i = 3 + this.below(6); i > 0; i--)
      text += 'abcdefghiklmnoprstuvw'.charAt(this.below(21));
    return text;
  }
}
