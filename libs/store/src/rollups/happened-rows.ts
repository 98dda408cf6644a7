import { ANSWERED, TRIED } from '../questions/words';
import { HAPPENED_BUCKETS, NOTHING } from './columns';
import { keyOf, metIn, row, SETTINGS_BY_TIME, startOf, type CountedRows } from './counted-rows';
import { rowsIn, STORED } from './row-tables';
import { hashOf, sampleOf } from './samples';

type TimeAndPlace = Pick<CountedRows, 'tables' | 'where' | 'bucketMs' | 'columns'>;

/**
 * Attempts, their recipients, lines and connections as rows of `happened_buckets`: as `domainRows` of theirs. What a
 * bucket holds is said here alone.
 */
export function happenedRows(rows: TimeAndPlace): readonly string[] {
  const { columns } = rows;
  const tellsOfConnections = ['connections', 'addresses', 'first_at', 'last_at'];
  const areWanted =
    columns === undefined || columns.some((name) => tellsOfConnections.includes(name));
  return [attempts(rows), recipients(rows), lines(rows), ...(areWanted ? [connections(rows)] : [])];
}

const happened = (
  { columns }: TimeAndPlace,
  values: Readonly<Record<string, string>>,
  of: string,
): string =>
  `SELECT ${keyOf('b.start')}, ${row(HAPPENED_BUCKETS, values, columns)}
      FROM (${of}
        ${SETTINGS_BY_TIME}
      ) AS b`;

const start = ({ bucketMs }: TimeAndPlace): string => `${startOf('at', bucketMs)} AS start`;

const attempts = (rows: TimeAndPlace): string =>
  happened(
    rows,
    {
      attempts: 'n',
      answered: `if(${ANSWERED}, n, 0)`,
      reasons: 'map(toString(reason), n)',
      replies: `if(${ANSWERED} AND toUInt16OrZero(reply_code) > 0, map(concat(toString(toUInt16OrZero(reply_code)), ' ', enhanced_code), n), ${NOTHING.counts})`,
      ...{ first_at: 'earliest', last_at: 'latest' },
      first_tried: `if(${TRIED}, earliest, NULL)`,
      last_tried: `if(${TRIED}, latest, NULL)`,
    },
    `
        SELECT log_host, mta, reason, speaker, reply_code, enhanced_code, ${start(rows)}, count() AS n,
          min(at) AS earliest, max(at) AS latest
        FROM ${rowsIn(rows.tables ?? STORED, 'attempts')} WHERE ${rows.where} GROUP BY ALL`,
  );

/** A recipient's own status and code, where they differ from those of its attempt, stand beside it. */
const recipients = (rows: TimeAndPlace): string =>
  happened(
    rows,
    {
      recipients: "map(if(own_status = '', toString(status), own_status), n)",
      status_codes: "map(multiIf(own_dsn = '', toString(dsn), own_dsn = '-', '', own_dsn), n)",
    },
    `
        SELECT log_host, mta, status, dsn, toString(own_status) AS own_status, toString(own_dsn) AS own_dsn,
          ${start(rows)}, count() AS n
        FROM ${rowsIn(rows.tables ?? STORED, 'attempts')}
        ARRAY JOIN recipients.own_status AS own_status, recipients.own_dsn AS own_dsn
        WHERE ${rows.where} GROUP BY ALL`,
  );

const lines = (rows: TimeAndPlace): string =>
  happened(
    rows,
    {
      suspended: "if(kind = 'suspended', n, 0)",
      recipients: 'map(toString(status), n)',
      status_codes: "map(if(kind = 'suspended', '', toString(dsn)), n)",
      ...{ first_at: 'earliest', last_at: 'latest' },
    },
    `
        SELECT log_host, mta, kind, status, dsn, ${start(rows)}, count() AS n,
          min(at) AS earliest, max(at) AS latest
        FROM ${rowsIn(rows.tables ?? STORED, 'lines')} WHERE ${rows.where} GROUP BY ALL`,
  );

const connections = (rows: TimeAndPlace): string =>
  happened(
    rows,
    {
      connections: 'map(toString(result), n)',
      addresses: 'hashes',
      ...{ first_at: 'earliest', last_at: 'latest' },
    },
    `
        SELECT log_host, mta, result, start, sum(c.n) AS n, ${sampleOf(`groupUniqArrayIf(${hashOf("ifNull(p.ip, '')", 'ifNull(p.port, 0)')}, p.id IS NOT NULL)`)} AS hashes,
          min(c.earliest) AS earliest, max(c.latest) AS latest
        FROM (
          SELECT log_host, mta, result, place, ${start(rows)}, count() AS n, min(at) AS earliest, max(at) AS latest
          FROM ${rowsIn(rows.tables ?? STORED, 'connections')} WHERE ${rows.where} GROUP BY ALL
          ${SETTINGS_BY_TIME}
        ) AS c
        ANY LEFT JOIN (
          SELECT id, ip, port FROM ${(rows.tables ?? STORED).places} WHERE ${metIn('connections', rows)}
        ) AS p ON p.id = c.place
        GROUP BY ALL`,
  );
