import type { Gap, PartitionState } from '@noanswer/source/kafka';
import type { Checkpoint } from './checkpoint';

export interface Beginning {
  readonly offset: number;
  /** What is to be gone on with; null: nothing is remembered. */
  readonly checkpoint: Checkpoint | null;
  /** What was to be read and is gone; null if nothing. */
  readonly gap: Gap | null;
  /** See {@link Checkpoint.incarnation}. */
  readonly incarnation: number;
  /** Offsets began anew since the checkpoint: the topic was deleted and made again. */
  readonly isOtherTopic: boolean;
}

/**
 * Where a partition is read from: where the store says that we stood; else where the group committed,
 * which is no further than the oldest line of an unfinished story; else where the settings say.
 */
export function whereToBegin(state: PartitionState, checkpoint: Checkpoint | null): Beginning {
  const { topic, partition, low, high, committed, first } = state;
  const stoodAt = checkpoint?.next ?? committed;
  const incarnation = checkpoint?.incarnation ?? 0;
  const fresh = { checkpoint: null, gap: null, incarnation, isOtherTopic: false };
  if (stoodAt === null) return { ...fresh, offset: first };
  if (stoodAt > high)
    return { ...fresh, offset: low, incarnation: incarnation + 1, isOtherTopic: true };
  if (stoodAt >= low) return { ...fresh, offset: stoodAt, checkpoint };
  // Another member may have gone further than what is saved, and told only Kafka so far.
  if (committed !== null && committed >= low && committed <= high)
    return { ...fresh, offset: committed };
  const from = Math.max(stoodAt, committed ?? 0);
  return { ...fresh, offset: stoodAt, checkpoint, gap: { topic, partition, from, to: low } };
}
