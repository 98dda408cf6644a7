import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { NewerSchemaError } from '../errors';

interface Migration {
  readonly version: number;
  readonly name: string;
  readonly statements: readonly string[];
}

/** The same path from the sources and from `dist`. */
const MIGRATIONS = join(__dirname, '..', '..', 'migrations');

/**
 * Brings a directory to the newest schema. Every statement may run again without harm, and a
 * migration is recorded after its last one: killed in the middle, it is simply repeated.
 */
export async function migrate(
  client: ClickHouseClient,
  directory: string,
  from: string = MIGRATIONS,
): Promise<number> {
  await client.command({
    query: `CREATE TABLE IF NOT EXISTS schema_migrations
      (version UInt32, name String, applied_at DateTime64(3, 'UTC') DEFAULT now64(3))
      ENGINE = ReplacingMergeTree ORDER BY version`,
  });
  const migrations = readMigrations(from);
  const known = migrations.at(-1)?.version ?? 0;
  const applied = await appliedVersions(client);
  const newest = Math.max(0, ...applied);
  if (newest > known) throw new NewerSchemaError(directory, newest, known);
  for (const { version, name, statements } of migrations) {
    if (applied.has(version)) continue;
    for (const query of statements) await client.command({ query });
    // Not client.insert: the embedded engine takes what our standard input holds for more rows.
    await client.command({
      query: 'INSERT INTO schema_migrations (version, name) SELECT {version:UInt32}, {name:String}',
      query_params: { version, name },
    });
  }
  return known;
}

async function appliedVersions(client: ClickHouseClient): Promise<Set<number>> {
  const answer = await client.query({
    query: 'SELECT version FROM schema_migrations FINAL',
    format: 'JSONEachRow',
  });
  return new Set((await answer.json<{ version: number }>()).map((row) => row.version));
}

export function readMigrations(from: string): Migration[] {
  return readdirSync(from)
    .filter((file) => /^\d{4}_\w+\.sql$/.test(file))
    .sort()
    .map((file) => ({
      version: Number(file.slice(0, 4)),
      name: file.slice(5, -4),
      statements: statementsOf(readFileSync(join(from, file), 'utf8')),
    }));
}

/** Comments stand on lines of their own; a statement ends at a semicolon that ends a line. */
function statementsOf(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('--'))
    .join('\n')
    .split(/;[ \t]*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
