import { MAX_LINE_BYTES } from '../framing/line-framer';
import { detached } from '../readable';
import type { ApartHeader, EnvelopedLine } from './enveloped-line';

/**
 * Lines of one record; those behind are dropped and counted as cut. A row's ordinal holds the index and
 * a repeat below a thousand in 32 bits.
 */
export const MOST_LINES = 1_000_000;

/**
 * Lines of a larger text are copied out of it: fields that are kept are windows on the text that they
 * stand in, and would keep all of it in memory (see LineFramer).
 */
const MOST_SHARED = 16 * 1024;

const CARRIAGE_RETURN = 13;
const NUL = 0;

type Take = (line: EnvelopedLine) => void;

/** Cuts texts into lines and gives them out, one object for all. */
export class LineGiver {
  private readonly line: { -readonly [K in keyof EnvelopedLine]: EnvelopedLine[K] } = {
    text: '',
    view: undefined,
    from: 0,
    to: 0,
    offset: 0,
    index: 0,
    cutBytes: 0,
    isAscii: false,
    terminated: true, // a record is whole, whether or not its last line has an end
    apart: null,
    defaultHost: '',
  };

  private searched = '';
  private searchedFrom = 0;
  /** The first line end of {@link searched} behind {@link searchedFrom}; its length where there is none. */
  private found = 0;

  /** A new record: its lines are counted from 0. */
  begin(offset: number): void {
    this.line.offset = offset;
    this.line.index = -1;
  }

  /** Gives out each line of `text`, of what stands between `from` and `to`, that is not empty. */
  give(
    text: string,
    from: number,
    to: number,
    isAscii: boolean,
    apart: ApartHeader | null,
    defaultHost: string,
    take: Take,
  ): void {
    const { line } = this;
    line.isAscii = isAscii;
    line.apart = apart;
    line.defaultHost = defaultHost;
    const isShared = text.length <= MOST_SHARED;
    for (let start = from; start < to && line.index < MOST_LINES - 1;) {
      const end = Math.min(to, this.lineEnd(text, start));
      const dropped = line.index === MOST_LINES - 2 ? to - end : 0;
      if (isShared) this.giveLine(text, start, end, dropped, take);
      else this.giveLine(detached(text.slice(start, end)), 0, end - start, dropped, take);
      start = end + 1;
    }
  }

  /** A text of many records is searched through once, not once a record. */
  private lineEnd(text: string, start: number): number {
    if (text !== this.searched || start > this.found || start < this.searchedFrom) {
      const found = text.indexOf('\n', start);
      this.searched = text;
      this.searchedFrom = start;
      this.found = found < 0 ? text.length : found;
    }
    return this.found;
  }

  private giveLine(text: string, start: number, end: number, dropped: number, take: Take): void {
    const { line } = this;
    let from = start;
    let to = end;
    while (from < to && text.charCodeAt(from) === NUL) from++;
    if (to > from && text.charCodeAt(to - 1) === CARRIAGE_RETURN) to--;
    if (from === to) return;
    const room = from + MAX_LINE_BYTES;
    line.cutBytes = dropped + Math.max(0, to - room);
    line.text = text;
    line.from = from;
    line.to = Math.min(to, room);
    line.index++;
    take(line);
  }
}
