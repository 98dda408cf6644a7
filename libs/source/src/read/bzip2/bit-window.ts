import { MARK_ROOM } from './bit-search';

/** The part of an archive that is being looked at, and the bit at which the looking goes on. */
export class BitWindow {
  bytes: Buffer = Buffer.alloc(0);
  bit = 0;
  /** All chunks have come. A few zeros then stand behind them, so that any bit can be read. */
  ended = false;
  private readonly chunks: AsyncIterator<Buffer, unknown>;

  constructor(chunks: AsyncIterable<Buffer>) {
    this.chunks = chunks[Symbol.asyncIterator]();
  }

  /** The bit behind the last byte that has come. */
  get endBit(): number {
    return (this.bytes.length - (this.ended ? MARK_ROOM : 0)) * 8;
  }

  /** Sees to it that so many bytes can be read from here; zeros, where there are no more. */
  async need(bytes: number): Promise<void> {
    while (this.bytes.length * 8 - this.bit < bytes * 8 && (await this.more()));
  }

  /** Adds a chunk; false when there are no more. */
  async more(): Promise<boolean> {
    if (this.ended) return false;
    const { value, done } = await this.chunks.next();
    if (done === true) {
      this.ended = true;
      this.bytes = Buffer.concat([this.bytes, Buffer.alloc(MARK_ROOM)]);
      // The zeros may hold what was looked for: whoever searches looks once more.
      return true;
    }
    this.bytes = Buffer.concat([this.bytes, value]);
    return true;
  }

  /** Lets go of the bytes before the current one. */
  discard(): void {
    this.bytes = this.bytes.subarray(this.bit >> 3);
    this.bit &= 7;
  }

  /** The bytes from here to that bit, in memory of their own. */
  copy(toBit: number): Uint8Array {
    return new Uint8Array(this.bytes.subarray(this.bit >> 3, Math.ceil(toBit / 8)));
  }

  async close(): Promise<void> {
    await this.chunks.return?.();
  }
}
