/**
 * A cluster of one shard in one process, so that `Distributed` tables are real ones. The port is only
 * written down: by it ClickHouse knows that the shard is itself.
 */
export const clusterOfOne = (name: string): string => `<clickhouse>
  <tcp_port>9000</tcp_port>
  <remote_servers><${name}><shard><replica>
    <host>127.0.0.1</host><port>9000</port>
  </replica></shard></${name}></remote_servers>
  <macros><shard>01</shard><replica>one</replica></macros>
</clickhouse>
`;

/** The engine has no keeper: statements for all servers are said to this one, and nothing is replicated. */
export const withoutKeeper = (sql: string): string =>
  sql
    .replace(/ ON CLUSTER '[^']*'/g, ' ')
    .replace(/ENGINE = Replicated(\w+)\('[^']*', '[^']*'(?:, )?/g, 'ENGINE = $1(');
