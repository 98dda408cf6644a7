import { BY_TIME, settingsText } from '../engine/settings';

/** Where rows are read that are to be counted, and the names of their places. */
export interface RowTables {
  readonly attempts: string;
  readonly lines: string;
  readonly connections: string;
  readonly places: string;
  /** All rows are there, some more than once; else those that are to be counted alone, and their places. */
  readonly isStored: boolean;
}

/** The store's own. */
export const STORED: RowTables = {
  attempts: 'delivery_attempts',
  lines: 'not_attempted',
  connections: 'connection_attempts',
  places: 'place_names',
  isStored: true,
};

/**
 * Temporary ones, of one session: rows under the marks of one piece, read once and then counted several times.
 *
 * @param nth no piece meets the tables of another one, whichever server answers.
 */
export const gatheredTables = (nth: number): RowTables => ({
  attempts: `gathered_attempts_${nth}`,
  lines: `gathered_lines_${nth}`,
  connections: `gathered_connections_${nth}`,
  places: `gathered_places_${nth}`,
  isStored: false,
});

/** What of them is counted. */
const COLUMNS: Readonly<Record<'attempts' | 'lines' | 'connections', readonly string[]>> = {
  attempts: [
    ...['source', 'offset', 'place', 'log_host', 'mta', 'at', 'queue_id'],
    ...['reason', 'speaker', 'status', 'dsn', 'reply_code', 'enhanced_code'],
    ...['queue_seconds', 'attempt_seconds'],
    ...['`recipients.token`', '`recipients.own_status`', '`recipients.own_dsn`'],
  ],
  lines: [
    ...['place', 'log_host', 'mta', 'at', 'queue_id'],
    ...['kind', 'status', 'dsn', 'reason', 'verdict'],
  ],
  connections: ['source', 'offset', 'place', 'log_host', 'mta', 'at', 'result'],
};

/**
 * Statements that gather rows.
 *
 * @param where a condition on rows of the attempts' tables.
 * @param mostBytes of memory: beyond it they fail.
 */
export function gatherStatements(
  tables: RowTables,
  where: string,
  mostBytes: number,
): readonly string[] {
  const kinds = ['attempts', 'lines', 'connections'] as const;
  const places = kinds.map((kind) => `SELECT place FROM ${tables[kind]}`).join(' UNION ALL ');
  // A connection's own are not changed: sent beside a statement they would stay with the embedded engine's.
  const settings = settingsText({
    ...BY_TIME,
    allow_suspicious_low_cardinality_types: 1,
    max_memory_usage: mostBytes,
  });
  return [
    ...kinds.map(
      (kind) =>
        `CREATE TEMPORARY TABLE ${tables[kind]} ENGINE = Memory AS
SELECT ${COLUMNS[kind].join(', ')} FROM ${STORED[kind]} FINAL WHERE ${where}
${settings}`,
    ),
    `CREATE TEMPORARY TABLE ${tables.places} ENGINE = Memory AS
SELECT id, any(domain) AS domain, any(host) AS host, any(ip) AS ip, any(port) AS port
FROM ${STORED.places} WHERE id IN (${places}) GROUP BY id
${settings}`,
  ];
}

/** What was gathered takes memory until then. */
export const dropStatements = (tables: RowTables): readonly string[] =>
  [tables.attempts, tables.lines, tables.connections, tables.places].map(
    (table) => `DROP TEMPORARY TABLE IF EXISTS ${table}`,
  );

/** `FROM` of rows, each once. */
export const rowsIn = (tables: RowTables, kind: 'attempts' | 'lines' | 'connections'): string =>
  `${tables[kind]}${tables.isStored ? ' FINAL' : ''}`;
