import { connectEmbedded } from '../engine/connect';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { clusterStatements } from './cluster';
import { schemaStatements } from './schema-statements';

const CLUSTER = { name: 'fleet' };
const statements = schemaStatements({ cluster: CLUSTER, database: 'mail', retentionDays: 400 });
const about = (beginning: string): string =>
  statements.find((statement) => statement.startsWith(beginning)) ?? '';

let directory: string;
let client: ClickHouseClient;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'store-spec-'));
  client = await connectEmbedded(directory);
});
afterAll(async () => {
  await client.close();
  rmSync(directory, { recursive: true, force: true });
});

/** ClickHouse's own parser on what we would say. */
async function parsed(query: string): Promise<string> {
  const answer = await client.query({
    query: 'SELECT formatQuerySingleLine({query:String}) AS it',
    query_params: { query },
    format: 'JSONEachRow',
  });
  return (await answer.json<{ it: string }>())[0]?.it ?? '';
}

test('ClickHouse reads every statement, for a cluster and for one server', async () => {
  expect(statements.length).toBeGreaterThan(12);
  for (const statement of [...statements, ...schemaStatements({ retentionDays: 1 })])
    expect(await parsed(statement)).not.toBe('');
  await expect(parsed('CREATE TABLE x ON CLUSTER (a UInt8')).rejects.toThrow(/Syntax error/);
});

test('every table is on all servers and replicated, or in front of one that is', async () => {
  for (const statement of statements) {
    if (!statement.startsWith('CREATE TABLE')) continue;
    expect(await parsed(statement)).toMatch(
      /^CREATE TABLE IF NOT EXISTS \w+ ON CLUSTER fleet .* ENGINE = (?:Replicated\w+MergeTree\('|Distributed\('fleet', 'mail', '\w+_local', )/,
    );
  }
});

test('attempts are split by domain, connections by identity, and every server has the places', () => {
  expect(about('CREATE TABLE IF NOT EXISTS delivery_attempts_local ')).toMatch(
    /domain_slot UInt16[^]*ENGINE = ReplicatedReplacingMergeTree\('\/clickhouse\/tables\/\{shard\}\/\{database\}\/\{table\}', '\{replica\}', weight\)\nPARTITION BY toYYYYMM\(at\)\nORDER BY \(source, offset, ordinal\)/,
  );
  expect(about('CREATE TABLE IF NOT EXISTS delivery_attempts ')).toMatch(
    /domain_slot UInt16[^]*ENGINE = Distributed\('fleet', 'mail', 'delivery_attempts_local', domain_slot\)$/,
  );
  expect(about('CREATE TABLE IF NOT EXISTS connection_attempts ')).toMatch(
    /'connection_attempts_local', cityHash64\(source, offset, ordinal\)\)$/,
  );
  expect(about('CREATE TABLE IF NOT EXISTS places ')).toMatch(
    /ENGINE = ReplicatedReplacingMergeTree\('\/clickhouse\/tables\/all\/\{database\}\/\{table\}', '\{shard\}-\{replica\}'\)/,
  );
});

test('what becomes of other statements', () => {
  const adapt = (statement: string): readonly string[] =>
    clusterStatements(statement, CLUSTER, 'mail');
  expect(adapt('ALTER TABLE delivery_attempts ADD INDEX IF NOT EXISTS i at TYPE minmax')).toEqual([
    "ALTER TABLE delivery_attempts_local ON CLUSTER 'fleet' ADD INDEX IF NOT EXISTS i at TYPE minmax",
  ]);
  expect(adapt('ALTER TABLE delivery_attempts ADD COLUMN IF NOT EXISTS x UInt8')).toEqual([
    "ALTER TABLE delivery_attempts_local ON CLUSTER 'fleet' ADD COLUMN IF NOT EXISTS x UInt8",
    "ALTER TABLE delivery_attempts ON CLUSTER 'fleet' ADD COLUMN IF NOT EXISTS x UInt8",
  ]);
  expect(adapt('ALTER TABLE sources ADD COLUMN IF NOT EXISTS x UInt8')).toHaveLength(1);
  expect(adapt('DROP TABLE IF EXISTS not_attempted')).toHaveLength(2);
  expect(adapt('INSERT INTO a SELECT 1')).toEqual(['INSERT INTO a SELECT 1']);
  expect(() => adapt('OPTIMIZE TABLE places FINAL')).toThrow(/no form of this statement/);
  expect(() => adapt('CREATE TABLE IF NOT EXISTS a (b String) ENGINE = Memory')).toThrow(
    /cannot be replicated/,
  );
  const odd =
    "CREATE TABLE IF NOT EXISTS a (b String DEFAULT ')\\'', c UInt8) ENGINE = MergeTree ORDER BY c";
  expect(adapt(odd)[0]).toContain(
    "(b String DEFAULT ')\\'', c UInt8)\nENGINE = ReplicatedMergeTree('",
  );
});
