import type { Cover } from '../rollups/cover';
import { floorTo, LEVELS } from '../rollups/levels';
import { domainBucketRows } from './bucket-rows';
import { bucketsOfOne, isOfOne, type FilterOfOne, type OneBucket } from './buckets-of-one';
import { paramsOf, where, type AskedInSteps, type Filter, type Question } from './question';
import { ANSWERED, ms, TRIED, UNREACHABLE } from './words';

/** What was tried in one span of time, and with what luck. */
export interface SeriesBucket {
  /** When it begins: milliseconds since 1970, UTC. */
  readonly from: number;
  readonly attempts: number;
  readonly delivered: number;
  readonly noAnswer: number;
  readonly unreachable: number;
  readonly answered: number;
  /** Recipient lines that were no attempt. */
  readonly suspended: number;
}

/** One row a bucket in which there was anything, in order. */
export function domainSeries(filter: Filter, bucketSeconds: number): Question<SeriesBucket> {
  const bucket = 'toStartOfInterval(at, toIntervalSecond({bucketSeconds:UInt32}))';
  return {
    name: 'domain_series',
    sql: `
SELECT ${ms('toDateTime64(bucket, 3)')} AS \`from\`, sum(n) AS attempts, sum(taken) AS delivered,
  sum(silent) AS no_answer, sum(unreached) AS unreachable, sum(spoken) AS answered,
  sum(waited) AS suspended
FROM
(
  SELECT ${bucket} AS bucket, countIf(${TRIED}) AS n, countIf(reason = 'delivered') AS taken,
    countIf(reason = 'no_answer') AS silent, countIf(${UNREACHABLE}) AS unreached,
    countIf(${ANSWERED}) AS spoken, 0 AS waited
  FROM delivery_attempts FINAL WHERE ${where(filter)} GROUP BY bucket
  UNION ALL
  SELECT ${bucket} AS bucket, 0 AS n, 0 AS taken, 0 AS silent, 0 AS unreached, 0 AS spoken,
    countIf(kind = 'suspended') AS waited
  FROM not_attempted FINAL WHERE ${where(filter)} GROUP BY bucket
)
GROUP BY bucket ORDER BY bucket`,
    params: { ...paramsOf(filter), bucketSeconds },
    read: (row) => ({
      from: row['from'] as number,
      attempts: row['attempts'] as number,
      delivered: row['delivered'] as number,
      noAnswer: row['no_answer'] as number,
      unreachable: row['unreachable'] as number,
      answered: row['answered'] as number,
      suspended: row['suspended'] as number,
    }),
    ahead: { filter, steps: (engine) => fromBuckets(engine, filter, bucketSeconds) },
  };
}

const COLUMNS = [
  ...['tried', 'delivered', 'no_answer', 'unreachable', 'answered'],
  ...['suspended', 'lines'],
];

/** Undefined: the spans are not made of whole buckets. */
async function fromBuckets(
  engine: AskedInSteps,
  filter: Filter,
  bucketSeconds: number,
): Promise<readonly Record<string, unknown>[] | undefined> {
  const level = (['day', 'hour', 'minute'] as const).find(
    (each) => bucketSeconds % LEVELS[each].seconds === 0,
  );
  const cover = level && engine.cover(filter, level);
  if (cover === undefined) return undefined;
  if (level === 'day' && isOfOne(filter)) return daysOfOne(engine, filter, cover, bucketSeconds);
  return engine.ask(`
SELECT start_ms AS \`from\`, sum(r.tried) AS attempts, sum(r.delivered) AS delivered,
  sum(r.no_answer) AS no_answer, sum(r.unreachable) AS unreachable, sum(r.answered) AS answered,
  sum(r.suspended) AS suspended
FROM (
  ${domainBucketRows({ filter, cover, columns: COLUMNS, bucketMs: bucketSeconds * 1000 })}
) AS r
GROUP BY start_ms HAVING sum(r.lines) > 0 ORDER BY start_ms`);
}

/** Out of the rows of which the domain's counts are made, where both are asked for. */
async function daysOfOne(
  engine: AskedInSteps,
  filter: FilterOfOne,
  cover: Cover,
  bucketSeconds: number,
): Promise<readonly Record<string, unknown>[]> {
  const buckets = await bucketsOfOne(engine, filter, cover);
  const spans = Map.groupBy(buckets, (b) => floorTo(b.start_ms, bucketSeconds * 1000));
  const sum = (of: readonly OneBucket[], count: (bucket: OneBucket) => number): number =>
    of.reduce((all, bucket) => all + count(bucket), 0);
  return [...spans]
    .filter(([, of]) => sum(of, (b) => b.lines) > 0)
    .sort(([a], [b]) => a - b)
    .map(([from, of]) => ({
      from,
      attempts: sum(of, (b) => b.tried),
      delivered: sum(of, (b) => b.delivered),
      no_answer: sum(of, (b) => b.no_answer),
      unreachable: sum(of, (b) => b.unreachable),
      answered: sum(of, (b) => b.answered),
      suspended: sum(of, (b) => b.suspended),
    }));
}
