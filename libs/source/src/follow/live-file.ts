import { open, stat, type FileHandle } from 'node:fs/promises';
import { TAIL_BYTES } from './source-place';

/** Large enough that the calls cost nothing, small enough to stay in the processor's cache. */
const CHUNK_BYTES = 524_288;

/** A plain file that somebody may be writing to, held open: whatever becomes of its name. */
export class LiveFile {
  size = 0;
  modifiedAt = 0;
  /** False once its last name is gone. */
  linked = true;
  private readonly buffers = [Buffer.alloc(0), Buffer.alloc(0)];
  private turn = 0;
  private ahead: { readonly from: number; readonly bytes: Promise<Buffer> } | null = null;

  private constructor(
    private readonly file: FileHandle,
    /** Device and inode. */
    readonly inode: string,
  ) {}

  static async open(path: string): Promise<LiveFile> {
    const file = await open(path, 'r');
    try {
      const live = new LiveFile(file, inodeIn(await file.stat({ bigint: true })));
      await live.look();
      return live;
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Looks how long it is now. */
  async look(): Promise<void> {
    const { size, mtimeMs, nlink } = await this.file.stat();
    this.size = size;
    this.modifiedAt = mtimeMs;
    this.linked = nlink > 0;
  }

  head(length: number): Promise<Buffer> {
    return this.fill(Buffer.allocUnsafe(Math.min(length, this.size)), 0);
  }

  /** What stands right before a position. */
  before(position: number): Promise<Buffer> {
    const from = Math.max(0, position - TAIL_BYTES);
    return this.fill(Buffer.allocUnsafe(position - from), from);
  }

  /**
   * The next bytes from there, as far as {@link size} goes; valid until the next call but one. While
   * a chunk is being worked on, the one behind it is being read.
   */
  async read(from: number): Promise<Buffer> {
    const { ahead } = this;
    this.ahead = null;
    // What was read ahead of another place is waited for all the same: it is filling a buffer.
    if (ahead !== null && ahead.from !== from) await ahead.bytes.catch(() => undefined);
    const chunk = await (ahead?.from === from ? ahead.bytes : this.chunk(from));
    const next = from + chunk.length;
    if (chunk.length === CHUNK_BYTES && next < this.size) {
      const bytes = this.chunk(next);
      bytes.catch(() => undefined); // told to whoever asks for it
      this.ahead = { from: next, bytes };
    }
    return chunk;
  }

  async close(): Promise<void> {
    await this.ahead?.bytes.catch(() => undefined);
    await this.file.close();
  }

  private chunk(from: number): Promise<Buffer> {
    const wanted = Math.max(0, Math.min(CHUNK_BYTES, this.size - from));
    this.turn = 1 - this.turn;
    if ((this.buffers[this.turn]?.length ?? 0) < wanted)
      this.buffers[this.turn] = Buffer.allocUnsafe(wanted);
    return this.fill((this.buffers[this.turn] ?? Buffer.alloc(0)).subarray(0, wanted), from);
  }

  /** Fewer bytes than the buffer holds only where the file ends. */
  private async fill(buffer: Buffer, position: number): Promise<Buffer> {
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await this.file.read(
        buffer,
        filled,
        buffer.length - filled,
        position + filled,
      );
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  }
}

/** Device and inode of what has this name now; null if nothing has. */
export async function inodeOf(path: string): Promise<string | null> {
  try {
    return inodeIn(await stat(path, { bigint: true }));
  } catch {
    return null;
  }
}

const inodeIn = ({ dev, ino }: { readonly dev: bigint; readonly ino: bigint }): string =>
  `${dev}:${ino}`;
