import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { ClickHouseClient } from '@clickhouse/client';
import { hasText } from '../errors';

export interface SchemaLockOptions {
  /** `ON CLUSTER …`, where the schema is a cluster's: its servers do such statements in one order. */
  readonly where: string;
  /** How often the holder says that it is still there. */
  readonly renewMs: number;
  /** A holder that said nothing for so long, while we watched, is dead. */
  readonly deadAfterMs: number;
  readonly pollMs: number;
}

const DEFAULTS: SchemaLockOptions = { where: '', renewMs: 5_000, deadAfterMs: 30_000, pollMs: 200 };

const TABLE_ALREADY_EXISTS = '57';

/**
 * One process at a time changes the schema. ClickHouse has no locks to take, but of several `CREATE TABLE`
 * of one name exactly one succeeds: who makes the table `schema_lock` holds it, and drops it
 * afterwards. The table's comment names the holder and changes while it lives; whoever sees the same comment for
 * half a minute or more of its own clock takes the lock from a dead one. Should that be a mistake (a
 * holder that was frozen), two run the migrations at once: every statement in them may run twice, and who is overtaken
 * goes on behind the other.
 */
export async function withSchemaLock(
  client: ClickHouseClient,
  work: () => Promise<void>,
  options: Partial<SchemaLockOptions> = {},
): Promise<void> {
  const all = { ...DEFAULTS, ...options };
  const me = `${hostname().replace(/[^A-Za-z0-9.-]/g, '_')} pid ${process.pid} ${randomUUID()}`;
  await take(client, me, all);
  let beat = 0;
  const renewals = new Set<Promise<void>>();
  const renew = async (): Promise<void> => {
    beat += 1;
    // A failure here is not worth more than another's patience.
    await client
      .command({ query: `ALTER TABLE schema_lock ${all.where} MODIFY COMMENT '${me} ${beat}'` })
      .catch(() => undefined);
  };
  const renewing = setInterval(() => {
    const renewal: Promise<void> = renew().finally(() => renewals.delete(renewal));
    renewals.add(renewal);
  }, all.renewMs);
  try {
    await work();
  } finally {
    clearInterval(renewing);
    // Dropped while it is altered, the table is neither: the statement fails.
    await Promise.all(renewals);
    if ((await holder(client))?.startsWith(me) === true)
      await client.command({ query: `DROP TABLE IF EXISTS schema_lock ${all.where}` });
  }
}

/**
 * Whoever began to watch at the same time, as the readers of one process do, must not take it at the same time: the
 * second would drop the first one's lock for that of the dead.
 */
const patienceOf = ({ deadAfterMs }: SchemaLockOptions): number =>
  deadAfterMs * (1 + Math.random() / 2);

async function take(
  client: ClickHouseClient,
  me: string,
  options: SchemaLockOptions,
): Promise<void> {
  let seen: string | undefined;
  let deadAt = Infinity;
  for (;;) {
    try {
      await client.command({
        query: `CREATE TABLE schema_lock ${options.where} (nothing UInt8) ENGINE = Memory COMMENT '${me} 0'`,
      });
      return;
    } catch (error) {
      if (!(hasText(error, 'code') && error.code === TABLE_ALREADY_EXISTS)) throw error;
    }
    const now = await holder(client);
    if (now !== seen) {
      seen = now;
      deadAt = performance.now() + patienceOf(options);
    } else if (performance.now() > deadAt) {
      await client.command({ query: `DROP TABLE IF EXISTS schema_lock ${options.where}` });
      seen = undefined;
      continue;
    }
    await wait(options.pollMs);
  }
}

/** The comment of whoever holds the lock; undefined if nobody does. */
async function holder(client: ClickHouseClient): Promise<string | undefined> {
  const answer = await client.query({
    query: `SELECT comment FROM system.tables WHERE database = currentDatabase() AND name = 'schema_lock'`,
    format: 'JSONEachRow',
  });
  return (await answer.json<{ comment: string }>())[0]?.comment;
}
