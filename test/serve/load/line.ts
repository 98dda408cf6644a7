/** What a reader must make of a line. */
export type Fate = 'recognized' | 'notOurs' | 'unparsed';

/** Which log it goes to: syslog's, or the one that Exim writes itself. */
export type LogName = 'mail.log' | 'mainlog';

/** One line to be written, and what it adds to the truth once it is. */
export interface Line {
  readonly log: LogName;
  /** Behind the stamp: `out1 postfix/smtp[17]: connect to …`, or Exim's text. */
  readonly text: string;
  readonly fate: Fate;
  /** Names of counts (see truth.ts) that go up by one. */
  readonly adds: readonly string[];
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** The line as its log holds it. @param at log time, milliseconds since 1970; written as UTC. */
export function written({ log, text }: Line, at: number): string {
  const iso = new Date(at).toISOString();
  if (log === 'mainlog') return `${iso.slice(0, 10)} ${iso.slice(11, 19)} ${text}\n`;
  const day = String(Number(iso.slice(8, 10))).padStart(2);
  return `${MONTHS[Number(iso.slice(5, 7)) - 1] ?? ''} ${day} ${iso.slice(11, 19)} ${text}\n`;
}
