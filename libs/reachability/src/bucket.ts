/**
 * What was counted of one subject (a recipient domain, or a destination `host[ip]:port`) by one log host in one
 * piece of log time. A minute at the near end, an hour or a day where the past is told again. A bucket given twice
 * replaces itself: its key is (subject, log host, from).
 */
export interface Bucket {
  /** Recipient domain, or destination address. */
  readonly subject: string;
  readonly logHost: string;
  /** Start, in milliseconds of log time; a multiple of `seconds`. */
  readonly from: number;
  /** Length: 60, 3,600 or 86,400. */
  readonly seconds: number;
  /** Attempts really made at the destination: suspended lines and what failed on our machine are not in it. */
  readonly attempts: number;
  readonly delivered: number;
  /** A remote server said something, even no. */
  readonly answered: number;
  readonly noAnswer: number;
  /** No answer, refused, no route, network unreachable, greeting timeout. */
  readonly unreachable: number;
  /** Failed attempts by reason, in the words of the taxonomy. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly suspended: number;
  /** Messages that the MTA gave up. */
  readonly expired: number;
  /** Exim's own "failing for a long time" about this subject. */
  readonly verdicts: number;
  /** Log time of the first and the last unreachable attempt, and of the last answer; null without one. */
  readonly firstFailure: number | null;
  readonly lastFailure: number | null;
  readonly lastAnswer: number | null;
  /** Failed connection attempts by `host[ip]:port`, where the store gives them. */
  readonly addresses?: Readonly<Record<string, number>>;
  /** Positions of a few of the log lines, where the store gives them. */
  readonly samples?: readonly string[];
}

/** How far the log of one of our mail servers is known. */
export interface Coverage {
  readonly logHost: string;
  /** Everything it logged before this log time has been counted. */
  readonly seenUpTo: number;
  /** Times of which its log is lost: [from, to) in milliseconds. */
  readonly gaps: readonly (readonly [from: number, to: number])[];
  /** No longer in service: nobody waits for its log. */
  readonly retired?: boolean;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
