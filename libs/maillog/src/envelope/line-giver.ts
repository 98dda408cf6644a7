import { MAX_LINE_BYTES } from '../framing/line-framer';
import type { ApartHeader, EnvelopedLine } from './enveloped-line';

/**
 * Lines of one record; those behind are dropped and counted as cut. A row's ordinal holds the index and
 * a repeat below a thousand in 32 bits.
 */
export const MOST_LINES = 1_000_000;

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

  /** A new record: its lines are counted from 0. */
  begin(offset: number): void {
    this.line.offset = offset;
    this.line.index = -1;
  }

  /** Gives out each line of `text` from … to that is not empty. */
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
    line.text = text;
    line.isAscii = isAscii;
    line.apart = apart;
    line.defaultHost = defaultHost;
    let start = from;
    while (start < to) {
      const found = text.indexOf('\n', start);
      const end = found < 0 || found > to ? to : found;
      const isLast = line.index === MOST_LINES - 2;
      this.giveLine(start, end, isLast ? to - end : 0, take);
      if (isLast || line.index >= MOST_LINES - 1) return;
      start = end + 1;
    }
  }

  private giveLine(start: number, end: number, dropped: number, take: Take): void {
    const { line } = this;
    const { text } = line;
    let from = start;
    let to = end;
    while (from < to && text.charCodeAt(from) === NUL) from++;
    if (to > from && text.charCodeAt(to - 1) === CARRIAGE_RETURN) to--;
    if (from === to) return;
    const room = from + MAX_LINE_BYTES;
    line.cutBytes = dropped + Math.max(0, to - room);
    line.from = from;
    line.to = Math.min(to, room);
    line.index++;
    take(line);
  }
}
