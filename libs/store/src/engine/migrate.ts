import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { NewerSchemaError } from '../errors';

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly statements: readonly string[];
}

/** The same path from the sources and from `dist`. */
const MIGRATIONS = join(__dirname, '..', '..', 'migrations');

export interface MigrationOptions {
  /** A directory of `NNNN_name.sql`. */
  readonly from?: string;
  /** The statements as this database needs them: a cluster has others than one machine. */
  readonly adapt?: (statement: string) => readonly string[];
  /** The newest version that is wanted; left out: the newest there is. */
  readonly upTo?: number;
  /** Keeps others away meanwhile; where nobody else can be, it just does the work. */
  readonly alone?: (work: () => Promise<void>) => Promise<void>;
}

/** What was done is noted here. */
export const MIGRATIONS_TABLE = `CREATE TABLE IF NOT EXISTS schema_migrations
      (version UInt32, name String, applied_at DateTime64(3, 'UTC') DEFAULT now64(3))
      ENGINE = ReplacingMergeTree ORDER BY version`;

/**
 * Brings a database to the newest schema. Every statement may run again without harm, and a
 * migration is recorded after its last one: killed in the middle, it is simply repeated. Where all is
 * done already, nothing is written and nobody waited for.
 */
export async function migrate(
  client: ClickHouseClient,
  location: string,
  options: MigrationOptions = {},
): Promise<number> {
  const adapt = options.adapt ?? ((statement: string) => [statement]);
  const alone = options.alone ?? ((work: () => Promise<void>) => work());
  const migrations = readMigrations(options.from ?? MIGRATIONS).filter(
    ({ version }) => version <= (options.upTo ?? version),
  );
  const known = migrations.at(-1)?.version ?? 0;
  const run = async (statement: string): Promise<void> => {
    for (const query of adapt(statement)) await client.command({ query });
  };
  const missing = async (): Promise<Migration[]> => {
    const applied = await appliedVersions(client);
    const newest = Math.max(0, ...applied);
    if (newest > known) throw new NewerSchemaError(location, newest, known);
    return migrations.filter(({ version }) => !applied.has(version));
  };
  if ((await missing()).length === 0) return known;
  await alone(async () => {
    await run(MIGRATIONS_TABLE);
    // Asked again: somebody else may have been faster.
    for (const { version, name, statements } of await missing()) {
      try {
        for (const statement of statements) await run(statement);
      } catch (error) {
        // Of two that hold the lock by mistake one may be ahead, and a later migration of its own in our way.
        if ((await appliedVersions(client)).has(version)) continue;
        throw error;
      }
      // Not client.insert: the embedded engine takes what our standard input holds for more rows.
      await client.command({
        query:
          'INSERT INTO schema_migrations (version, name) SELECT {version:UInt32}, {name:String}',
        query_params: { version, name },
      });
    }
  });
  return known;
}

/** None where the table that notes them is missing too. */
async function appliedVersions(client: ClickHouseClient): Promise<Set<number>> {
  const table = await client.query({
    query: 'EXISTS TABLE schema_migrations',
    format: 'JSONEachRow',
  });
  const [found] = await table.json<{ result: number }>();
  if (found?.result !== 1) return new Set();
  const answer = await client.query({
    query: 'SELECT version FROM schema_migrations FINAL',
    format: 'JSONEachRow',
  });
  return new Set((await answer.json<{ version: number }>()).map((row) => row.version));
}

export function readMigrations(from: string = MIGRATIONS): Migration[] {
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
