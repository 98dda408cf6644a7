import type { ClickHouseClient } from '@clickhouse/client';

/** When rows end. */
export interface Retention {
  /** Undefined: rows are kept for ever. */
  readonly days: number | undefined;
  /** Brings the tables to this retention. */
  begin(): Promise<void>;
  /**
   * Removes the rows that are older than the retention by the wall clock.
   *
   * @param client a connection of its own where rows are written meanwhile: a large partition takes
   *   its time.
   */
  expire(client?: ClickHouseClient): Promise<void>;
}

/** Tables whose rows have a log time and end with the retention. */
export const DATED_TABLES = [
  'delivery_attempts',
  'connection_attempts',
  'not_attempted',
  'told_decisions',
] as const;

/**
 * Retention is by log time and a TTL of the tables, but the engine left alone would drop an old row
 * in the moment it is inserted: whoever analyses a log older than the retention would get an empty
 * answer. So the engine's own clock is stopped, and rows end only here: when a directory is opened
 * and whenever {@link expire} is called (docs/decisions/0013-retention.md).
 */
export class EmbeddedRetention implements Retention {
  constructor(
    private readonly client: ClickHouseClient,
    /** Undefined: rows are kept for ever. */
    readonly days: number | undefined,
  ) {}

  async begin(): Promise<void> {
    await this.client.command({ query: 'SYSTEM STOP TTL MERGES' });
    for (const table of DATED_TABLES) await bringTtl(this.client, table, this.days);
  }

  async expire(client: ClickHouseClient = this.client): Promise<void> {
    if (this.days === undefined) return;
    const partitions = await this.partitionsWithOldRows();
    if (partitions.length === 0) return;
    await client.command({ query: 'SYSTEM START TTL MERGES' });
    try {
      for (const { table, partition } of partitions)
        await client.command({
          query: `OPTIMIZE TABLE ${table} PARTITION ID '${partition}' FINAL`,
        });
    } finally {
      await client.command({ query: 'SYSTEM STOP TTL MERGES' });
    }
  }

  private async partitionsWithOldRows(): Promise<{ table: string; partition: string }[]> {
    const answer = await this.client.query({
      query: `SELECT table, partition_id AS partition FROM system.parts
        WHERE database = currentDatabase() AND active AND table IN {tables:Array(String)}
          AND delete_ttl_info_min > 0 AND delete_ttl_info_min <= now()
        GROUP BY table, partition ORDER BY table, partition`,
      query_params: { tables: [...DATED_TABLES] },
      format: 'JSONEachRow',
    });
    return answer.json();
  }
}

/**
 * Gives a table the TTL of this retention, if it has another one.
 */
async function bringTtl(
  client: ClickHouseClient,
  table: string,
  days: number | undefined,
): Promise<void> {
  if (await hasTtl(client, table, days)) return;
  await client.command({ query: ttlStatement(table, days) });
}

export async function hasTtl(
  client: ClickHouseClient,
  table: string,
  days: number | undefined,
): Promise<boolean> {
  return (await currentTtl(client, table)) === (days === undefined ? '' : ttlOf(days));
}

/**
 * It is materialized: parts learn when their oldest row ends, without being rewritten row by row.
 *
 * @param where what follows the table's name: `ON CLUSTER …`.
 */
export const ttlStatement = (table: string, days: number | undefined, where = ''): string =>
  `ALTER TABLE ${table} ${where} ${days === undefined ? 'REMOVE TTL' : `MODIFY TTL ${ttlOf(days)}`}`;

async function currentTtl(client: ClickHouseClient, table: string): Promise<string> {
  const answer = await client.query({
    query: `SELECT extract(create_table_query, ' TTL (.*?)(?: SETTINGS |$)') AS ttl
      FROM system.tables WHERE database = currentDatabase() AND name = {table:String}`,
    query_params: { table },
    format: 'JSONEachRow',
  });
  return (await answer.json<{ ttl: string }>())[0]?.ttl ?? '';
}

/** A stamp beyond what DateTime holds must not wrap round into the past. */
const ttlOf = (days: number): string =>
  `toDateTime(least(greatest(at, toDateTime64('1970-01-01 00:00:00', 3, 'UTC')), toDateTime64('2100-01-01 00:00:00', 3, 'UTC'))) + toIntervalDay(${Math.trunc(days)})`;
