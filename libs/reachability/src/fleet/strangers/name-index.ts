/**
 * 53 bits that stand for a name (cyrb53, two multiplicative hashes of 32 bits): of a million names two are one with a
 * chance of one in ten thousand, and what is mixed up then is a few attempts of names that hardly anybody wrote to.
 */
export function keyOf(name: string): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 2 ** 32 * (b & 0x1fffff) + (a >>> 0);
}

export const NOBODY = -1;

/** Numbers by key, four bytes a slot where a Map would take sixty. Nothing is taken out, only set anew. */
export class NameIndex {
  private size = 0;
  /** The number and one; 0: empty. */
  private numbers = new Uint32Array(64);

  /** @param keyAt of a number that was set: the keys are kept once. */
  constructor(private readonly keyAt: (number: number) => number) {}

  get(key: number): number {
    return (this.numbers[this.slotOf(key)] ?? 0) - 1;
  }

  /** `keyAt` knows the number already. */
  set(key: number, number: number): void {
    if (4 * this.size > 3 * this.numbers.length) this.grow();
    const slot = this.slotOf(key);
    if (this.numbers[slot] === 0) this.size++;
    this.numbers[slot] = number + 1;
  }

  private slotOf(key: number): number {
    const mask = this.numbers.length - 1;
    let slot = (key >>> 0) & mask;
    for (;;) {
      const number = this.numbers[slot] ?? 0;
      if (number === 0 || this.keyAt(number - 1) === key) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    const before = this.numbers;
    this.numbers = new Uint32Array(2 * before.length);
    for (const number of before)
      if (number !== 0) this.numbers[this.slotOf(this.keyAt(number - 1))] = number;
  }
}
