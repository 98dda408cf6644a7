import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { ClickHouseClient } from '@clickhouse/client';
import { hasText } from '../errors';
import type { Lease } from '../watching/lease';

export interface TableLeaseOptions {
  /** `ON CLUSTER …`, where the schema is a cluster's. */
  readonly where: string;
  /** How often the holder says that it is still there, at most. */
  readonly renewMs: number;
  /** A holder that said nothing for so long, while we watched, is dead. */
  readonly deadAfterMs: number;
}

export const TABLE_LEASE_DEFAULTS: TableLeaseOptions = {
  where: '',
  renewMs: 10_000,
  deadAfterMs: 60_000,
};

const TABLE_ALREADY_EXISTS = '57';

/**
 * The same as the schema's lock (see `schema-lock.ts`), kept for as long as a process runs: whoever makes the table
 * holds it, its comment changes while the holder lives, and whoever sees the same comment for a minute of its own
 * clock takes it. Should a frozen holder wake up, it finds another's name before its next piece of work; two that
 * do one piece at the same time must not matter to the work.
 */
export class TableLease implements Lease {
  readonly isShared = true;
  private readonly me = `${hostname().replace(/[^A-Za-z0-9.-]/g, '_')} pid ${process.pid} ${randomUUID()}`;
  private beat = 0;
  private saidAt = -Infinity;
  private seen: { readonly comment: string; readonly since: number } | undefined;
  private readonly options: TableLeaseOptions;

  constructor(
    private readonly client: ClickHouseClient,
    private readonly table: string,
    options: Partial<TableLeaseOptions> = {},
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.options = { ...TABLE_LEASE_DEFAULTS, ...options };
  }

  async hold(): Promise<boolean> {
    const comment = await this.holder();
    if (comment === undefined) return this.take();
    if (comment.startsWith(this.me)) return this.renew();
    if (this.seen?.comment !== comment) this.seen = { comment, since: this.clock() };
    else if (this.clock() - this.seen.since > this.options.deadAfterMs) {
      this.seen = undefined;
      await this.drop();
      return this.take();
    }
    return false;
  }

  async release(): Promise<void> {
    try {
      if ((await this.holder())?.startsWith(this.me) === true) await this.drop();
    } catch {
      // Others take it when it has been silent for long enough.
    }
  }

  private async take(): Promise<boolean> {
    const { where } = this.options;
    try {
      await this.client.command({
        query: `CREATE TABLE ${this.table} ${where} (nothing UInt8) ENGINE = Memory COMMENT '${this.me} 0'`,
      });
      this.saidAt = this.clock();
      return true;
    } catch (error) {
      if (hasText(error, 'code') && error.code === TABLE_ALREADY_EXISTS) return false;
      throw error;
    }
  }

  private async renew(): Promise<boolean> {
    if (this.clock() - this.saidAt < this.options.renewMs) return true;
    this.beat += 1;
    await this.client.command({
      query: `ALTER TABLE ${this.table} ${this.options.where} MODIFY COMMENT '${this.me} ${this.beat}'`,
    });
    this.saidAt = this.clock();
    return true;
  }

  private async drop(): Promise<void> {
    await this.client.command({
      query: `DROP TABLE IF EXISTS ${this.table} ${this.options.where} ${this.options.where === '' ? '' : 'SYNC'}`,
    });
  }

  private async holder(): Promise<string | undefined> {
    const answer = await this.client.query({
      query: `SELECT comment FROM system.tables WHERE database = currentDatabase() AND name = {table:String}`,
      query_params: { table: this.table },
      format: 'JSONEachRow',
    });
    return (await answer.json<{ comment: string }>())[0]?.comment;
  }
}
