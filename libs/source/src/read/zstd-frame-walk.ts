import { BrokenArchive, DAMAGED } from './broken-archive';

const FRAME = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;
/** Bytes of the fields whose presence and length the frame's first byte tells of, two bits each. */
const CONTENT_SIZE_BYTES = [0, 2, 4, 8] as const;
const DICTIONARY_ID_BYTES = [0, 1, 2, 4] as const;
const RUN_BLOCK = 1;
const RESERVED_BLOCK = 3;

/** Where a walk through an archive stands: before a frame, in one, or where none will follow. */
export type WalkPhase = 'magic' | 'data' | 'skippable' | 'padding';

/**
 * Walks through a zstd archive (RFC 8878) from header to header, without unpacking anything, and
 * so knows where its frames end.
 */
export class ZstdFrameWalk {
  phase: WalkPhase = 'magic';
  private header: number[] = [];
  private headerBytes = 4;
  private bodyBytes = 0;
  private onHeader: () => void = () => {
    this.afterMagic();
  };

  /** True where the archive may end. */
  get isBetweenFrames(): boolean {
    return this.phase === 'magic' && this.header.length === 0;
  }

  /** Goes on from there to the end of the piece or to the next change of phase, and says where that is. */
  step(piece: Uint8Array, from: number): number {
    const phase = this.phase;
    let at = from;
    while (at < piece.length && this.phase === phase) {
      if (this.bodyBytes > 0) {
        const passed = Math.min(this.bodyBytes, piece.length - at);
        this.bodyBytes -= passed;
        at += passed;
      } else this.header.push(piece[at++] ?? 0);
      if (this.bodyBytes === 0 && this.header.length === this.headerBytes) this.onHeader();
    }
    return at;
  }

  private afterMagic(): void {
    const magic = this.number();
    if (magic === FRAME)
      this.expect('data', 0, 1, () => {
        this.afterDescriptor();
      });
    else if ((magic & ~15) === SKIPPABLE)
      this.expect('skippable', 0, 4, () => {
        this.afterSkippableSize();
      });
    else if (magic === 0) this.phase = 'padding';
    else throw new BrokenArchive(DAMAGED);
  }

  private afterDescriptor(): void {
    const flags = this.number();
    const isSingleSegment = (flags & 0x20) !== 0;
    const hasChecksum = (flags & 0x04) !== 0;
    const sizeBytes = CONTENT_SIZE_BYTES[(flags >> 6) as 0 | 1 | 2 | 3];
    const fields =
      (isSingleSegment ? Math.max(1, sizeBytes) : 1 + sizeBytes) +
      DICTIONARY_ID_BYTES[(flags & 3) as 0 | 1 | 2 | 3];
    this.expect('data', fields, 3, () => {
      this.afterBlockHeader(hasChecksum);
    });
  }

  private afterBlockHeader(hasChecksum: boolean): void {
    const bits = this.number();
    const type = (bits >> 1) & 3;
    if (type === RESERVED_BLOCK) throw new BrokenArchive(DAMAGED);
    const body = type === RUN_BLOCK ? 1 : bits >> 3;
    const isLast = (bits & 1) === 1;
    if (isLast) this.endFrame(body + (hasChecksum ? 4 : 0));
    else
      this.expect('data', body, 3, () => {
        this.afterBlockHeader(hasChecksum);
      });
  }

  private afterSkippableSize(): void {
    this.endFrame(this.number());
  }

  private endFrame(bytesLeft: number): void {
    const nextFrame = (): void => {
      this.expect('magic', 0, 4, () => {
        this.afterMagic();
      });
    };
    if (bytesLeft === 0) nextFrame();
    else this.expect(this.phase, bytesLeft, 0, nextFrame);
  }

  /** So many bytes to pass over, then so many that say what comes next. */
  private expect(phase: WalkPhase, body: number, header: number, onHeader: () => void): void {
    this.phase = phase;
    this.bodyBytes = body;
    this.headerBytes = header;
    this.header = [];
    this.onHeader = onHeader;
  }

  private number(): number {
    return this.header.reduceRight((number, byte) => number * 256 + byte, 0);
  }
}
