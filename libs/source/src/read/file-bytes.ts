import { open, type FileHandle } from 'node:fs/promises';
import { FileShrunk, type RawBytes } from './raw-bytes';

/**
 * A regular file. It is read up to the size that it had when it was opened: a log that is being
 * written to would otherwise have no end, and its progress no whole.
 */
export class FileBytes implements RawBytes {
  bytesRead = 0;
  readonly rereadable = true;

  private constructor(
    private readonly file: FileHandle,
    readonly size: number,
    readonly modifiedAt: number,
  ) {}

  static async open(path: string): Promise<FileBytes> {
    const file = await open(path, 'r');
    try {
      const { size, mtimeMs } = await file.stat();
      return new FileBytes(file, size, mtimeMs);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async head(length: number): Promise<Buffer> {
    const buffer = Buffer.allocUnsafe(Math.min(length, this.size));
    return buffer.subarray(0, await this.fill(buffer, 0, buffer.length));
  }

  /** While one chunk is being worked on the next one is already being read. */
  async *chunksFrom(position: number, chunkBytes: number): AsyncGenerator<Buffer, void, undefined> {
    const room = Math.max(1, Math.min(chunkBytes, this.size - position));
    const buffers: [Buffer, Buffer] = [Buffer.allocUnsafe(room), Buffer.allocUnsafe(room)];
    let turn: 0 | 1 = 0;
    let at = position;
    let ahead = this.fill(buffers[turn], at, this.size - at);
    try {
      while (at < this.size) {
        const got = await ahead;
        if (got === 0) throw new FileShrunk();
        const chunk = buffers[turn].subarray(0, got);
        at += got;
        this.bytesRead = Math.max(this.bytesRead, at);
        turn = turn === 0 ? 1 : 0;
        ahead = this.fill(buffers[turn], at, this.size - at);
        // Whoever stops early never looks at this one; its failure is then nobody's business.
        ahead.catch(() => undefined);
        yield chunk;
      }
    } finally {
      await ahead.catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  /** Reads until `wanted` bytes or the buffer are full, or the file ends. */
  private async fill(buffer: Buffer, position: number, wanted: number): Promise<number> {
    const length = Math.min(buffer.length, wanted);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await this.file.read(
        buffer,
        filled,
        length - filled,
        position + filled,
      );
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return filled;
  }
}
