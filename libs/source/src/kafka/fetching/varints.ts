const MORE = 0x80;
const BITS = 0x7f;
/** Beyond four groups of seven bits the operators of 32 bits are at their end. */
const FOUR_GROUPS = 2 ** 28;

/** Reads numbers of Kafka's variable length, and bytes that one of them tells the length of. */
export class Varints {
  at = 0;

  constructor(private readonly buffer: Buffer) {}

  get isAtEnd(): boolean {
    return this.at >= this.buffer.length;
  }

  /** What is beyond the end reads as 0, so that broken bytes come to an end. Exact below 2^53. */
  next(): number {
    const { buffer } = this;
    const first = buffer[this.at++] ?? 0;
    if (first < MORE) return (first >>> 1) ^ -(first & 1);
    let value = first & BITS;
    for (let shift = 7; shift < 28; shift += 7) {
      const byte = buffer[this.at++] ?? 0;
      value |= (byte & BITS) << shift;
      if (byte < MORE) return (value >>> 1) ^ -(value & 1);
    }
    return this.long(value);
  }

  /** Null where the length is below 0; never beyond the end. */
  bytes(): Buffer | null {
    const length = this.next();
    if (length < 0) return null;
    const from = this.at;
    this.at += length;
    return this.buffer.subarray(from, this.at);
  }

  private long(low: number): number {
    let value = low;
    for (let unit = FOUR_GROUPS; unit < 2 ** 64; unit *= 128) {
      const byte = this.buffer[this.at++] ?? 0;
      value += (byte & BITS) * unit;
      if (byte < MORE) break;
    }
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}
