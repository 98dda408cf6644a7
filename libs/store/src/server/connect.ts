import { Agent } from 'node:https';
import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client';
import type { Settings } from '../engine/settings';
import { CLUSTER_DEFAULTS, type ClusterOptions } from './cluster';
import { SERVER_DEFAULTS, type ServerStoreOptions, type ServerTls } from './options';

/**
 * Travels with every request, for a server keeps no session between them but where a request names one (temporary tables). What the machine may spend
 * (threads, memory) is the server's own affair and stays as its operator set it.
 */
const SERVER_SETTINGS: Settings = {
  // Batches are large already, and an answer must mean that the rows are there.
  async_insert: 0,
  // As in the embedded engine: rows with the same identity are sorted out by merges and by FINAL.
  optimize_on_insert: 0,
  join_use_nulls: 1,
  session_timezone: 'UTC',
  output_format_json_quote_64bit_integers: 0,
  // A log with stamps out of all years would otherwise be refused whole.
  max_partitions_per_insert_block: 0,
};

/** In a cluster besides. */
const clusterSettings = (cluster: ClusterOptions): Settings => ({
  // An answer must mean that the shards have the rows, not that this server will send them on.
  distributed_foreground_insert: 1,
  // Several replicas have the rows before Kafka's offset moves: losing one server loses nothing.
  insert_quorum: cluster.quorum ?? CLUSTER_DEFAULTS.quorum,
  insert_quorum_timeout: 60_000,
  // Identity is the rows' own; a block that the keeper remembers must be written all the same.
  insert_deduplicate: 0,
  // A subquery within a split table's query is answered once and sent along: right wherever rows lie.
  distributed_product_mode: 'global',
  // A `Distributed` table takes no settings of its own, as the tables behind it do.
  allow_suspicious_low_cardinality_types: 1,
  // Not beyond the time that a request may take.
  distributed_ddl_task_timeout: 50,
});

/** What travels with every request to the tables. */
export const settingsOf = ({ cluster }: ServerStoreOptions): Settings => ({
  ...SERVER_SETTINGS,
  ...(cluster && clusterSettings(cluster)),
});

/**
 * A client of its own for each use. No request goes out yet.
 *
 * @param database undefined: none is named, as long as ours may not exist.
 */
export function connectToServer(
  options: ServerStoreOptions,
  database: string | undefined,
  settings: Settings,
): ClickHouseClient {
  const { tls } = options;
  const codec = options.compression ?? 'none';
  const packed = codec === 'none' ? false : { codec };
  return createClient({
    url: options.url,
    username: options.user ?? SERVER_DEFAULTS.user,
    password: options.password ?? SERVER_DEFAULTS.password,
    ...(database !== undefined && { database }),
    application: 'noanswer',
    request_timeout: options.requestTimeoutMs ?? SERVER_DEFAULTS.requestTimeoutMs,
    compression: { request: packed, response: packed },
    clickhouse_settings: settings,
    // A long list of domains would make a longer URL than proxies take.
    use_multipart_params_auto: true,
    log: { level: ClickHouseLogLevel.OFF },
    ...(tls !== undefined && { http_agent: agentOf(tls) }),
    ...(isKnownByCertificate(options) && {
      set_basic_auth_header: false,
      http_headers: {
        'X-ClickHouse-User': options.user ?? SERVER_DEFAULTS.user,
        'X-ClickHouse-SSL-Certificate-Auth': 'on',
      },
    }),
  });
}

/** ClickHouse takes a certificate in place of a password only where it is told so, and no password. */
const isKnownByCertificate = ({ tls, password }: ServerStoreOptions): boolean =>
  tls?.certificate !== undefined && password === undefined;

/**
 * An agent of our own instead of the client's `tls`: with a certificate that would have the server know us by it
 * alone, and a password besides (a proxy asks for the one, ClickHouse for the other) would be refused.
 */
function agentOf({ ca, certificate, key }: ServerTls): Agent {
  return new Agent({
    keepAlive: true,
    maxSockets: 10,
    ...(ca !== undefined && { ca }),
    ...(certificate !== undefined && key !== undefined && { cert: certificate, key }),
  });
}

/** The server and the database as people see them: no user, no password, no query. */
export function locationOf(options: ServerStoreOptions): string {
  const { protocol, host } = new URL(options.url);
  return `${protocol}//${host}/${options.database ?? SERVER_DEFAULTS.database}`;
}
