import type { Ingesting, IngestProblem } from '../ingest/ingesting';
import { Tallies } from '../ingest/tallies';

/** A partition of ours. */
export interface PartitionReading {
  readonly topic: string;
  readonly partition: number;
  /** Offset with which reading goes on. */
  readonly next: number;
  /** Records that are not taken yet. */
  readonly lag: number;
}

/** What has been counted since the process started, as data. */
export type Tallied = Readonly<Omit<Tallies, `add${string}`>>;

/** How the reading stands, as plain data: of one reader, or of all of them together. */
export interface ReadingState {
  /** Partitions are ours, or others read them all; and what was read last could be saved. */
  readonly isReading: boolean;
  readonly problem: IngestProblem | null;
  readonly partitions: readonly PartitionReading[];
  readonly openStories: number;
  /** All that was taken is in the store. */
  readonly isSaved: boolean;
  /** Rows and places were last safe in the store at this time, milliseconds since 1970; null before the first time. */
  readonly savedAt: number | null;
  readonly tallies: Tallied;
}

/** Before anything was heard of a reader. */
export const STARTING: ReadingState = {
  isReading: false,
  problem: null,
  partitions: [],
  openStories: 0,
  isSaved: true,
  savedAt: null,
  tallies: new Tallies(),
};

export function stateOf({ isReading, problem, session, tallies }: Ingesting): ReadingState {
  const partitions = [...(session?.partitions.values() ?? [])];
  return {
    isReading,
    problem,
    partitions: partitions.map(({ topic, partition, next, lag }) => ({
      topic,
      partition,
      next,
      lag,
    })),
    openStories: session?.openStories ?? 0,
    isSaved: session?.isSaved ?? true,
    savedAt: session?.savedAt ?? null,
    tallies,
  };
}
