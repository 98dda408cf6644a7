/** Header values as Kafka clients hand them over: one, or several under one name. */
export type RecordHeader = Uint8Array | string | readonly (Uint8Array | string)[] | undefined;

/** One record of a Kafka topic partition, as far as it tells of log lines. */
export interface LogRecord {
  readonly offset: number;
  /** Milliseconds since 1970, UTC; not above 0 where the producer gave none. */
  readonly timestampMs: number;
  readonly key: Uint8Array | null;
  /** Null for a tombstone. Nobody changes the bytes, nor those around them in the same ArrayBuffer. */
  readonly value: Uint8Array | null;
  readonly headers: Readonly<Record<string, RecordHeader>>;
}
