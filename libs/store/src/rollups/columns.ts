import { sampleOf } from './samples';

/** How several buckets become one, column by column. */
type Together = 'sum' | 'first' | 'last' | 'counts' | 'samples' | 'hashes' | 'all';

export interface BucketTable {
  readonly table: 'domain_buckets' | 'connection_buckets' | 'happened_buckets' | 'retry_buckets';
  /** What is counted for itself, besides time, log host and MTA. */
  readonly subject: readonly string[];
  readonly columns: Readonly<Record<string, Together>>;
}

export const DOMAIN_BUCKETS: BucketTable = {
  table: 'domain_buckets',
  subject: ['domain'],
  columns: {
    tried: 'sum',
    attempts: 'sum',
    delivered: 'sum',
    answered: 'sum',
    no_answer: 'sum',
    unreachable: 'sum',
    attempts_answered: 'sum',
    recipients: 'sum',
    suspended: 'sum',
    expired: 'sum',
    lines: 'sum',
    reasons: 'counts',
    verdicts: 'counts',
    addresses: 'counts',
    samples: 'samples',
    first_tried: 'first',
    last_tried: 'last',
    first_failure: 'first',
    last_failure: 'last',
    first_unreachable: 'first',
    last_unreachable: 'last',
    first_silent: 'first',
    last_silent: 'last',
    last_answer: 'last',
    last_connected: 'last',
  },
};

export const CONNECTION_BUCKETS: BucketTable = {
  table: 'connection_buckets',
  subject: ['domain', 'host', 'ip', 'port'],
  columns: {
    connections: 'sum',
    answered: 'sum',
    no_answer: 'sum',
    unreachable: 'sum',
    results: 'counts',
    samples: 'samples',
    first_failure: 'first',
    last_failure: 'last',
    first_unreachable: 'first',
    last_unreachable: 'last',
    last_answer: 'last',
  },
};

export const HAPPENED_BUCKETS: BucketTable = {
  table: 'happened_buckets',
  subject: [],
  columns: {
    attempts: 'sum',
    answered: 'sum',
    suspended: 'sum',
    reasons: 'counts',
    replies: 'counts',
    recipients: 'counts',
    status_codes: 'counts',
    connections: 'counts',
    addresses: 'hashes',
    first_at: 'first',
    last_at: 'last',
    first_tried: 'first',
    last_tried: 'last',
  },
};

/** One of `retried`. */
export const RETRIED = 'Tuple(at Int64, arrival Int64, met UInt8, queue_id String)';

export const RETRY_BUCKETS: BucketTable = {
  table: 'retry_buckets',
  subject: ['domain'],
  columns: { retried: 'all' },
};

/** All tables of buckets that are counted out of the attempts. */
export const BUCKET_TABLES: readonly BucketTable[] = [
  DOMAIN_BUCKETS,
  CONNECTION_BUCKETS,
  HAPPENED_BUCKETS,
  RETRY_BUCKETS,
];

/** What is kept of days of a domain besides, all log hosts and MTAs together, in `domain_totals`. */
export const TOTALLED: readonly string[] = [
  ...['tried', 'delivered', 'answered', 'no_answer', 'unreachable', 'recipients'],
  ...['suspended', 'expired', 'lines'],
  ...['first_tried', 'last_tried', 'first_failure', 'last_failure'],
  ...['first_silent', 'last_silent', 'last_answer', 'last_connected'],
];

/** Lines that are named as examples; the first ones, so that a replay names the same. */
export const MOST_SAMPLES = 3;

/** The column of several buckets, as an expression over their rows. */
export function together(column: string, kind: Together, of = column): string {
  switch (kind) {
    case 'sum':
      return `sum(${of}) AS ${column}`;
    case 'first':
      return `min(${of}) AS ${column}`;
    case 'last':
      return `max(${of}) AS ${column}`;
    case 'counts':
      return `mapFilter((k, v) -> v > 0, sumMap(${of})) AS ${column}`;
    case 'hashes':
      return `${sampleOf(`groupUniqArrayArray(${of})`)} AS ${column}`;
    case 'all':
      return `arraySort(groupArrayArray(${of})) AS ${column}`;
    case 'samples':
      return `arraySlice(arraySort(groupArrayArray(${of})), 1, ${MOST_SAMPLES}) AS ${column}`;
  }
}

/** What a column holds where there is nothing. */
export const NOTHING: Readonly<Record<Together, string>> = {
  sum: 'toUInt64(0)',
  first: 'NULL',
  last: 'NULL',
  counts: "CAST(map(), 'Map(String, UInt64)')",
  samples: "CAST([], 'Array(String)')",
  hashes: "CAST([], 'Array(UInt32)')",
  all: `CAST([], 'Array(${RETRIED})')`,
};
