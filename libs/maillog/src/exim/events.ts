import type { ConnectFailure, EventOrigin, RemoteHost } from '../events';

interface EximOrigin extends EventOrigin {
  readonly mta: 'exim';
  /** `1xUhp4-0004uA-2u` (6-6-2) or, since 4.97, `1rgPyF-00000000PSg-1Wh1` (6-11-4). */
  readonly messageId: string;
}

/** The `name=value` items that any `log_selector` may add; a field that is not logged is absent. */
export type EximFields = Readonly<Record<string, string>>;

/**
 * One address of a message: delivered, failed or deferred.
 * `=>` delivered, `->` further address of the same delivery, `>>` cutthrough, `*>` suppressed by -N,
 * `**` failed for good, `==` deferred (Exim specification, "Log files").
 */
export interface EximDelivery extends EximOrigin {
  readonly kind: 'eximDelivery';
  readonly flag: '=>' | '->' | '>>' | '*>' | '**' | '==';
  /** The final address; where Exim logs `local <address@domain>`, the one in angle brackets. */
  readonly address: string;
  readonly router: string;
  readonly transport: string;
  /** `H=host [ip]:port`; null where Exim names none. */
  readonly remote: RemoteHost | null;
  /** `*` after the address: this connection had carried a message before. */
  readonly connectionReused: boolean;
  /** `defer (errno)`: positive is a system error, negative one of Exim's own; 0 where none is shown. */
  readonly errno: number;
  /** For `=>` the confirmation `C="…"`; for `==` and `**` all that tells why: strerror and message. */
  readonly text: string;
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

/** `id <= sender …`. */
export interface EximArrival extends EximOrigin {
  readonly kind: 'eximArrival';
  readonly sender: string;
  readonly fields: EximFields;
}

/** `id Completed`: no address of the message is left. */
export interface EximCompleted extends EximOrigin {
  readonly kind: 'eximCompleted';
}

export type EximEvent = EximDelivery | EximHostFailure | EximArrival | EximCompleted;
