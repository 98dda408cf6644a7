import { amongDomains, namedDomains, withPlaceAmong } from './among-domains';
import { where, type AskedInSteps, type Filter } from './question';
import { UNREACHABLE, WITH_PLACE } from './words';

/** What a message must have met to be looked at. */
export type Met = 'unreachable' | 'no_answer';

const METS: Readonly<Record<Met, string>> = {
  unreachable: UNREACHABLE,
  no_answer: "reason = 'no_answer'",
};

/**
 * Keeps most of the other messages out before anything is sorted: a set of numbers takes a tenth of
 * what the names take, and numbers of 53 bits are the same here. One that gets through by chance met nothing unreachable
 * and falls out later.
 */
const MESSAGE = 'bitShiftRight(cityHash64(log_host, queue_id), 11)';

const thatMet = (filter: Filter, met: Met): string =>
  `FROM delivery_attempts FINAL WHERE ${where(filter)} AND ${METS[met]} AND queue_id != ''`;

/** The messages of which a first attempt met that, each with its end: `FROM ends`. */
export const ends = (filter: Filter, met: Met): string =>
  endsOf(filter, met, {
    attempts: `${MESSAGE} IN (SELECT ${MESSAGE} ${thatMet(filter, met)})`,
    lines: 'true',
    withPlace: WITH_PLACE,
  });

/** Which rows are looked at besides the filter, and how they get their names. */
interface Among {
  readonly attempts: string;
  readonly lines: string;
  readonly withPlace: string;
}

/**
 * A message is (log host, queue id, recipient domain), but Postfix gives its short ids out again
 * within hours. What tells two messages apart is their arrival, at − queue_seconds: one that arrived
 * after the attempt before it is another message. (Two seconds of slack: the log rounds.)
 */
const endsOf = (filter: Filter, met: Met, among: Among): string => `
WITH
  attempts AS
  (
    SELECT log_host, queue_id, p.domain AS domain, rows.at AS at, arrival, unreachable, delivered,
      given_up
    FROM
    (
      SELECT log_host, queue_id, place, at,
        if(queue_seconds < 0, NULL, toUnixTimestamp64Milli(at) - 1000 * toFloat64(queue_seconds)) AS arrival,
        ${METS[met]} AS unreachable, reason = 'delivered' AS delivered,
        status IN ('bounced', 'expired', 'force_expired') AS given_up
      FROM delivery_attempts FINAL
      WHERE ${where(filter)} AND ${among.attempts}
    )
    ${among.withPlace}
  ),
  told_apart AS
  (
    SELECT *, sum(is_another) OVER
        (PARTITION BY log_host, queue_id, domain ORDER BY at, arrival ROWS UNBOUNDED PRECEDING) AS life
    FROM
    (
      SELECT *, coalesce(arrival - 2000 > toUnixTimestamp64Milli(lagInFrame(toNullable(at)) OVER
          (PARTITION BY log_host, queue_id, domain ORDER BY at, arrival
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)), 0) AS is_another
      FROM attempts
    )
  ),
  expiries AS
  (
    SELECT log_host, queue_id, groupArray((rows.at, p.domain)) AS expired FROM
    (
      SELECT log_host, queue_id, place, at FROM not_attempted FINAL
      WHERE kind = 'expired' AND queue_id != '' AND ${where({ ...filter, domain: undefined })}
        AND ${among.lines}
    )
    ${among.withPlace}
    GROUP BY ALL
  ),
  messages AS
  (
    SELECT log_host, queue_id, domain, life,
      minIf(at, unreachable) AS failed_at,
      arraySort(groupArrayIf(at, delivered)) AS deliveries, max(given_up) AS bounced,
      minOrNullIf(at, given_up) AS bounced_at, max(at) AS last_at,
      leadInFrame(toNullable(min(at))) OVER (PARTITION BY log_host, queue_id, domain ORDER BY life
        ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS next_life_at
    FROM told_apart GROUP BY log_host, queue_id, domain, life
    HAVING max(unreachable)
  ),
  ends AS
  (
    SELECT m.domain AS domain,
      arrayFirstOrNull(x -> x > m.failed_at, m.deliveries) AS delivered_at,
      m.bounced OR arrayExists(
        (x, of) -> x >= m.failed_at AND (m.next_life_at IS NULL OR x < m.next_life_at)
          AND (of = '' OR of = m.domain),
        e.expired.1, e.expired.2
      ) AS is_given_up,
      m.failed_at AS failed_at, m.last_at AS last_at, m.bounced_at AS bounced_at,
      arrayReduce('minOrNull', arrayFilter(
        (x, of) -> x >= m.failed_at AND (of = '' OR of = m.domain), e.expired.1, e.expired.2
      )) AS expired_at,
      dateDiff('millisecond', m.failed_at, delivered_at) / 1000 AS seconds
    FROM messages AS m
    LEFT JOIN expiries AS e ON e.log_host = m.log_host AND e.queue_id = m.queue_id
  )`;

/** More messages make a longer statement than their attempts a slower one. */
const MOST_MESSAGES = 20_000;

/**
 * Which messages met that is asked first, and for which domains: written into one statement, it would be answered once for each
 * place where it is needed, and the names of all places held. Undefined: they are too many for that.
 *
 * @param rest of the statement, `FROM ends`.
 */
export async function inSteps(
  engine: AskedInSteps,
  filter: Filter,
  met: Met,
  rest: string,
): Promise<readonly Readonly<Record<string, unknown>>[] | undefined> {
  const [found] = await engine.ask(
    `SELECT groupUniqArray(${MOST_MESSAGES + 1})(${MESSAGE}) AS messages, arrayMap(id -> toString(id), groupUniqArray(place)) AS places
    ${thatMet(filter, met)}`,
  );
  const messages = (found?.['messages'] ?? []) as readonly number[];
  if (messages.length > MOST_MESSAGES) return undefined;
  const names = await engine.ask(
    'SELECT DISTINCT domain FROM place_names WHERE id IN (SELECT toUInt64(arrayJoin({places:Array(String)})))',
    { places: found?.['places'] ?? [] },
  );
  // Lines without a domain are of all the domains of their message.
  const among = namedDomains(['', ...names.map((row) => row['domain'] as string)]);
  if (among === undefined) return undefined;
  const isOne = `${MESSAGE} IN {messages:Array(UInt64)}`;
  const ofNamed = {
    attempts: `${amongDomains(among)} AND ${isOne}`,
    lines: `${amongDomains(among)} AND ${isOne}`,
    withPlace: withPlaceAmong(among),
  };
  return engine.ask(`${endsOf(filter, met, ofNamed)}${rest}`, { messages, among });
}
