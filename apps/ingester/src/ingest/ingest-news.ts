import type { Gap } from '@noanswer/source/kafka';

/** How far reading is behind. */
export interface Behind {
  /** Records that are not taken yet. */
  readonly lag: number;
}

/** What the operator hears of. */
export interface IngestNews {
  assigned(partitions: readonly string[]): void;
  gap(gap: Gap): void;
  otherTopic(partition: string): void;
  progress(behind: Behind): void;
  standingStill(problem: { readonly message: string; readonly waitMs: number }): void;
  goesOn(): void;
  /** Counting ahead failed; it is tried again, and answers come from the attempts meanwhile. */
  notCounted(message: string): void;
}
