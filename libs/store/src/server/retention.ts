import type { ClickHouseClient } from '@clickhouse/client';
import { bringTtl, DATED_TABLES, type Retention } from '../retention';

/**
 * A server ends rows by itself: its merges apply the TTL, a few hours late at most, and there is
 * nothing to call. Unlike the embedded store it drops a row that is older than the retention in the
 * moment it is written: a server has many users, and `SYSTEM STOP TTL MERGES` is not ours to say there.
 */
export class ServerRetention implements Retention {
  constructor(
    private readonly client: ClickHouseClient,
    readonly days: number | undefined,
  ) {}

  async begin(): Promise<void> {
    for (const table of DATED_TABLES) await bringTtl(this.client, table, this.days);
  }

  async expire(): Promise<void> {
    // The server's own merges do it.
  }
}
