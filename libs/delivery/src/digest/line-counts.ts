import type { MailLogParser, Parsed, RawLine } from '@noanswer/maillog';

/** What became of the lines of one source: every line is in exactly one of the last three. */
export interface LineCounts {
  read: number;
  recognized: number;
  notOurs: number;
  unparsed: number;
  /** Lines that were longer than the cap; they are counted above too. */
  cut: number;
  /** Log time of the first and the last recognised line, milliseconds since 1970; null if none. */
  firstAt: number | null;
  lastAt: number | null;
}

export const NO_LINES: Readonly<LineCounts> = {
  read: 0,
  recognized: 0,
  notOurs: 0,
  unparsed: 0,
  cut: 0,
  firstAt: null,
  lastAt: null,
};

/** Counts a line that `parser` has just read. */
export function countLine(
  counts: LineCounts,
  { cutBytes }: RawLine,
  { kind }: Parsed,
  { header }: MailLogParser,
): void {
  counts.read++;
  if (cutBytes > 0) counts.cut++;
  if (kind === 'notOurs') {
    counts.notOurs++;
    return;
  }
  if (kind === 'unparsed') counts.unparsed++;
  else counts.recognized++;
  const { at } = header;
  if (counts.firstAt === null || at < counts.firstAt) counts.firstAt = at;
  if (counts.lastAt === null || at > counts.lastAt) counts.lastAt = at;
}
