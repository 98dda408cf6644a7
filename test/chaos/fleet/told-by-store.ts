import type { ClickHouseOverHttp } from '../../clickhouse-http/start';
import { ask } from '../../kafka/asked-store';
import { Counter } from '../../serve/load/counts';
import type { Counts } from '../../serve/load/counts';
import { named } from '../../serve/load/truth';
import type { ConnectionResult } from '../../serve/load/truth';

const PLACES = '(SELECT id, domain, host, ip FROM places FINAL) AS p';

const ATTEMPTS = `SELECT log_host, p.domain AS domain, reason, toUInt32(count()) AS times,
  toUInt32(sum(length(\`recipients.token\`))) AS recipients
  FROM delivery_attempts AS a FINAL JOIN ${PLACES} ON p.id = a.place GROUP BY ALL`;
const CONNECTIONS = `SELECT log_host, p.host AS host, p.ip AS ip, result, toUInt32(count()) AS times
  FROM connection_attempts AS c FINAL JOIN ${PLACES} ON p.id = c.place GROUP BY ALL`;
const SUSPENDED = `SELECT log_host, p.domain AS domain, toUInt32(count()) AS times
  FROM not_attempted AS n FINAL JOIN ${PLACES} ON p.id = n.place WHERE kind = 'suspended' GROUP BY ALL`;
const LINES = `SELECT toUInt32(sum(lines_read)) AS read, toUInt32(sum(lines_recognized)) AS recognized,
  toUInt32(sum(lines_not_ours)) AS notOurs, toUInt32(sum(lines_unparsed)) AS unparsed FROM sources FINAL`;

interface Row {
  readonly log_host: string;
  readonly domain: string;
  readonly host: string;
  readonly ip: string;
  readonly reason: string;
  readonly result: string;
  readonly times: number;
  readonly recipients: number;
}

/** What the store holds, by log host, domain and outcome, under the names of the load's tally. */
export async function toldByStore(
  clickhouse: ClickHouseOverHttp,
  database: string,
): Promise<Counts> {
  const counts = new Counter();
  for (const row of await ask<Row>(clickhouse, database, ATTEMPTS)) {
    counts.add(`${row.log_host}: ${named.attempt(row.domain, row.reason)}`, row.times);
    counts.add(`${row.log_host}: ${named.recipient(row.domain)}`, row.recipients);
  }
  for (const { log_host, host, ip, result, times } of await ask<Row>(
    clickhouse,
    database,
    CONNECTIONS,
  ))
    counts.add(`${log_host}: ${named.connection(host, ip, camel(result))}`, times);
  for (const { log_host, domain, times } of await ask<Row>(clickhouse, database, SUSPENDED))
    counts.add(`${log_host}: ${named.suspended(domain)}`, times);
  const [lines] = await ask<Record<'read' | 'recognized' | 'notOurs' | 'unparsed', number>>(
    clickhouse,
    database,
    LINES,
  );
  for (const fate of ['read', 'recognized', 'notOurs', 'unparsed'] as const)
    counts.add(named.line(fate), lines?.[fate] ?? 0);
  return counts.toCounts();
}

function camel(result: string): ConnectionResult {
  return result.replace(/_([a-z])/g, (_all, letter: string) =>
    letter.toUpperCase(),
  ) as ConnectionResult;
}
