import type { Store } from '../../libs/store/src/store';

/** What is made up: a fleet's month. */
export interface Fleet {
  readonly attempts: number;
  readonly domains: number;
  readonly senders: number;
  readonly days: number;
  /** Milliseconds; a whole hour. */
  readonly until: number;
}

const HOUR = 3_600_000;

/** A domain by its rank. One in a hundred is dead, two in a hundred fail now and then, the rest seldom. */
const DOMAIN = "concat('d', toString(k), '.example')";
const HOST = `concat('mx1.', ${DOMAIN})`;
const IPV4 = 'toUInt32(3221225472 + k)';
const PLACE = `reinterpretAsUInt64(reverse(substring(SHA256(concat(${DOMAIN}, '\\0', ${HOST}, '\\0', IPv4NumToString(${IPV4}), '\\0', '25')), 1, 8)))`;

const command = async (store: Store, name: string, sql: string): Promise<void> => {
  await store.ask({ name, sql, params: {}, read: (row) => row });
};

/** Rows are made by the engine itself, hour by hour, as batches come. */
export async function fill(
  store: Store,
  fleet: Fleet,
  told: (share: number) => void,
): Promise<void> {
  await command(
    store,
    'fill',
    `INSERT INTO places (domain, host_pattern, ipv4, other_ip, port)
     SELECT ${DOMAIN}, 'mx1.\\x01', ${IPV4}, '', 25 FROM (SELECT number + 1 AS k FROM numbers(${fleet.domains}))`,
  );
  await command(
    store,
    'fill',
    'INSERT INTO place_names SELECT id, domain, host, ip, port FROM places',
  );
  const hours = fleet.days * 24;
  const weights = Array.from({ length: hours }, (_, i) => diurnal(i));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  for (const [i, weight] of weights.entries()) {
    const start = fleet.until - (hours - i) * HOUR;
    const rows = Math.round((fleet.attempts * weight) / all);
    await fillHour(store, fleet, start, rows);
    told((i + 1) / hours);
  }
}

/** Four times as much at noon as at midnight. */
const diurnal = (hour: number): number => 1 - 0.6 * Math.cos(((hour % 24) / 24) * 2 * Math.PI);

/** Ranks are drawn log-uniformly: Zipf with exponent 1. The same hour is the same rows each time. */
const drawn = ({ domains, senders }: Fleet, start: number, rows: number): string => `
  SELECT number AS n, sipHash64(${start}, number) AS seed,
    toUInt32(pow(${domains}, (seed % 1000003) / 1000003)) AS k, intDiv(seed, 1000003) % ${senders} AS sender,
    ${start} + intDiv(number * ${HOUR}, ${Math.max(rows, 1)}) AS ms,
    intHash32(k) % 1000 AS kind, intDiv(seed, 7919) % 1000 AS luck,
    multiIf(k > 30 AND kind < 10, luck < 995, k > 30 AND kind < 30, luck < 150, luck < 3) AS fails
  FROM numbers(${rows})`;

const OUTCOME = `if(fails,
  if(luck % 5 = 4, 'refused\\tconnect_refused\\tlocal\\tsoft\\tdeferred\\t4.4.1\\t0\\t\\tnone', 'no_answer\\tconnect_timed_out\\tlocal\\tsoft\\tdeferred\\t4.4.1\\t0\\t\\tnone'),
  if(luck > 950, 'greylisted\\tgreylisting\\tremote\\tsoft\\tdeferred\\t4.2.0\\t450\\t4.2.0\\trelay', 'delivered\\tdelivered\\tremote\\tnone\\tsent\\t2.0.0\\t250\\t2.0.0\\trelay'))`;

async function fillHour(store: Store, fleet: Fleet, start: number, rows: number): Promise<void> {
  const key = `concat('mail/', toString(sender)), toUInt64(ms) * 1000 + n % 1000`;
  const when = "fromUnixTimestamp64Milli(toInt64(ms), 'UTC')";
  const host = "concat('out', toString(sender))";
  await command(
    store,
    'fill',
    `INSERT INTO delivery_attempts (source, offset, ordinal, at, mta, log_host, syslog_name, agent,
       queue_id_head, queue_id_middle, queue_id_tail, place, outcome, queue_seconds, attempt_seconds, text,
       \`recipients.token\`, \`recipients.address\`, \`recipients.own_status\`, \`recipients.own_dsn\`, weight)
     SELECT ${key}, 0, ${when}, 'postfix', ${host}, 'postfix', 'smtp', '4jWnj', hex(toUInt16(seed)), 'YGzJX6C',
       ${PLACE}, ${OUTCOME}, 1.5, 0.25, if(fails, 'connect to \\x03: Connection timed out', ''),
       [toFixedString(substring(reinterpretAsString(seed), 1, 5), 5)], [''], [''], [''], 300
     FROM (${drawn(fleet, start, rows)})`,
  );
  await command(
    store,
    'fill',
    `INSERT INTO connection_attempts (source, offset, ordinal, at, mta, log_host, place, result,
       attempt_source, attempt_distance, attempt_ordinal, weight)
     SELECT ${key}, 1, ${when}, 'postfix', ${host}, ${PLACE},
       if(fails, if(luck % 5 = 4, 'refused', 'no_answer'), 'answered'), concat('mail/', toString(sender)), 0, 0, 100
     FROM (${drawn(fleet, start, rows)})`,
  );
}
