import { ms } from './words';

/** For WITH: the connection attempts of the delivery attempts that `chosen` holds, in the order of their time. */
export const CONNECTED = `connected AS
  (
    SELECT attempt_source, attempt_offset, attempt_ordinal,
      arraySort(groupArray((${ms('rows.at')}, p.host, p.ip, p.port, result))) AS connections
    FROM
    (
      SELECT toString(attempt_source) AS attempt_source, toUInt64(offset + attempt_distance) AS attempt_offset,
        attempt_ordinal, at, place, toString(result) AS result
      FROM connection_attempts FINAL
      WHERE (toString(attempt_source), toUInt64(offset + attempt_distance), attempt_ordinal) IN
        (SELECT toString(source), offset, ordinal FROM chosen)
    ) AS rows
    ANY LEFT JOIN place_names AS p ON p.id = rows.place
    GROUP BY ALL
  )`;
