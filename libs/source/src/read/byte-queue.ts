/** Takes bytes by the number from pieces of any size. */
export class ByteQueue {
  private readonly pieces: AsyncIterator<Buffer, unknown>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(pieces: AsyncIterable<Buffer>) {
    this.pieces = pieces[Symbol.asyncIterator]();
  }

  /** Whether all bytes have been taken. */
  async isEmpty(): Promise<boolean> {
    while (this.rest.length === 0) {
      const { value, done } = await this.pieces.next();
      if (done === true) return true;
      this.rest = value;
    }
    return false;
  }

  /** So many bytes in memory of their own; fewer only when there are no more. */
  async upTo(count: number): Promise<Buffer> {
    const bytes = Buffer.alloc(count);
    let filled = 0;
    while (filled < count && !(await this.isEmpty())) {
      const copied = this.rest.copy(bytes, filled);
      this.rest = this.rest.subarray(copied);
      filled += copied;
    }
    return bytes.subarray(0, filled);
  }

  /** The next so many bytes, as they lie in the pieces; fewer only when there are no more. */
  async *pass(count: number): AsyncGenerator<Buffer, void, undefined> {
    let left = count;
    while (left > 0 && !(await this.isEmpty())) {
      const piece = this.rest.subarray(0, left);
      this.rest = this.rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  async close(): Promise<void> {
    await this.pieces.return?.();
  }
}
