import type { Readable } from 'node:stream';
import type { RawBytes } from './raw-bytes';

/** Standard input or a pipe: comes when it comes, once, and nobody knows how much there will be. */
export class StreamBytes implements RawBytes {
  bytesRead = 0;
  readonly size = null;
  readonly modifiedAt = null;
  readonly rereadable = false;
  private readonly chunks: AsyncIterator<Uint8Array | string, unknown>;
  private readonly early: Buffer[] = [];

  constructor(private readonly stream: Readable) {
    this.chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array | string, unknown>;
  }

  async head(length: number): Promise<Buffer> {
    let have = 0;
    while (have < length) {
      const chunk = await this.next();
      if (!chunk) break;
      this.early.push(chunk);
      have += chunk.length;
    }
    return Buffer.concat(this.early).subarray(0, length);
  }

  async *chunksFrom(position: number, chunkBytes: number): AsyncGenerator<Buffer, void, undefined> {
    if (position !== 0 || this.bytesRead !== 0) throw new Error('A stream can be read only once.');
    for (;;) {
      const chunk = this.early.shift() ?? (await this.next());
      if (!chunk) return;
      for (let at = 0; at < chunk.length; at += chunkBytes) {
        const piece = chunk.subarray(at, at + chunkBytes);
        this.bytesRead += piece.length;
        yield piece;
      }
    }
  }

  close(): Promise<void> {
    this.stream.destroy();
    return Promise.resolve();
  }

  private async next(): Promise<Buffer | null> {
    const { value, done } = await this.chunks.next();
    if (done === true) return null;
    return typeof value === 'string'
      ? Buffer.from(value)
      : Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }
}
