import type { RawLine } from '../raw-line';

/** What stood before a line's own text, where an envelope carries it in fields of its own. */
export interface ApartHeader {
  /** A stamp of any form that headers have, or milliseconds since 1970, UTC. */
  readonly time: string | number;
  /** Taken where `time` is no stamp that we know: milliseconds since 1970, UTC. */
  readonly fallbackTime: number;
  /** Empty where the envelope names none. */
  readonly logHost: string;
  /** `postfix/smtp[6855]:`, `postfix/smtp`, or, from what cuts at the slash, `postfix`. */
  readonly tag: string;
  /** Where the tag names none; 0 where nobody does. */
  readonly pid: number;
}

/**
 * A line out of a record. As with {@link RawLine} one object serves all lines and is valid until the
 * callback returns.
 */
export interface EnvelopedLine extends RawLine {
  /** Null where the line carries its own header. */
  readonly apart: ApartHeader | null;
  /** Log host of a line whose header names none, see `log-host.ts`; empty where nothing names one. */
  readonly defaultHost: string;
}
