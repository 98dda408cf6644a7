import { stringLiteral } from '../engine/literal';

/** How a cluster's servers know each other, and how tables lie on them. */
export interface ClusterOptions {
  /** Its name in the servers' `remote_servers`. */
  readonly name: string;
  /** Where replicas of a table meet in the keeper. Macros are the servers' own. */
  readonly path?: string | undefined;
  readonly replica?: string | undefined;
  /** How many replicas must have an insert before it counts; 0: the one that was asked. */
  readonly quorum?: 'auto' | number | undefined;
}

export const CLUSTER_DEFAULTS = {
  path: '/clickhouse/tables/{shard}/{database}/{table}',
  replica: '{replica}',
  quorum: 'auto',
} as const;

/**
 * Tables that are split over the shards, and by what. Rows with one identity must meet in one shard, or
 * FINAL could not see that they are one: so only what cannot change when a row is written again may
 * decide. An attempt's domain is in its own line; a connect line's is not known until its
 * delivery line comes, so connections go by their identity. Buckets are named by what they count. All other tables are small, and every
 * server has the whole of them (docs/decisions/0021-server.md).
 */
const SHARDED: ReadonlyMap<string, string> = new Map([
  ['delivery_attempts', 'domain_slot'],
  ['not_attempted', 'domain_slot'],
  ['connection_attempts', 'cityHash64(source, offset, ordinal)'],
  ['domain_buckets', 'cityHash64(domain)'],
  ['connection_buckets', 'cityHash64(domain)'],
  ['failing_buckets', 'cityHash64(domain)'],
  ['domain_totals', 'cityHash64(domain)'],
  ['retry_buckets', 'cityHash64(domain)'],
]);

/** The column of rows that are split by domain, filled by the writer. */
const SLOT_COLUMN = 'domain_slot UInt16 CODEC(ZSTD(1))';

/** The table of one shard that holds a split table's rows. */
export const localTable = (table: string): string =>
  SHARDED.has(table) ? `${table}_local` : table;

/** What every statement about the schema says in a cluster. */
export const onCluster = (cluster: ClusterOptions): string => `ON CLUSTER '${cluster.name}'`;

const CREATE_TABLE = /^CREATE TABLE IF NOT EXISTS (\w+)\s*\(/;
const ENGINE = /^\s*ENGINE = (\w*MergeTree)(?:\(([^()]*)\))?/;
const ALTER_TABLE = /^ALTER TABLE (\w+)\s/;
const DROP_TABLE = /^DROP TABLE IF EXISTS (\w+)$/;
const CREATE_VIEW = /^CREATE VIEW IF NOT EXISTS (\w+)\s/;
const ABOUT_COLUMNS = /^\s*(?:ADD|DROP|MODIFY|RENAME|COMMENT) COLUMN\s/;

/**
 * A statement of the migrations as a cluster needs it: the same for every server, replicated, and
 * split tables with a `Distributed` one before them, under the name that the questions use.
 *
 * @param database named, because a statement for all servers is read by each of them anew.
 * @throws where a statement is of a kind that nobody has thought about: better than a guess.
 */
export function clusterStatements(
  statement: string,
  cluster: ClusterOptions,
  database: string,
): readonly string[] {
  const everywhere = onCluster(cluster);
  const created = CREATE_TABLE.exec(statement);
  if (created !== null) return createStatements(statement, created, cluster, database);
  const altered = ALTER_TABLE.exec(statement);
  if (altered !== null) {
    const [head, table = ''] = altered;
    const change = statement.slice(head.length);
    const local = `ALTER TABLE ${localTable(table)} ${everywhere} ${change}`;
    // The table in front has the columns, and neither indexes nor TTL.
    const inFront = SHARDED.has(table) && ABOUT_COLUMNS.test(change);
    return inFront ? [local, `ALTER TABLE ${table} ${everywhere} ${change}`] : [local];
  }
  const dropped = DROP_TABLE.exec(statement)?.[1];
  if (dropped !== undefined)
    return [...new Set([dropped, localTable(dropped)])].map(
      (table) => `DROP TABLE IF EXISTS ${table} ${everywhere} SYNC`,
    );
  const view = CREATE_VIEW.exec(statement);
  if (view !== null) return [`${view[0]}${everywhere} ${statement.slice(view[0].length)}`];
  if (statement.startsWith('INSERT INTO ')) return [statement];
  throw new Error(`A cluster has no form of this statement yet: ${statement.slice(0, 80)}`);
}

function createStatements(
  statement: string,
  [head, table = '']: RegExpExecArray,
  cluster: ClusterOptions,
  database: string,
): readonly string[] {
  const end = closingBracket(statement, head.length - 1);
  const columns = statement.slice(head.length, end);
  const rest = statement.slice(end + 1);
  const engine = ENGINE.exec(rest);
  if (engine === null)
    throw new Error(`The table ${table} has an engine that cannot be replicated`);
  const [said, kind = '', args = ''] = engine;
  const local = localTable(table);
  const key = SHARDED.get(table);
  const own = key === 'domain_slot' ? `\n    ${SLOT_COLUMN},${columns}` : columns;
  const replicated = [...replicaOf(key !== undefined, cluster), ...(args === '' ? [] : [args])];
  const made = `CREATE TABLE IF NOT EXISTS ${local} ${onCluster(cluster)}\n(${own})
ENGINE = Replicated${kind}(${replicated.join(', ')})${rest.slice(said.length)}`;
  if (key === undefined) return [made];
  return [
    made,
    `CREATE TABLE IF NOT EXISTS ${table} ${onCluster(cluster)}\n(${own})
ENGINE = Distributed('${cluster.name}', '${database}', '${local}', ${key})`,
  ];
}

/** A table that every server has whole has one path for all shards, and each server is a replica. */
function replicaOf(isSharded: boolean, cluster: ClusterOptions): readonly [string, string] {
  const path = cluster.path ?? CLUSTER_DEFAULTS.path;
  const replica = cluster.replica ?? CLUSTER_DEFAULTS.replica;
  return isSharded
    ? [stringLiteral(path), stringLiteral(replica)]
    : [stringLiteral(path.replaceAll('{shard}', 'all')), stringLiteral(`{shard}-${replica}`)];
}

/** Where the bracket that opens at `from` closes; brackets in texts do not count. */
function closingBracket(statement: string, from: number): number {
  let depth = 0;
  let quote = '';
  for (let at = from; at < statement.length; at++) {
    const character = statement.charAt(at);
    if (quote !== '') {
      if (character === '\\') at += 1;
      else if (character === quote) quote = '';
    } else if (character === "'" || character === '`') quote = character;
    else if (character === '(') depth += 1;
    else if (character === ')' && --depth === 0) return at;
  }
  throw new Error(`A bracket is not closed: ${statement.slice(0, 80)}`);
}
