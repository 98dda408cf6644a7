import { LEVELS } from '../rollups/levels';
import type { Cover } from '../rollups/cover';
import { domainBucketRows } from './bucket-rows';
import { paramsOf, type AskedInSteps, type Filter } from './question';
import { ms } from './words';

const COUNTS = [
  ...['tried', 'recipients', 'suspended', 'expired', 'delivered', 'no_answer', 'unreachable'],
  ...['answered', 'lines'],
] as const;
const MAPS = ['reasons', 'verdicts'] as const;
const TIMES = [
  ...['first_tried', 'last_tried', 'first_failure', 'last_failure'],
  ...['first_unreachable', 'last_unreachable', 'first_silent', 'last_silent'],
  ...['last_answer', 'last_connected'],
] as const;

/** What one log host met at a domain in a day, an hour or less of it, named as columns are. Milliseconds. */
export type OneBucket = Readonly<
  Record<(typeof COUNTS)[number], number> &
    Record<(typeof MAPS)[number], Readonly<Record<string, number>>> &
    Record<(typeof TIMES)[number], number | null> & { of_host: string; start_ms: number }
>;

const TIMES_OF_ALL = [
  ...['first_tried', 'last_tried', 'first_silent', 'last_silent'],
  ...['last_answer', 'last_connected'],
] as const;
const COUNTS_OF_ALL = ['tried', 'suspended', 'expired', 'lines'] as const;

/** What tells since when one domain is tried and silent; of all log hosts together where it was counted so. */
export type OneTime = Pick<
  OneBucket,
  (typeof COUNTS_OF_ALL)[number] | (typeof TIMES_OF_ALL)[number]
>;

/** Only one domain is asked for. */
export type FilterOfOne = Filter & { readonly domain: string };

export const isOfOne = (filter: Filter): filter is FilterOfOne => filter.domain !== undefined;

/**
 * All buckets of one domain in a window. Its counts, its silence and its days are made of the same rows, which are few: so
 * they are read by one statement and put together here. Planning a statement costs the engine as much as reading them.
 */
export async function bucketsOfOne(
  engine: AskedInSteps,
  { domain, mta, logHost }: FilterOfOne,
  cover: Cover,
): Promise<readonly OneBucket[]> {
  const filter = { domain, mta, logHost };
  const columns = [...COUNTS, ...MAPS, ...TIMES];
  const named = [
    ...['of_host', 'start_ms', ...COUNTS, ...MAPS].map((name) => `r.${name} AS ${name}`),
    ...TIMES.map((name) => `${ms(`r.${name}`)} AS ${name}`),
  ];
  const rows = await engine.together(
    `
SELECT ${named.join(', ')} FROM (
  ${domainBucketRows({ filter, cover, columns, isByHost: true, bucketMs: LEVELS.day.ms })}
) AS r`,
    paramsOf(filter),
  );
  return rows as unknown as readonly OneBucket[];
}

/**
 * The same of all that is kept of a domain, as far as its history needs it: a year of days of every log host is many wide
 * rows, of all log hosts together it is few narrow ones.
 */
export async function timesOfOne(
  engine: AskedInSteps,
  domain: string,
  cover: Cover,
): Promise<readonly OneTime[]> {
  const filter = { domain };
  const columns = [...COUNTS_OF_ALL, ...TIMES_OF_ALL];
  const named = [
    ...COUNTS_OF_ALL.map((name) => `r.${name} AS ${name}`),
    ...TIMES_OF_ALL.map((name) => `${ms(`r.${name}`)} AS ${name}`),
  ];
  const rows = await engine.together(
    `
SELECT ${named.join(', ')} FROM (
  ${domainBucketRows({ filter, cover, columns })}
) AS r`,
    paramsOf(filter),
  );
  return rows as unknown as readonly OneTime[];
}

/** The first and the last of times, null where there is none. */
export const firstOf = (times: readonly (number | null)[]): number | null =>
  times.reduce((a, b) => (a === null ? b : b === null ? a : Math.min(a, b)), null);
export const lastOf = (times: readonly (number | null)[]): number | null =>
  times.reduce((a, b) => (a === null ? b : b === null ? a : Math.max(a, b)), null);
