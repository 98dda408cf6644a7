import { MIGRATIONS_TABLE, readMigrations } from '../engine/migrate';
import { DATED_TABLES, ttlStatement } from '../retention';
import { clusterStatements, localTable, onCluster } from './cluster';
import { createDatabase } from './database';
import { SERVER_DEFAULTS, type ServerStoreOptions } from './options';

/**
 * What {@link openServerStore} would say to an empty server, in order: for an operator to read, or to say
 * in our stead where our user may not. Saying it twice does no harm. Names are as {@link wrongName} wants them.
 */
export function schemaStatements(
  options: Pick<ServerStoreOptions, 'database' | 'cluster' | 'retentionDays'>,
): readonly string[] {
  const { cluster, retentionDays, database = SERVER_DEFAULTS.database } = options;
  const where = cluster === undefined ? '' : onCluster(cluster);
  const migrations = readMigrations();
  const done = migrations.map(
    ({ version, name }) =>
      `INSERT INTO schema_migrations (version, name) SELECT ${version}, '${name}'`,
  );
  const ours = [MIGRATIONS_TABLE, ...migrations.flatMap(({ statements }) => statements), ...done];
  const adapted =
    cluster === undefined ? ours : ours.flatMap((one) => clusterStatements(one, cluster, database));
  const dated = cluster === undefined ? DATED_TABLES : DATED_TABLES.map(localTable);
  return [
    createDatabase(database, where),
    `USE ${database}`,
    ...(cluster === undefined ? [] : ['SET allow_suspicious_low_cardinality_types = 1']),
    ...adapted,
    ...(retentionDays === undefined || retentionDays === Infinity
      ? []
      : dated.map((table) => ttlStatement(table, retentionDays, where))),
  ];
}
