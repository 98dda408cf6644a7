import { DAY } from '@noanswer/reachability';
import type { Cover } from '../rollups/cover';
import { floorTo } from '../rollups/levels';
import { MET } from '../rollups/retry-rows';
import { NAMED } from './among-domains';
import { domainBucketRows, retryBucketRows } from './bucket-rows';
import { bucketsOfOne, firstOf, isOfOne, lastOf, timesOfOne, type OneTime } from './buckets-of-one';
import type { AskedInSteps, Filter } from './question';
import { ms } from './words';

/** What is known of one domain so far. Milliseconds. */
interface Known {
  readonly domain: string;
  readonly answeredAt: number | null;
  /** The first silent attempt after that in buckets without an answer. */
  after: number | null;
  /** The last answer lies between silent attempts of one bucket: which was the first after it, and by when at the latest? */
  readonly around: number | null;
}

/**
 * Buckets know the first and the last silent attempt, and the last answer. Only where the last answer of all lies
 * between the two, more must be asked: the silent attempts of that domain themselves, which `retry_buckets` hold.
 */
export async function silenceInSteps(
  engine: AskedInSteps,
  filter: Filter,
  among: readonly string[] | undefined,
): Promise<readonly Record<string, unknown>[] | undefined> {
  const cover = engine.cover(filter);
  if (cover === undefined) return undefined;
  const known = await statesOf(engine, filter, cover, among);
  const open = known.flatMap(({ domain, answeredAt, around }) =>
    answeredAt === null || around === null ? [] : [{ domain, answeredAt, around }],
  );
  const found =
    open.length === 0 ? new Map<string, number>() : await silentAfter(engine, filter, open);
  if (found === undefined) return undefined;
  for (const one of known) one.after = earlier(one.after, found.get(one.domain) ?? null);
  return known.map(({ domain, answeredAt, after }) => ({
    domain,
    last_answer: answeredAt,
    failing_since: after,
  }));
}

async function statesOf(
  engine: AskedInSteps,
  filter: Filter,
  cover: Cover,
  among: readonly string[] | undefined,
): Promise<Known[]> {
  if (isOfOne(filter) && (among === undefined || among.includes(filter.domain))) {
    const { domain } = filter;
    const isOfAll = Object.values({ ...filter, domain: undefined }).every((v) => v === undefined);
    const buckets = isOfAll
      ? await timesOfOne(engine, domain, cover)
      : await bucketsOfOne(engine, filter, cover);
    return silenceOfOne(domain, buckets);
  }
  return (await engine.ask(states(filter, cover, among && NAMED))).map(knownIn);
}

/** The same as {@link states} of one domain, out of the rows of which its counts are made too. */
function silenceOfOne(domain: string, buckets: readonly OneTime[]): Known[] {
  const attempts = buckets.reduce((n, b) => n + b.lines - b.suspended - b.expired, 0);
  if (attempts <= 0) return [];
  const answeredAt = lastOf(buckets.flatMap((b) => [b.last_answer, b.last_connected]));
  const isAfter = (at: number | null): boolean =>
    at !== null && (answeredAt === null || at > answeredAt);
  return [
    {
      domain,
      answeredAt,
      after: firstOf(buckets.map((b) => (isAfter(b.first_silent) ? b.first_silent : null))),
      around: lastOf(
        buckets.map((b) =>
          isAfter(b.last_silent) && !isAfter(b.first_silent) ? b.last_silent : null,
        ),
      ),
    },
  ];
}

/** Domains of which it is not known yet. */
type Open = readonly {
  readonly domain: string;
  readonly answeredAt: number;
  readonly around: number;
}[];

const COLUMNS = [
  ...['lines', 'suspended', 'expired'],
  ...['first_silent', 'last_silent', 'last_answer', 'last_connected'],
];

/** Of silent attempts' pairs of times: the first after the last answer, and the last of those with an answer between. */
const AFTER_AND_AROUND = `
  toUnixTimestamp64Milli(arrayMin(arrayMap(x -> x.1, arrayFilter(x -> answered_at IS NULL OR x.1 > answered_at, silences)))) AS after,
  toUnixTimestamp64Milli(arrayMax(arrayMap(x -> x.2, arrayFilter(x -> x.1 <= answered_at AND x.2 > answered_at, silences)))) AS around`;
const SILENCES =
  'groupArrayIf((assumeNotNull(r.first_silent), assumeNotNull(r.last_silent)), isNotNull(r.last_silent)) AS silences';

const states = (filter: Filter, cover: Cover, among: string | undefined): string => `
SELECT domain, multiIf(a IS NULL, c, c IS NULL, a, greatest(a, c)) AS answered_at, ${ms('answered_at')} AS answered_ms,
  ${AFTER_AND_AROUND}
FROM
(
  SELECT domain, max(r.last_answer) AS a, max(r.last_connected) AS c, ${SILENCES}
  FROM (
  ${domainBucketRows({ filter, cover, columns: COLUMNS, among, isByHost: true })}
  ) AS r
  GROUP BY domain HAVING sum(r.lines) > sum(r.suspended) + sum(r.expired)
)`;

/** The first silent attempt of each after its last answer. Undefined: it is not counted well enough to be asked so. */
async function silentAfter(
  engine: AskedInSteps,
  filter: Filter,
  open: Open,
): Promise<ReadonlyMap<string, number> | undefined> {
  const since = Math.min(...open.map(({ answeredAt }) => floorTo(answeredAt, DAY)));
  const until = Math.max(...open.map(({ around }) => floorTo(around, DAY))) + DAY;
  const cover = engine.cover({
    since: Math.max(since, filter.since ?? since),
    until: Math.min(until, filter.until ?? until),
  });
  if (cover === undefined) return undefined;
  const found = await engine.ask(
    `
SELECT domain, min(one.at) AS first_at FROM
(
  ${retryBucketRows({ filter, cover, columns: ['retried'], among: 'domain IN {names:Array(String)}' }, 'attempts')}
)
ARRAY JOIN retried AS one
WHERE bitAnd(one.met, ${MET.silent}) > 0
  AND one.at > transform(domain, {names:Array(String)}, {answered:Array(Int64)}, toInt64(0))
GROUP BY domain`,
    {
      names: open.map(({ domain }) => domain),
      answered: open.map(({ answeredAt }) => answeredAt),
    },
  );
  return new Map(found.map((row) => [row['domain'] as string, row['first_at'] as number]));
}

const knownIn = (row: Record<string, unknown>): Known => ({
  domain: row['domain'] as string,
  answeredAt: row['answered_ms'] as number | null,
  after: someTime(row['after'] as number),
  around: someTime(row['around'] as number),
});

/** The least of no times is the beginning of 1970. */
const someTime = (ms: number): number | null => (ms > 0 ? ms : null);

const earlier = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.min(a, b);
