import type { ConnectFailure, EventOrigin, RemoteHost } from '../events';

interface PostfixOrigin extends EventOrigin {
  readonly mta: 'postfix';
  /** Last part of the program name: `smtp`, `qmgr`, `error`, … */
  readonly daemon: string;
}

/** The statuses a delivery agent logs, in Postfix's own words (src/global/log_adhoc.c, verify.c). */
export type PostfixStatus =
  'sent' | 'deferred' | 'bounced' | 'expired' | 'undeliverable' | 'deliverable' | 'SOFTBOUNCE';

/** One recipient's result: `QID: to=<…>, relay=…, delay=…, delays=…, dsn=…, status=… (text)`. */
export interface PostfixDelivery extends PostfixOrigin {
  readonly kind: 'delivery';
  readonly queueId: string;
  /** Address as logged, without `<>`. */
  readonly recipient: string;
  /** `orig_to=<…>`: the address before aliasing; empty if not logged. */
  readonly originalRecipient: string;
  /** Null for `relay=none`. `relay=local` and the like carry the word as host, without address. */
  readonly relay: RemoteHost | null;
  /** `conn_use=N`: N-th delivery over this connection; 1 where not logged. */
  readonly connectionUse: number;
  /** Seconds since the message arrived. */
  readonly delay: number;
  /** `delays=a/b/c/d` as logged: two lines of one delivery share a and b. */
  readonly delays: string;
  /** `dsn=`, empty if not logged. */
  readonly dsn: string;
  readonly status: PostfixStatus;
  /** What stands in the closing parentheses. */
  readonly text: string;
  /** The closing parenthesis was missing: syslog or a cap cut the line. */
  readonly truncated: boolean;
}

/** `connect to H[ip]:25: reason`: one address that could not be connected to. Has no queue id. */
export interface PostfixConnectFailure extends PostfixOrigin {
  readonly kind: 'connectFailure';
  readonly remote: RemoteHost;
  readonly failure: ConnectFailure;
  readonly reason: string;
}

/**
 * `QID: host H[ip] said: … (in reply to …)`, `QID: lost connection with …`,
 * `QID: conversation with … timed out while …`, `QID: Cannot start TLS: …`: one host of several
 * failed and another is tried next, so no delivery line repeats this (src/smtp/smtp_trouble.c).
 */
export interface PostfixHostFailure extends PostfixOrigin {
  readonly kind: 'hostFailure';
  readonly queueId: string;
  readonly text: string;
}

/** `QID: from=<…>, size=…, nrcpt=… (queue active)`. */
export interface PostfixQueueActive extends PostfixOrigin {
  readonly kind: 'queueActive';
  readonly queueId: string;
  readonly sender: string;
  readonly size: number;
  readonly recipients: number;
}

/** `QID: from=<…>, status=expired, returned to sender` and `status=force-expired, …`. */
export interface PostfixExpired extends PostfixOrigin {
  readonly kind: 'expired';
  readonly queueId: string;
  readonly sender: string;
  readonly forced: boolean;
}

/** `QID: removed`: the queue manager is done with the message. */
export interface PostfixRemoved extends PostfixOrigin {
  readonly kind: 'removed';
  readonly queueId: string;
}

/** `QID: message-id=<…>` (cleanup). */
export interface PostfixMessageId extends PostfixOrigin {
  readonly kind: 'messageId';
  readonly queueId: string;
  readonly messageId: string;
}

/** A message came in: smtpd or submission `QID: client=…`, pickup `QID: uid=… from=<…>`. */
export interface PostfixArrival extends PostfixOrigin {
  readonly kind: 'arrival';
  readonly queueId: string;
  /** `host[ip]` of the client, or `uid=N` for local submission. */
  readonly client: string;
}

/** `QID: sender non-delivery notification: NEWID` and its siblings (bounce daemon). */
export interface PostfixBounceNotice extends PostfixOrigin {
  readonly kind: 'bounceNotice';
  readonly queueId: string;
  readonly notice: string;
  readonly noticeQueueId: string;
}

/** A TLS line of the SMTP client that tells why a delivery failed: handshake, trust, library error. */
export interface PostfixTlsFailure extends PostfixOrigin {
  readonly kind: 'tlsFailure';
  readonly text: string;
}

export type PostfixEvent =
  | PostfixDelivery
  | PostfixConnectFailure
  | PostfixHostFailure
  | PostfixQueueActive
  | PostfixExpired
  | PostfixRemoved
  | PostfixMessageId
  | PostfixArrival
  | PostfixBounceNotice
  | PostfixTlsFailure;
