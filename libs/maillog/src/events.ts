import type { EximEvent } from './exim/events';
import type { PostfixEvent } from './postfix/events';

export type Mta = 'postfix' | 'exim';

/** What every event knows of the line it was read from. */
export interface EventOrigin {
  readonly mta: Mta;
  /** When the line was written: milliseconds since 1970, UTC. */
  readonly at: number;
  /** The machine that wrote the line, as the log names it (or the source's default). */
  readonly logHost: string;
  /** Program name as logged without the daemon: `postfix`, `postfix-out`, `mx-a/postfix`, `exim`. */
  readonly syslogName: string;
  /** 0 where the log shows none. */
  readonly pid: number;
  /** Where the event's (first) line starts, see RawLine.offset. */
  readonly offset: number;
  /** Size in bytes of the line, or of all lines that were joined. */
  readonly bytes: number;
}

/**
 * Why a TCP connect failed, by what the operating system said (errno text), or that it stayed silent.
 * `other` is any text that no other kind takes; it is kept with the event.
 */
export type ConnectFailure =
  | 'no_answer' // ETIMEDOUT
  | 'refused' // ECONNREFUSED
  | 'no_route' // EHOSTUNREACH
  | 'network_unreachable' // ENETUNREACH
  | 'greeting_timeout' // connected, no banner in time
  | 'connection_lost' // connected, closed or reset before anything was said
  | 'other';

/** A remote endpoint as the log names it. */
export interface RemoteHost {
  /** Host name, lower case, without a trailing dot; for a unix socket the destination's name. */
  readonly host: string;
  /** Address without brackets; a path for a unix socket; empty where the log names none. */
  readonly ip: string;
  /** TCP port; 0 where there is none (unix socket) or none is logged. */
  readonly port: number;
}

export type MailEvent = PostfixEvent | EximEvent;

/**
 * A line that makes no event. `notNeeded`: a line of an MTA that tells nothing of deliveries.
 * `notOurs`: no line of an MTA. `unparsed`: it should have been understood; kept as a sample.
 */
export interface Dismissed {
  readonly kind: 'notNeeded' | 'notOurs' | 'unparsed';
  /** What the line is, or why it was not understood: one of a closed set of short phrases. */
  readonly why: string;
}

export type Parsed = MailEvent | Dismissed;
