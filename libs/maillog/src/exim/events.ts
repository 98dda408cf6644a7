import type { ConnectFailure, EventOrigin, RemoteHost } from '../events';

interface EximOrigin extends EventOrigin {
  readonly mta: 'exim';
  /** `1xUhp4-0004uA-2u` (6-6-2) or, since 4.97, `1rgPyF-00000000PSg-1Wh1` (6-11-4). */
  readonly messageId: string;
}

/**
 * The `NAME=value` items and flags (`L`, `K`: empty value) that the log shows, for which an event has no
 * field of its own; without quotes and angle brackets. What is not logged is absent.
 */
export type EximFields = Readonly<Record<string, string>>;

/**
 * One address of a message: delivered, failed or deferred.
 * `=>` delivered, `->` further address of the same delivery, `>>` cutthrough, `*>` suppressed by -N,
 * `**` failed for good, `==` deferred (Exim specification, "Log files").
 */
export interface EximDelivery extends EximOrigin {
  readonly kind: 'eximDelivery';
  readonly flag: '=>' | '->' | '>>' | '*>' | '**' | '==';
  /**
   * The final address; where Exim logs `local <address@domain>` or a pipe, a file, an automatic reply,
   * the one in angle brackets. Empty where nothing is delivered to (`=> discarded (system filter)`).
   */
  readonly address: string;
  readonly router: string;
  readonly transport: string;
  /**
   * `H=host [ip]:port`, or the host that the message names (up to 4.8x); null where none is named, as
   * for a connect that failed: only {@link EximHostFailure} names that host.
   */
  readonly remote: RemoteHost | null;
  /** `*` after the address: this connection had carried a message before. */
  readonly connectionReused: boolean;
  /** `defer (errno)`: positive is a system error, negative one of Exim's own; 0 where none is shown. */
  readonly errno: number;
  /** For `=>` the confirmation `C="…"`; for `==` and `**` all that tells why: strerror and message. */
  readonly text: string;
  /** `QT=`: seconds since the message arrived; -1 where not logged. */
  readonly queueSeconds: number;
  /** `DT=`: seconds that this delivery took; -1 where not logged. */
  readonly deliverySeconds: number;
  readonly fields: EximFields;
}

/** `id H=host [ip]:port reason` (older: without `H=`): one host that failed, another may be tried. */
export interface EximHostFailure extends EximOrigin {
  readonly kind: 'eximHostFailure';
  readonly remote: RemoteHost;
  /** `other` where the host did speak or TLS broke: `text` tells. */
  readonly failure: ConnectFailure;
  readonly text: string;
}

/** `id <= sender …`; `id (= sender …` where the client was told that it had been refused. */
export interface EximArrival extends EximOrigin {
  readonly kind: 'eximArrival';
  /** Empty for a bounce, `<>`; then `R` in the fields may name the message that bounced. */
  readonly sender: string;
  readonly fields: EximFields;
}

/** `id Completed`: no address of the message is left. */
export interface EximCompleted extends EximOrigin {
  readonly kind: 'eximCompleted';
}

export type EximEvent = EximDelivery | EximHostFailure | EximArrival | EximCompleted;
