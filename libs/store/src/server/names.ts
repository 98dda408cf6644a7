import { SERVER_DEFAULTS, type ServerStoreOptions } from './options';

const DATABASE = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;
const CLUSTER = /^[A-Za-z0-9_.{}-]{1,64}$/;

/**
 * Names stand in statements as they are, so not every name will do.
 *
 * @returns what is wrong with one of them, in a sentence without its dot; undefined if nothing is.
 */
export function wrongName({
  database = SERVER_DEFAULTS.database,
  cluster,
}: Pick<ServerStoreOptions, 'database' | 'cluster'>): string | undefined {
  if (!DATABASE.test(database)) return 'the database has a name of letters, digits and underscores';
  if (!CLUSTER.test(cluster?.name ?? 'none'))
    return 'the cluster has a name as `SELECT cluster FROM system.clusters` shows it';
  return undefined;
}
