import type { RecipientMode } from '../recipients/mode';
import type { ClusterOptions } from './cluster';

/** How a ClickHouse server is reached, and what of it is ours. */
export interface ServerStoreOptions {
  /** `http://host:8123` or `https://host:8443`, without user and password. */
  readonly url: string;
  /** Undefined: `default`. */
  readonly user?: string | undefined;
  /** Undefined: none. */
  readonly password?: string | undefined;
  /** Letters, digits and underscores; made if it is missing. Undefined: `noanswer`. */
  readonly database?: string | undefined;
  readonly tls?: ServerTls | undefined;
  /** Tables on all servers of a cluster instead of one. */
  readonly cluster?: ClusterOptions | undefined;
  /** How bodies of requests and answers are packed. Undefined: `none`, best on a fast network. */
  readonly compression?: 'none' | 'gzip' | 'zstd' | undefined;
  /**
   * Rows older than so many days (by log time) end; `Infinity`: never. Undefined: the tables keep what they
   * have, so that a process that only asks need not know.
   */
  readonly retentionDays?: number | undefined;
  /** What is kept of recipients' local parts. Undefined: `hash`. */
  readonly recipients?: RecipientMode | undefined;
  /**
   * The key of the recipients' hash, 64 hexadecimal digits, the same for all processes of a fleet.
   * Undefined: it is made once and kept in the database.
   */
  readonly recipientKey?: string | undefined;
  /** A request without any byte for so long is given up. Undefined: 60 s. */
  readonly requestTimeoutMs?: number | undefined;
  /** For how long an insert is tried again before it fails. Undefined: 60 s. */
  readonly patienceMs?: number | undefined;
  /** Aborted: nothing is tried again, and what waits for another try fails at once. */
  readonly signal?: AbortSignal | undefined;
  /** What the store tells while it writes; for metrics and logs. */
  readonly events?: ServerStoreEvents | undefined;
}

/** Contents of PEM files. */
export interface ServerTls {
  /** Who vouches for the server. Undefined: whom Node.js trusts. */
  readonly ca?: string | Buffer | undefined;
  /** Who we are; both, or none. */
  readonly certificate?: string | Buffer | undefined;
  readonly key?: string | Buffer | undefined;
}

export interface ServerStoreEvents {
  inserted?(insert: FinishedInsert): void;
  retrying?(retry: InsertRetry): void;
}

export interface FinishedInsert {
  readonly table: string;
  readonly rows: number;
  /** Before packing. */
  readonly bytes: number;
  /** From the first try to the answer. */
  readonly tookMs: number;
  readonly tries: number;
}

export interface InsertRetry {
  readonly table: string;
  /** How many tries failed so far. */
  readonly failed: number;
  readonly waitMs: number;
  /** What the last one failed with, in one line. */
  readonly why: string;
}

export const SERVER_DEFAULTS = {
  user: 'default',
  password: '',
  database: 'noanswer',
  requestTimeoutMs: 60_000,
  patienceMs: 60_000,
} as const;
