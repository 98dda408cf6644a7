import { IDENTITY_BYTES } from '../identity/prefix-marks';
import type { Bytes, Content } from './content';
import type { KnownSources } from './known-sources';
import { PlainContent } from './plain-content';
import type { FollowedSource } from './source-place';

/** What comes next: `begin` before the first bytes, and then as {@link Content.next}. */
export type NextOfSource = Uint8Array | 'begin' | 'idle' | 'lost' | 'over';

/** A source that is being read from a file. */
export class Reading {
  /** Its beginning was told. */
  isTold = false;
  /** Wall clock of the last bytes. */
  lastReadAt: number | null = null;
  private atEndAt = -Infinity;
  /** Unpacked, but not yet handed out: the source's beginning is told first. */
  private pending: Bytes | null = null;

  constructor(
    readonly source: FollowedSource,
    readonly content: Content,
    private readonly known: KnownSources,
  ) {
    source.goOn(content.before);
  }

  /** There was nothing behind what was read last. */
  get isAtEnd(): boolean {
    return this.atEndAt > -Infinity;
  }

  /** Some bytes of a line were handed out, and its end was not. */
  get isInLine(): boolean {
    return this.source.readTo > this.source.position;
  }

  /** @param pauseAtEnd for so long nothing more is looked for once the end was reached. */
  async next(now: number, pauseAtEnd: number): Promise<NextOfSource> {
    const { source, content } = this;
    // Forwards or back: the clock may be set.
    if (this.pending === null && Math.abs(now - this.atEndAt) < pauseAtEnd) return 'idle';
    const next = this.pending ?? (await content.next(source.readTo));
    this.pending = null;
    if (next === 'lost' || next === 'over') return next;
    this.atEndAt = next === 'idle' || next.isLast ? now : -Infinity;
    if (next === 'idle') return next;
    if (!this.isTold) {
      this.isTold = true;
      // A plain log may be truncated and be another one when we are asked again: it is read anew.
      if (content instanceof PlainContent) this.atEndAt = -Infinity;
      else this.pending = next;
      return 'begin';
    }
    if (content instanceof PlainContent && source.readTo < IDENTITY_BYTES)
      this.known.seen(source, await content.start());
    source.take(next.chunk);
    this.lastReadAt = now;
    return next.chunk;
  }
}
