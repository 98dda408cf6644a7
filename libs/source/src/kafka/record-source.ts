import type { LogRecord } from '@noanswer/maillog';

/**
 * Where records come from. This is all that the rest of the program knows of Kafka: another client
 * library takes kafkajs's place by implementing {@link RecordSource}.
 */

/** One partition of one topic. */
export interface Partition {
  readonly topic: string;
  readonly partition: number;
}

/** A place in a partition. Offsets are below 2^53: a thousand years at 285,000 records a second. */
export interface PartitionOffset extends Partition {
  readonly offset: number;
}

/**
 * Records of one partition, in order. Offsets that are left out are no records to us: marks of
 * transactions, what was aborted, what compaction removed.
 */
export interface RecordBatch extends Partition {
  /** Where reading stood: there is no record between this and the first one. */
  readonly from: number;
  readonly records: Iterable<LogRecord>;
  /** Offset at which reading goes on behind the batch: behind its last record, or further. */
  readonly next: number;
  /** Offset behind the newest record that can be read. */
  readonly end: number;
}

/** Offsets that were to be read and are there no more: retention was faster, or the topic was trimmed. */
export interface Gap extends Partition {
  /** The first offset that is lost. */
  readonly from: number;
  /** The first offset that is there again. */
  readonly to: number;
}

/** What a partition holds, and what the group once said of it. */
export interface PartitionState extends Partition {
  /** The first offset that is still there. */
  readonly low: number;
  /** Offset behind the newest record. */
  readonly high: number;
  /** What the group has committed; null if nothing. */
  readonly committed: number | null;
  /** Where a reader begins that has read nothing: as {@link StartAt} says. */
  readonly first: number;
}

/** Where a partition is read from that nobody has read: all of it, what comes, or from a time on. */
export type StartAt = 'earliest' | 'latest' | { readonly sinceMs: number };

/** Who makes something of the records. Nothing here may throw but what is to end the run. */
export interface RecordTaker {
  /**
   * These partitions are ours from now on, and no others. Returns where each is to be read from.
   *
   * @param isNew the group had forgotten us: others may have read on in the meantime.
   */
  assigned(partitions: readonly PartitionState[], isNew: boolean): Promise<Map<string, number>>;
  /** Returns when there is room for more. */
  take(batch: RecordBatch): Promise<void>;
  /** Called before the next batch of that partition; reading goes on at `gap.to`. */
  lost(gap: Gap): void;
  /** What a look at our partitions found, every ten seconds or so. */
  looked(partitions: readonly PartitionState[]): void;
  /** Told to stop, and nothing more is handed over: the last time to commit. */
  leaving(): Promise<void>;
}

/** Consumes topics as a member of a group. */
export interface RecordSource {
  /**
   * Reads until it is told to stop.
   *
   * @throws KafkaProblem if Kafka cannot be reached, or refuses.
   * @throws what the taker threw.
   */
  run(taker: RecordTaker, stop: AbortSignal): Promise<void>;
  /** Commits for the partitions that are still ours; the others are left to their owners. */
  commit(offsets: readonly PartitionOffset[]): Promise<void>;
}

/** `mail/3`: a partition as a key, and as people read it. Topics have no slash in their names. */
export const nameOf = ({ topic, partition }: Partition): string => `${topic}/${partition}`;
