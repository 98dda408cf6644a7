import type { Compression } from '../content/compression';
import { shown } from '../input-problem';
import type { LogReader } from '../read/log-reader';
import type { Content, Next, Placed } from './content';
import { lastBytes, tailHash, type SourcePlace } from './source-place';

/** Skipping through an archive stops so often, in bytes, so that others come to their turn. */
const SKIP_BYTES = 8 * 1024 * 1024;

/** A compressed log: the leftover of a rotation. It is unpacked once, from its start. */
export class PackedContent implements Content {
  before: Buffer = Buffer.alloc(0);
  readonly linked = true;
  private readonly chunks: AsyncGenerator<Uint8Array, void, undefined>;
  /** Decompressed bytes that were skipped, and what was unpacked beyond them. */
  private skipped = 0;
  private rest: Uint8Array | null = null;

  constructor(private readonly reader: LogReader) {
    this.chunks = reader[Symbol.asyncIterator]();
  }

  get compression(): Compression {
    return this.reader.compression;
  }

  get referenceTime(): number {
    return this.reader.referenceTime;
  }

  get problem(): string | null {
    const { end, path } = this.reader;
    if (end === null || end.whole) return null;
    return `${shown(path)}: ${end.message}; the ${end.afterBytes} bytes before that were used.`;
  }

  async place({ position, tail }: SourcePlace): Promise<Placed> {
    const until = Math.min(position, this.skipped + SKIP_BYTES);
    while (this.skipped < until) {
      const chunk = await this.unpack();
      if (chunk === null) return 'shorter';
      const part = chunk.subarray(0, position - this.skipped);
      this.before = lastBytes(this.before, part);
      this.skipped += part.length;
      if (part.length < chunk.length) this.rest = chunk.subarray(part.length);
    }
    if (this.skipped < position) return 'busy';
    return tail === '' || tailHash(this.before) === tail ? 'there' : 'other';
  }

  async next(): Promise<Next> {
    const chunk = this.rest ?? (await this.unpack());
    this.rest = null;
    return chunk === null ? 'over' : { chunk, isLast: false };
  }

  async close(): Promise<void> {
    await this.chunks.return(undefined);
    await this.reader.close();
  }

  private async unpack(): Promise<Uint8Array | null> {
    const next = await this.chunks.next();
    return next.value ?? null;
  }
}
