/**
 * One line as a source hands it over: the characters `from` … `to` of `text`.
 *
 * `text` holds one character per byte (Latin-1), so an index is a byte index and no byte is lost to
 * decoding; `readable` turns a captured field into real text. It may hold neighbouring lines too:
 * cutting a string for every line would cost more than reading it.
 *
 * The framer hands over one object again and again: it is valid until the callback returns.
 */
export interface RawLine {
  readonly text: string;
  readonly from: number;
  /** The bytes of `text`, index for index, where they are at hand: for who compares several at once. */
  readonly view: DataView | undefined;
  /** Index behind the last character, without the line ending. */
  readonly to: number;
  /** Where the line starts: byte offset in the (decompressed) file, or a Kafka offset. */
  readonly offset: number;
  /** Which of the lines that share this offset; 0 in a file, where none do. */
  readonly index: number;
  /** Bytes that were dropped because the line was longer than the cap; 0 for nearly all lines. */
  readonly cutBytes: number;
  /** True where all characters are known to be ASCII; false where nobody has looked, or some are not. */
  readonly isAscii: boolean;
  /** False for a last line that has no line ending yet: it may be half of what is coming. */
  readonly terminated: boolean;
}

/** Where lines come from, and what a stamp without year or zone means there. */
export interface LineOrigin {
  /** Stable name of the source, part of every row's identity: a file's fingerprint, or topic and partition. */
  readonly source: string;
  /** Log host for lines that name none (Exim's own main log). */
  readonly defaultHost: string;
  /** IANA zone of stamps that carry none. */
  readonly timeZone: string;
  /** Milliseconds since 1970, UTC: stamps without a year get the year nearest to this, never later. */
  readonly referenceTime: number;
}

/** The identity of a line, and with it of the row that the line begins. */
export interface LinePosition {
  readonly source: string;
  readonly offset: number;
  /** Tells the rows of one offset apart: N lines for `message repeated N times`, lines of a record. */
  readonly ordinal: number;
}
