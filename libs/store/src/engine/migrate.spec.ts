import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { connectEmbedded } from './connect';
import { migrate, readMigrations } from './migrate';

let parent: string;
let from: string;
let client: ClickHouseClient;
beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), 'store-spec-'));
  from = join(parent, 'migrations');
  mkdirSync(from);
  client = await connectEmbedded(join(parent, 'engine'));
});
afterEach(async () => {
  await client.close();
  rmSync(parent, { recursive: true, force: true });
});

const rows = async (query: string): Promise<unknown> =>
  (await client.query({ query, format: 'JSONEachRow' })).json();

const LOGGED = 'CREATE TABLE IF NOT EXISTS told (n UInt8) ENGINE = MergeTree ORDER BY n';

test('each migration runs once, in the order of its number', async () => {
  writeFileSync(join(from, '0002_b.sql'), 'INSERT INTO told SELECT 2;\n');
  writeFileSync(join(from, '0001_a.sql'), `-- a comment; with a semicolon\n${LOGGED};\n`);
  writeFileSync(join(from, 'notes.txt'), 'no migration');
  expect(await migrate(client, parent, { from })).toBe(2);
  expect(await migrate(client, parent, { from })).toBe(2);
  writeFileSync(
    join(from, '0003_c.sql'),
    'INSERT INTO told SELECT 3;\nINSERT INTO told SELECT 4;\n',
  );
  expect(await migrate(client, parent, { from })).toBe(3);
  expect(await rows('SELECT n FROM told ORDER BY n')).toEqual([{ n: 2 }, { n: 3 }, { n: 4 }]);
});

test('a migration that broke off is repeated', async () => {
  const broken = `${LOGGED};\nINSERT INTO nowhere SELECT 1;\n`;
  writeFileSync(join(from, '0001_a.sql'), broken);
  await expect(migrate(client, parent, { from })).rejects.toThrow(/nowhere/);
  writeFileSync(join(from, '0001_a.sql'), broken.replace('nowhere', 'told'));
  expect(await migrate(client, parent, { from })).toBe(1);
  expect(await rows('SELECT n FROM told')).toEqual([{ n: 1 }]);
});

test('whoever is overtaken by another goes on behind it', async () => {
  writeFileSync(join(from, '0001_a.sql'), `${LOGGED};\n`);
  writeFileSync(join(from, '0002_b.sql'), 'CREATE TABLE IF NOT EXISTS kept AS told;\n');
  writeFileSync(join(from, '0003_c.sql'), 'INSERT INTO kept SELECT * FROM told;\n');
  writeFileSync(join(from, '0004_d.sql'), 'DROP TABLE IF EXISTS told;\n');
  let isOvertaken = false;
  const slow = new Proxy(client, {
    get: (target, name: keyof ClickHouseClient) => {
      if (name !== 'command') return target[name].bind(target);
      return async (sent: { query: string }): Promise<unknown> => {
        if (sent.query.startsWith('INSERT INTO kept') && !isOvertaken) {
          isOvertaken = true;
          await migrate(client, parent, { from });
        }
        return target.command(sent);
      };
    },
  });
  expect(await migrate(slow, parent, { from })).toBe(4);
  expect(isOvertaken).toBe(true);
});

test('every statement of ours may run again', async () => {
  const ours = join(__dirname, '..', '..', 'migrations');
  for (let time = 0; time < 2; time++)
    for (const { statements } of readMigrations(ours))
      for (const query of statements) await client.command({ query });
});
