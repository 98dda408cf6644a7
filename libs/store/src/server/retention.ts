import type { ClickHouseClient } from '@clickhouse/client';
import { DATED_TABLES, hasTtl, ttlStatement, type Retention } from '../retention';
import { localTable, onCluster, type ClusterOptions } from './cluster';
import { withSchemaLock } from './schema-lock';

/**
 * A server ends rows by itself: its merges apply the TTL, a few hours late at most, and there is
 * nothing to call. Unlike the embedded store it drops a row that is older than the retention in the
 * moment it is written: a server has many users, and `SYSTEM STOP TTL MERGES` is not ours to say there.
 */
export class ServerRetention implements Retention {
  constructor(
    private readonly client: ClickHouseClient,
    /** `Infinity`: rows are kept for ever. Undefined: as the tables have it. */
    private readonly wanted: number | undefined,
    private readonly cluster: ClusterOptions | undefined,
  ) {}

  get days(): number | undefined {
    return this.wanted === Infinity ? undefined : this.wanted;
  }

  async begin(): Promise<void> {
    if (this.wanted === undefined || (await this.tablesToChange()).length === 0) return;
    const where = this.cluster === undefined ? '' : onCluster(this.cluster);
    const change = async (): Promise<void> => {
      for (const table of await this.tablesToChange())
        await this.client.command({ query: ttlStatement(table, this.days, where) });
    };
    await withSchemaLock(this.client, change, { where });
  }

  async expire(): Promise<void> {
    // The server's own merges do it.
  }

  private async tablesToChange(): Promise<string[]> {
    const tables: string[] = [];
    for (const table of DATED_TABLES) {
      const behind = this.cluster === undefined ? table : localTable(table);
      if (!(await hasTtl(this.client, behind, this.days))) tables.push(behind);
    }
    return tables;
  }
}
