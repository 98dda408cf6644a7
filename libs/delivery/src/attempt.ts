import type { LinePosition, Mta } from '@noanswer/maillog';
import type { Reason } from './reason';

/** Who decided the attempt: the remote server by a reply, or our side of the wire. */
export type Speaker = 'remote' | 'local';

/** Whether trying again can help (`soft`) or not (`hard`); `none` for a delivery. */
export type Permanence = 'none' | 'soft' | 'hard';

/** A recipient's status in the MTA's log. Exim: `=>` sent, `==` deferred, `**` bounced. */
export type RecipientStatus =
  | 'sent'
  | 'deferred'
  | 'bounced'
  | 'expired'
  | 'force_expired'
  | 'undeliverable'
  | 'deliverable'
  | 'softbounce';

/** What became of one TCP/SMTP connect to one address. */
export type ConnectionResult =
  | 'answered' // the remote SMTP server said anything
  | 'no_answer'
  | 'refused'
  | 'no_route'
  | 'network_unreachable'
  | 'greeting_timeout'
  | 'connection_lost' // closed or reset before the remote said anything
  | 'other';

/** One TCP/SMTP connect to one `host[ip]:port`. Its identity is the line that tells of it. */
export interface ConnectionAttempt {
  readonly position: LinePosition;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly mta: Mta;
  readonly logHost: string;
  readonly host: string;
  readonly ip: string;
  readonly port: number;
  readonly result: ConnectionResult;
  /** Recipient domain of the delivery that connected; empty if no delivery line followed. */
  readonly domain: string;
  /** Size of the lines that this row is made of; of two rows with one identity the larger wins. */
  readonly weight: number;
}

export interface AttemptRecipient {
  /** Address as logged: in clear. The store decides what is kept of it. */
  readonly address: string;
  readonly status: RecipientStatus;
  /** `dsn=` as Postfix logs it; empty for Exim, which logs none. */
  readonly dsn: string;
}

/** One try of one MTA to deliver one queued message to one recipient domain. */
export interface DeliveryAttempt {
  /** The first recipient line of the attempt. */
  readonly position: LinePosition;
  /** When that line was written: milliseconds since 1970, UTC. */
  readonly at: number;
  readonly mta: Mta;
  readonly logHost: string;
  readonly syslogName: string;
  /** Postfix delivery agent (`smtp`, `lmtp`, `pipe`, …) or Exim transport (`remote_smtp`, …). */
  readonly agent: string;
  readonly queueId: string;
  /** Recipient domain, lower case; empty for an address without one. */
  readonly domain: string;
  readonly reason: Reason;
  /** Name of the classification rule that decided. */
  readonly rule: string;
  readonly speaker: Speaker;
  readonly permanence: Permanence;
  /** What the remote said: three-digit reply code, 0 if it said none. */
  readonly replyCode: number;
  /** What the remote said: `5.1.1`, empty if it said none. */
  readonly enhancedCode: string;
  /** Enhanced status code our MTA logged (`dsn=`), empty if none. May differ from the remote's. */
  readonly dsn: string;
  /** The last host the MTA dealt with; empty if it reached none. */
  readonly relayHost: string;
  readonly relayIp: string;
  readonly relayPort: number;
  /** Seconds the message had been in the queue when this was logged; -1 if not logged. */
  readonly queueSeconds: number;
  /** Seconds this attempt took (Postfix c+d, Exim DT); -1 if not logged. */
  readonly attemptSeconds: number;
  /** The log's own words, bounded. Empty for a plain delivery. */
  readonly text: string;
  readonly recipients: readonly AttemptRecipient[];
  readonly connections: readonly ConnectionAttempt[];
  /** Size of the lines that this row is made of; of two rows with one identity the larger wins. */
  readonly weight: number;
}

/** A recipient line that was no attempt: the MTA repeated an older failure, or gave the message up. */
export interface NotAttempted {
  readonly position: LinePosition;
  readonly at: number;
  readonly mta: Mta;
  readonly logHost: string;
  readonly queueId: string;
  /** Empty where the log names no recipient (Postfix qmgr: the whole message expired). */
  readonly domain: string;
  readonly recipient: string;
  /** `suspended`: not tried. `expired`: the queue lifetime is over, after whatever was tried before. */
  readonly kind: 'suspended' | 'expired';
  readonly status: RecipientStatus;
  readonly dsn: string;
  /** The older failure that the MTA repeats. */
  readonly reason: Reason;
  /** Exim's own verdict that a host is dead for long, and the like: `all hosts … failing for a long time`. */
  readonly verdict: string;
  readonly weight: number;
}

/** What a correlator gives out. */
export interface DeliverySink {
  attempt(attempt: DeliveryAttempt): void;
  /** A connection whose delivery line did not follow; those of attempts come within them. */
  orphan(connection: ConnectionAttempt): void;
  notAttempted(line: NotAttempted): void;
}
