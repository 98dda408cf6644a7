import type { Compression } from '../content/compression';
import type { SourceIdentity } from '../identity/match-source';
import { reasonOf } from '../system-error';
import type { LogEnd, ReadProgress } from '../log-input';
import { BrokenArchive, type OnNotice } from './broken-archive';
import { FileShrunk, type RawBytes } from './raw-bytes';

interface LogContent {
  readonly path: string;
  readonly compression: Compression;
  readonly referenceTime: number;
  readonly content: (onNotice: OnNotice) => AsyncGenerator<Uint8Array, void, undefined>;
  readonly signal: AbortSignal | null;
}

/**
 * An open log: iterate over it once, then ask {@link end} how it ended.
 *
 * Chunks are unpacked bytes, cut anywhere. **A chunk is valid only until the next one is asked
 * for**: buffers are used again, so take the text out (`toString("latin1")`) at once. While a chunk is
 * being worked on, the next one is being read and unpacked on another thread.
 *
 * Iterating never throws: what stops it stands in {@link end}, and everything before was handed
 * out. Leaving the loop early closes the file.
 */
export class LogReader implements AsyncIterable<Uint8Array> {
  readonly path: string;
  readonly compression: Compression;
  /** When the log's last line was written, as far as the file tells: for stamps without a year. */
  readonly referenceTime: number;
  /** Null until {@link openLog} has set it, which is before anybody else sees the reader. */
  identity: SourceIdentity = { name: '', marks: [], changed: false };
  /** How it ended; null as long as it has not. */
  end: LogEnd | null = null;

  private readonly content: AsyncGenerator<Uint8Array, void, undefined>;
  private readonly early: Uint8Array[] = [];
  private readonly signal: AbortSignal | null;
  private bytes = 0;
  private notice: string | null = null;
  private earlyError: unknown = null;

  constructor(
    private readonly raw: RawBytes,
    { path, compression, referenceTime, content, signal }: LogContent,
  ) {
    this.path = path;
    this.compression = compression;
    this.referenceTime = referenceTime;
    this.signal = signal;
    this.content = content((notice) => {
      this.notice = notice;
    });
    // Closing is what wakes a reader that waits for a pipe.
    signal?.addEventListener('abort', this.onAbort, { once: true });
  }

  get progress(): ReadProgress {
    return { bytesRead: this.raw.bytesRead, size: this.raw.size };
  }

  /** The first `length` unpacked bytes, fewer if there are no more; they are handed out again later. */
  async readAhead(length: number): Promise<Uint8Array> {
    let have = 0;
    try {
      while (have < length) {
        const { value, done } = await this.content.next();
        if (done === true) break;
        this.early.push(value);
        have += value.length;
      }
    } catch (error) {
      this.earlyError = error;
    }
    return Buffer.concat(this.early).subarray(0, length);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      for (;;) {
        const chunk = this.early.shift() ?? (await this.nextChunk());
        if (chunk === null || this.signal?.aborted === true) break;
        if (chunk.length === 0) continue;
        this.bytes += chunk.length;
        yield chunk;
      }
      if (this.signal?.aborted !== true)
        this.end = { whole: true, bytes: this.bytes, notice: this.notice };
    } catch (error) {
      if (this.signal?.aborted !== true) this.end = this.brokenBy(error);
    } finally {
      this.end ??= this.incomplete('stopped', 'reading was stopped');
      await this.close();
    }
  }

  async close(): Promise<void> {
    this.signal?.removeEventListener('abort', this.onAbort);
    await this.content.return(undefined);
    await this.raw.close();
  }

  private readonly onAbort = (): void => {
    void this.raw.close();
  };

  private async nextChunk(): Promise<Uint8Array | null> {
    if (this.earlyError !== null) throw this.earlyError as Error;
    const { value, done } = await this.content.next();
    return done === true ? null : value;
  }

  private brokenBy(error: unknown): LogEnd {
    if (error instanceof BrokenArchive) return this.incomplete('broken', error.message);
    if (error instanceof FileShrunk) return this.incomplete('shrunk', error.message);
    return this.incomplete('unreadable', reasonOf(error));
  }

  private incomplete(why: 'broken' | 'unreadable' | 'shrunk' | 'stopped', message: string): LogEnd {
    return { whole: false, why, afterBytes: this.bytes, message };
  }
}
