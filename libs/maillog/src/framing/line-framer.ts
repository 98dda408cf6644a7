import { isAscii } from 'buffer';
import type { RawLine } from '../raw-line';

/** Longest line that is kept; what is longer is counted and dropped (RawLine.cutBytes). */
export const MAX_LINE_BYTES = 64 * 1024;

/**
 * Bytes that become one string. Fields that are kept are windows on it, so it is what a kept field
 * keeps alive: small enough for thousands of them, large enough that decoding costs nothing.
 */
const PIECE_BYTES = 16 * 1024;

const CARRIAGE_RETURN = 13;
const NUL = 0;

type Take = (line: RawLine) => void;

/**
 * Cuts a stream of bytes into lines.
 *
 * Takes LF and CRLF, skips NUL bytes at the start of a line (a file system that lost power leaves
 * runs of them), caps the length, and hands over a last line that has no ending as unterminated.
 */
export class LineFramer {
  private pending = '';
  private pendingCut = 0;
  /** NUL bytes before {@link pending}: a run of them may be far longer than a line. */
  private pendingNuls = 0;
  private offset: number;
  private readonly line = {
    text: '',
    view: viewOf(Buffer.alloc(0)),
    from: 0,
    to: 0,
    offset: 0,
    index: 0,
    cutBytes: 0,
    isAscii: false,
    terminated: true,
  };

  /** @param startOffset where the first byte that is pushed stands in the (decompressed) file. */
  constructor(startOffset = 0) {
    this.offset = startOffset;
  }

  /** Byte offset behind the last complete line: where reading would go on. */
  get position(): number {
    return this.offset;
  }

  /** Calls `take` for every line that this chunk completes. The chunk may be reused afterwards. */
  push(chunk: Uint8Array, take: Take): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
      const piece = bytes.subarray(from, from + PIECE_BYTES);
      this.pushPiece(piece.toString('latin1'), viewOf(piece), isAscii(piece), take);
    }
  }

  /** The input is over: hands over what stands behind the last line ending, if anything. */
  end(take: Take): void {
    if (this.isPending) this.emitPending(0, take);
  }

  /** Drops what stands behind the last line ending: it will be pushed anew, from {@link position}. */
  forgetHalfLine(): void {
    this.pending = '';
    this.pendingCut = 0;
    this.pendingNuls = 0;
  }

  private pushPiece(text: string, view: DataView, isAscii: boolean, take: Take): void {
    let from = 0;
    let end = text.indexOf('\n');
    if (end >= 0 && this.isPending) {
      this.keep(text.slice(0, end));
      this.emitPending(1, take);
      from = end + 1;
      end = text.indexOf('\n', from);
    }
    const { line } = this;
    line.text = text;
    line.view = view;
    line.isAscii = isAscii;
    line.cutBytes = 0;
    line.terminated = true;
    while (end >= 0) {
      line.from = from;
      line.to = end;
      line.offset = this.offset;
      this.offset += end + 1 - from;
      const first = text.charCodeAt(from);
      const last = text.charCodeAt(end - 1);
      if (first === NUL || last === CARRIAGE_RETURN) this.trim();
      take(line);
      from = end + 1;
      end = text.indexOf('\n', from);
    }
    if (from < text.length) this.keep(text.slice(from));
  }

  private get isPending(): boolean {
    return this.pending !== '' || this.pendingCut > 0 || this.pendingNuls > 0;
  }

  private keep(whole: string): void {
    let nuls = 0;
    if (this.pending === '') while (whole.charCodeAt(nuls) === NUL) nuls++;
    this.pendingNuls += nuls;
    const part = nuls === 0 ? whole : whole.slice(nuls);
    const room = MAX_LINE_BYTES - this.pending.length;
    this.pending += part.length <= room ? part : part.slice(0, room);
    this.pendingCut += Math.max(0, part.length - room);
  }

  private emitPending(endingBytes: 0 | 1, take: Take): void {
    const { pending, pendingCut, pendingNuls } = this;
    this.forgetHalfLine();
    const { line } = this;
    line.text = pending;
    line.view = viewOf(Buffer.from(pending, 'latin1'));
    line.isAscii = false; // nobody has looked at the line as a whole
    line.from = 0;
    line.to = pending.length;
    line.offset = this.offset;
    line.cutBytes = pendingCut;
    line.terminated = endingBytes === 1;
    this.offset += pendingNuls + pending.length + pendingCut + endingBytes;
    this.trim();
    take(line);
  }

  /** Leaves out the NUL bytes before the line, and the carriage return of CRLF. */
  private trim(): void {
    const { line } = this;
    const { text, to } = line;
    while (line.from < to && text.charCodeAt(line.from) === NUL) line.from++;
    if (line.cutBytes > 0 || text.charCodeAt(to - 1) !== CARRIAGE_RETURN) return;
    if (to > line.from) line.to = to - 1;
  }
}

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The characters of a line as a string of their own. */
export function lineText(line: RawLine): string {
  return line.text.slice(line.from, line.to);
}
