import type { ClickHouseClient } from '@clickhouse/client';
import { bringTtl, DATED_TABLES, type Retention } from '../retention';
import { localTable, onCluster, type ClusterOptions } from './cluster';

/**
 * A server ends rows by itself: its merges apply the TTL, a few hours late at most, and there is
 * nothing to call. Unlike the embedded store it drops a row that is older than the retention in the
 * moment it is written: a server has many users, and `SYSTEM STOP TTL MERGES` is not ours to say there.
 */
export class ServerRetention implements Retention {
  constructor(
    private readonly client: ClickHouseClient,
    readonly days: number | undefined,
    private readonly cluster: ClusterOptions | undefined,
  ) {}

  async begin(): Promise<void> {
    const { client, days, cluster } = this;
    for (const table of DATED_TABLES) {
      if (cluster === undefined) await bringTtl(client, table, days);
      else await bringTtl(client, localTable(table), days, onCluster(cluster));
    }
  }

  async expire(): Promise<void> {
    // The server's own merges do it.
  }
}
