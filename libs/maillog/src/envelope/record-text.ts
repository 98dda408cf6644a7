/** Bytes that become one string; LineFramer says why not more. */
const PIECE_BYTES = 16 * 1024;

/** What lies behind a line in a text of several must end it as a line end does: a control character. */
const SPACE = 32;

/**
 * The text of a record's value, one character a byte. The records of a batch lie side by side in one
 * block of memory: they are decoded together, for a string made for every record costs more than its
 * parsing. What lies between two values (lengths, offsets, keys) stands in the text too, outside of
 * `from` and `to`.
 */
export class RecordText {
  text = '';
  from = 0;
  to = 0;

  /** What was decoded together, the block of memory that it is a piece of, and where in it it begins. */
  private piece = '';
  private block: ArrayBufferLike | undefined;
  private begin = 0;

  /** Reads a value of which nothing will change while records are taken. */
  read({ buffer, byteOffset, byteLength }: Uint8Array): void {
    const isInPiece =
      buffer === this.block &&
      byteOffset >= this.begin &&
      byteOffset + byteLength <= this.begin + this.piece.length;
    if (!isInPiece && !this.decode(buffer, byteOffset, byteLength)) return;
    this.from = byteOffset - this.begin;
    this.to = this.from + byteLength;
    if (this.to < this.piece.length && this.piece.charCodeAt(this.to) >= SPACE)
      this.decodeAlone(buffer, byteOffset, byteLength);
    else this.text = this.piece;
  }

  /** Returns false where the value is better decoded alone, and was. */
  private decode(block: ArrayBufferLike, begin: number, length: number): boolean {
    // Small blocks are shared by whoever needs a few bytes (Buffer.poolSize): they change all the time.
    const isShared = block.byteLength <= Buffer.poolSize;
    const rest = Buffer.from(block, begin, Math.min(PIECE_BYTES, block.byteLength - begin));
    if (isShared || length > PIECE_BYTES || (rest[length] ?? 0) >= SPACE) {
      this.decodeAlone(block, begin, length);
      return false;
    }
    this.piece = rest.toString('latin1');
    this.block = block;
    this.begin = begin;
    return true;
  }

  private decodeAlone(block: ArrayBufferLike, begin: number, length: number): void {
    this.text = Buffer.from(block, begin, length).toString('latin1');
    this.from = 0;
    this.to = length;
  }
}
