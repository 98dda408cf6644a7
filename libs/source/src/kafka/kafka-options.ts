import type { StartAt } from './record-source';
import type { TopicPattern } from './topic-names';

export type SaslMechanism = 'plain' | 'scram-sha-256' | 'scram-sha-512';

/** How a cluster is reached, and what is read of it. */
export interface KafkaOptions {
  /** `HOST:PORT` of some of the brokers; they name the others. */
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly groupId: string;
  readonly topics: readonly TopicPattern[];
  /** Where a partition is read from that the group has never read. */
  readonly startAt: StartAt;
  /** A member that sends no sign of life for so long loses its partitions. */
  readonly sessionTimeoutMs: number;
  readonly tls?: TlsOptions | undefined;
  readonly sasl?: SaslOptions | undefined;
}

export interface TlsOptions {
  /** PEM texts. Without `ca`: the certificate authorities that Node.js knows. */
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  /** The name that the brokers' certificate must bear, if it is not that in `brokers`. */
  readonly serverName?: string | undefined;
}

export interface SaslOptions {
  readonly mechanism: SaslMechanism;
  readonly username: string;
  readonly password: string;
}

/** A sentence of the client's, for the log. */
export type KafkaNews = (level: 'debug' | 'info' | 'warn' | 'error', sentence: string) => void;
