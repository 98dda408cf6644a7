import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClickHouseOverHttp } from '../../../../test/clickhouse-http/start';
import { migrate } from '../engine/migrate';
import { ended, startChild, untilItSays } from '../fixtures/child';
import { withSchemaLock } from './schema-lock';

let clickHouse: ClickHouseOverHttp;
beforeAll(async () => {
  clickHouse = await ClickHouseOverHttp.start();
});
afterAll(async () => {
  await clickHouse.stop();
});

const connect = (database?: string): ClickHouseClient =>
  createClient({
    url: clickHouse.url,
    log: { level: ClickHouseLogLevel.OFF },
    ...(database !== undefined && { database }),
  });

async function newDatabase(name: string): Promise<ClickHouseClient> {
  const client = connect();
  await client.command({ query: `CREATE DATABASE ${name}` });
  await client.close();
  return connect(name);
}

async function rows<Row>(client: ClickHouseClient, query: string): Promise<Row[]> {
  return (await client.query({ query, format: 'JSONEachRow' })).json<Row>();
}

test('five processes begin at the same moment: one schema, one key', async () => {
  const children = Array.from({ length: 5 }, () =>
    startChild('open-server-store.ts', clickHouse.url, 'together'),
  );
  try {
    await Promise.all(children.map((child) => untilItSays(child, 'ready')));
    const said = Promise.all(
      children.map(
        (child) =>
          new Promise<string>((resolve) => {
            child.stdout?.on('data', (chunk: Buffer) => {
              const text = chunk.toString().trim();
              if (text !== 'ready') resolve(text);
            });
          }),
      ),
    );
    for (const child of children) child.kill('SIGUSR2');
    const found = await said;
    expect(found[0]).toMatch(/^opened [0-9a-f]{10}$/);
    expect(new Set(found).size).toBe(1);
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await Promise.all(children.map(ended));
  }
  const client = connect('together');
  const noted = await rows(
    client,
    'SELECT version, toUInt32(count()) AS times FROM schema_migrations GROUP BY 1',
  );
  expect(noted.length).toBeGreaterThan(1);
  for (const migration of noted) expect(migration).toMatchObject({ times: 1 });
  expect(await rows(client, 'EXISTS TABLE schema_lock')).toEqual([{ result: 0 }]);
  await client.close();
});

test('each migration runs once, however many begin', async () => {
  const from = mkdtempSync(join(tmpdir(), 'store-spec-'));
  writeFileSync(
    join(from, '0001_a.sql'),
    'CREATE TABLE IF NOT EXISTS told (n UInt8) ENGINE = MergeTree ORDER BY n;\nINSERT INTO told SELECT 1;\n',
  );
  writeFileSync(join(from, '0002_b.sql'), 'INSERT INTO told SELECT 2;\n');
  const clients = [
    await newDatabase('counted'),
    ...Array.from({ length: 7 }, () => connect('counted')),
  ];
  const versions = await Promise.all(
    clients.map((client) =>
      migrate(client, 'counted', { from, alone: (work) => withSchemaLock(client, work) }),
    ),
  );
  expect(versions).toEqual(Array(8).fill(2));
  expect(await rows(clients[0]!, 'SELECT n FROM told ORDER BY n')).toEqual([{ n: 1 }, { n: 2 }]);
  for (const client of clients) await client.close();
  rmSync(from, { recursive: true });
});

test('the lock of a dead process is taken, one that lives is waited for', async () => {
  const client = await newDatabase('locked');
  await client.command({
    query: "CREATE TABLE schema_lock (nothing UInt8) ENGINE = Memory COMMENT 'dead 0'",
  });
  const quick = { renewMs: 100, deadAfterMs: 1500, pollMs: 50 };
  const begun = performance.now();
  const order: string[] = [];
  let second: Promise<void> | undefined;
  await withSchemaLock(
    client,
    async () => {
      order.push('first');
      // Longer than the patience with the dead; but this one says that it lives.
      second = withSchemaLock(
        client,
        () => {
          order.push('second');
          return Promise.resolve();
        },
        quick,
      );
      await new Promise((resolve) => setTimeout(resolve, 4000));
      order.push('first ends');
    },
    quick,
  );
  expect(performance.now() - begun).toBeGreaterThan(1500);
  await second;
  expect(order).toEqual(['first', 'first ends', 'second']);
  expect(await rows(client, 'EXISTS TABLE schema_lock')).toEqual([{ result: 0 }]);
  await client.close();
});

test('a failed migration gives the lock back', async () => {
  const client = await newDatabase('failing');
  const failing = withSchemaLock(client, () => Promise.reject(new Error('it failed')));
  await expect(failing).rejects.toThrow('it failed');
  expect(await rows(client, 'EXISTS TABLE schema_lock')).toEqual([{ result: 0 }]);
  await client.close();
});
