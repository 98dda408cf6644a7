import { HOUR } from '@noanswer/reachability';
import { inSpans, joined, type Cover, type Span } from '../rollups/cover';
import { floorTo } from '../rollups/levels';
import { NAMED } from './among-domains';
import { domainBucketRows } from './bucket-rows';
import { bucketsOfOne, firstOf, isOfOne, lastOf, type OneBucket } from './buckets-of-one';
import { where, type AskedInSteps, type Filter } from './question';
import { ms, SILENT } from './words';

/** What is known of one domain so far. Milliseconds. */
interface Known {
  readonly domain: string;
  readonly answeredAt: number | null;
  /** The first silent attempt after that in buckets without an answer. */
  after: number | null;
  /** The last answer lies between silent attempts of one bucket: which was the first after it, and by when at the latest? */
  around: number | null;
}

/**
 * Buckets know the first and the last silent attempt, and the last answer. Only where the last answer of all lies
 * between the two, more must be asked: the hours of that domain first, and then the attempts of the hour
 * in which it lies.
 */
export async function silenceInSteps(
  engine: AskedInSteps,
  filter: Filter,
  among: readonly string[] | undefined,
): Promise<readonly Record<string, unknown>[] | undefined> {
  const cover = engine.cover(filter);
  if (cover === undefined) return undefined;
  const known = await statesOf(engine, filter, cover, among);
  if (cover.day.length > 0) await lookAt(known, (open) => hoursOf(engine, filter, open));
  await lookAt(known, (open) => attemptsOf(engine, filter, open));
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
  if (isOfOne(filter) && (among === undefined || among.includes(filter.domain)))
    return silenceOfOne(filter.domain, await bucketsOfOne(engine, filter, cover));
  return (await engine.ask(states(filter, cover, among && NAMED))).map(knownIn);
}

/** The same as {@link states} of one domain, out of the rows of which its counts are made too. */
function silenceOfOne(domain: string, buckets: readonly OneBucket[]): Known[] {
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

type Found = Pick<Known, 'domain' | 'after' | 'around'>;

async function lookAt(
  known: Known[],
  ask: (open: Open) => Promise<readonly Found[]>,
): Promise<void> {
  const open = known.flatMap(({ domain, answeredAt, around }) =>
    answeredAt === null || around === null ? [] : [{ domain, answeredAt, around }],
  );
  if (open.length === 0) return;
  const found = new Map((await ask(open)).map((one) => [one.domain, one]));
  for (const one of known) {
    if (one.around === null) continue;
    const { after = null, around = null } = found.get(one.domain) ?? {};
    one.after = earlier(one.after, after);
    one.around = around;
  }
}

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

/** The same in hours, from the last answer on. */
async function hoursOf(
  engine: AskedInSteps,
  filter: Filter,
  open: Open,
): Promise<readonly Found[]> {
  const [since, until] = spanOf(open);
  const cover = engine.cover(
    {
      since: Math.max(since, filter.since ?? since),
      until: Math.min(until, filter.until ?? until),
    },
    'hour',
  );
  if (cover === undefined) return open.map((one) => ({ ...one, after: null }));
  const found = await engine.ask(
    `
SELECT domain, fromUnixTimestamp64Milli(transform(domain, {names:Array(String)}, {answered:Array(Int64)}, toInt64(0)), 'UTC') AS answered_at,
  NULL AS answered_ms, ${AFTER_AND_AROUND}
FROM
(
  SELECT domain, ${SILENCES}
  FROM (
  ${domainBucketRows({ filter, cover, columns: ['first_silent', 'last_silent'], among: OPEN })}
  ) AS r
  GROUP BY domain
)`,
    paramsOf(open),
  );
  return found.map(knownIn);
}

const OPEN = 'domain IN {names:Array(String)}';

async function attemptsOf(
  engine: AskedInSteps,
  filter: Filter,
  open: Open,
): Promise<readonly Found[]> {
  const found = await engine.ask(
    `
SELECT p.domain AS domain, min(toUnixTimestamp64Milli(b.at)) AS first_at FROM
(
  SELECT place, at FROM delivery_attempts FINAL
  WHERE ${where(filter)} AND ${SILENT} AND ${inSpans('at', hoursAround(open))}
    AND place IN (SELECT id FROM place_names WHERE ${OPEN})
) AS b
ANY LEFT JOIN (SELECT id, domain FROM place_names WHERE ${OPEN}) AS p ON p.id = b.place
WHERE toUnixTimestamp64Milli(b.at) > transform(p.domain, {names:Array(String)}, {answered:Array(Int64)}, toInt64(0))
GROUP BY p.domain`,
    paramsOf(open),
  );
  return found.map((row) => ({
    domain: row['domain'] as string,
    after: row['first_at'] as number,
    around: null,
  }));
}

const paramsOf = (open: Open): Record<string, unknown> => ({
  names: open.map(({ domain }) => domain),
  answered: open.map(({ answeredAt }) => answeredAt),
});

/** Whole hours from each last answer on, joined: of those between them nothing is read. */
function hoursAround(open: Open): readonly Span[] {
  const spans = open.map(({ answeredAt, around }): Span => [
    floorTo(answeredAt, HOUR),
    floorTo(around, HOUR) + HOUR,
  ]);
  return joined(spans);
}

/** From the hour of the first answer to that of the last silence, whole hours. */
const spanOf = (open: Open): readonly [since: number, until: number] => [
  Math.min(...open.map(({ answeredAt }) => floorTo(answeredAt, HOUR))),
  Math.max(...open.map(({ around }) => floorTo(around, HOUR))) + HOUR,
];

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
