import type { Admin } from 'kafkajs';
import type { Partition, PartitionState, StartAt } from './record-source';

/** What partitions hold, and what the group has committed for them. */
export async function partitionStates(
  admin: Admin,
  groupId: string,
  partitions: readonly Partition[],
  startAt: StartAt,
): Promise<PartitionState[]> {
  const topics = [...new Set(partitions.map(({ topic }) => topic))];
  const committed = new Map(
    (topics.length === 0 ? [] : await admin.fetchOffsets({ groupId, topics })).map(
      (found) => [found.topic, byPartition(found.partitions)] as const,
    ),
  );
  const states: PartitionState[] = [];
  for (const topic of topics) {
    const held = byPartition(await admin.fetchTopicOffsets(topic));
    const since =
      typeof startAt === 'object'
        ? byPartition(await admin.fetchTopicOffsetsByTimestamp(topic, startAt.sinceMs))
        : null;
    for (const { partition } of partitions.filter((one) => one.topic === topic)) {
      const { low, high } = held.get(partition) ?? { low: '0', high: '0' };
      const known = { low: Number(low), high: Number(high) };
      const done = Number(committed.get(topic)?.get(partition)?.offset ?? -1);
      states.push({
        topic,
        partition,
        ...known,
        committed: done < 0 ? null : done,
        first: firstOf(startAt, known, Number(since?.get(partition)?.offset ?? -1)),
      });
    }
  }
  return states;
}

/** @param since the first offset from the asked time on; below 0 if there is none. */
function firstOf(
  startAt: StartAt,
  { low, high }: { readonly low: number; readonly high: number },
  since: number,
): number {
  if (startAt === 'earliest') return low;
  if (startAt === 'latest' || since < 0) return high;
  return Math.max(low, since);
}

const byPartition = <T extends { readonly partition: number }>(
  found: readonly T[],
): Map<number, T> => new Map(found.map((one) => [one.partition, one]));
