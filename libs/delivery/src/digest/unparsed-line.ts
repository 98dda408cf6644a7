import type { MailLogParser, RawLine } from '@noanswer/maillog';
import { lineText, readable } from '@noanswer/maillog';

/** A line that should have been understood, for the operator to look at. */
export interface UnparsedLine {
  readonly source: string;
  readonly offset: number;
  readonly at: number;
  readonly mta: string;
  readonly program: string;
  readonly why: string;
  readonly text: string;
}

/** The line that `parser` has just read, and why it could not be understood. */
export function unparsedLine(
  line: RawLine,
  why: string,
  { header }: MailLogParser,
  source: string,
): UnparsedLine {
  const { syslogName, daemon, mta } = header.program;
  return {
    source,
    offset: line.offset,
    at: header.at,
    mta: mta ?? 'exim',
    program: daemon === '' ? syslogName : `${syslogName}/${daemon}`,
    why,
    text: readable(lineText(line)),
  };
}
