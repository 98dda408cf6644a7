import { once } from 'node:events';
import type { Writable } from 'node:stream';

const FLUSH_CHARACTERS = 64 * 1024;

/** Whoever reads our output has gone (`| head`): nothing is wrong, and nothing more is to do. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone';
}

/** Writes many small pieces as few large ones, and waits when the reader is slower than we are. */
export class StreamOut {
  private buffer = '';
  private state: 'open' | 'gone' = 'open';

  constructor(private readonly stream: Writable) {
    stream.on('error', () => {
      this.state = 'gone';
    });
  }

  write(text: string): void {
    this.buffer += text;
  }

  get full(): boolean {
    return this.buffer.length >= FLUSH_CHARACTERS;
  }

  /** @throws ReaderGone if the other end of the pipe was closed. */
  async flush(): Promise<void> {
    this.check();
    const text = this.buffer;
    this.buffer = '';
    if (text !== '' && !this.stream.write(text)) await this.untilRead();
    this.check();
  }

  /** Until the reader has taken what we wrote, or has gone; leaves no listener behind. */
  private async untilRead(): Promise<void> {
    const settled = new AbortController();
    const { signal } = settled;
    await Promise.race([
      once(this.stream, 'drain', { signal }),
      once(this.stream, 'error', { signal }),
    ]).catch(() => undefined);
    settled.abort();
  }

  private check(): void {
    if (this.state === 'gone') throw new ReaderGone();
  }
}
