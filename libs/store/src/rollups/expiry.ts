import type { ClickHouseClient } from '@clickhouse/client';
import { DAY } from '@noanswer/reachability';
import type { KeptDays } from '../engine/ask';
import { LEVELS, type Level } from './levels';

/** How a partition of a table of buckets is dropped: of one machine, or of all servers of a cluster. */
export type DropPartition = (table: string, partition: string) => string;

const TABLES = [
  ...['domain_buckets', 'connection_buckets'],
  ...['failing_buckets', 'sender_buckets', 'domain_totals'],
  ...['happened_buckets', 'domain_samples', 'retry_buckets'],
];

/** `60-20261121`, `3600-202611`: a level, and the day or the month in which its buckets begin. */
const PARTITION = /^(\d{2,5})-(\d{6}|\d{8})$/;

/**
 * Drops whole partitions of finer buckets that no question reads any more: nothing is read or
 * rewritten for it. `now` is the wall clock, as for the attempts' own retention.
 */
export async function expireBuckets(
  client: ClickHouseClient,
  kept: KeptDays & { readonly days: number | undefined },
  drop: DropPartition,
  now: number,
): Promise<void> {
  const days: Readonly<Record<Level, number | undefined>> = {
    minute: kept.minutes,
    hour: kept.hours,
    day: kept.days,
  };
  for (const { table, partition } of await partitions(client)) {
    const level = levelOf(partition);
    // Whatever is kept of attempts that have ended ends with them: queue ids are among it.
    const most = level && Math.min(days[level] ?? Infinity, kept.days ?? Infinity);
    if (most !== undefined && endOf(partition) < now - (most + 1) * DAY)
      await client.command({ query: drop(table, partition) });
  }
}

async function partitions(
  client: ClickHouseClient,
): Promise<{ table: string; partition: string }[]> {
  const answer = await client.query({
    query: `SELECT DISTINCT replaceRegexpOne(table, '_local$', '') AS table, partition_id AS partition
      FROM system.parts WHERE database = currentDatabase() AND active
        AND replaceRegexpOne(system.parts.table, '_local$', '') IN {tables:Array(String)}`,
    query_params: { tables: TABLES },
    format: 'JSONEachRow',
  });
  return answer.json();
}

function levelOf(partition: string): Level | undefined {
  const seconds = Number(PARTITION.exec(partition)?.[1]);
  return (['minute', 'hour', 'day'] as const).find((level) => LEVELS[level].seconds === seconds);
}

/** When the last bucket of a partition has ended; never for one that we do not know. */
export function endOf(partition: string): number {
  const date = PARTITION.exec(partition)?.[2];
  if (date === undefined) return Infinity;
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(4, 6))];
  return date.length === 8
    ? Date.UTC(year, month - 1, Number(date.slice(6)) + 1)
    : Date.UTC(year, month, 1);
}
