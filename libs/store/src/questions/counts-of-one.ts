import { bucketsOfOne, firstOf, lastOf, type FilterOfOne, type OneBucket } from './buckets-of-one';
import type { DomainChoice } from './domain-choice';
import type { AskedInSteps } from './question';

/** Choices that need no more than the buckets of the domain itself. */
export const isPlain = ({ search = [], states, after, limit = 1 }: DomainChoice): boolean =>
  search.length === 0 && states === undefined && after === undefined && limit > 0;

/** The row of one domain that `domains` answers, or none. */
export async function countsOfOne(
  engine: AskedInSteps,
  filter: FilterOfOne,
  { minAttempts = 0, reason }: DomainChoice,
): Promise<readonly Record<string, unknown>[] | undefined> {
  const cover = engine.cover(filter);
  if (cover === undefined) return undefined;
  const buckets = await bucketsOfOne(engine, filter, cover);
  const sum = (count: (bucket: OneBucket) => number): number =>
    buckets.reduce((all, bucket) => all + count(bucket), 0);
  const attempts = sum((b) => b.tried);
  const reasons = mapOf(buckets.map((b) => b.reasons));
  const isTold =
    sum((b) => b.lines) > 0 &&
    attempts >= minAttempts &&
    (filter.domain !== '' || attempts > 0) &&
    (reason === undefined || (reasons[reason] ?? 0) > 0);
  if (!isTold) return [];
  return [
    {
      domain: filter.domain,
      attempts,
      recipients: sum((b) => b.recipients),
      suspended: sum((b) => b.suspended),
      expired: sum((b) => b.expired),
      delivered: sum((b) => b.delivered),
      no_answer: sum((b) => b.no_answer),
      unreachable: sum((b) => b.unreachable),
      answered: sum((b) => b.answered),
      reasons,
      verdicts: mapOf(buckets.map((b) => b.verdicts)),
      first_failure: firstOf(buckets.map((b) => b.first_failure)),
      last_failure: lastOf(buckets.map((b) => b.last_failure)),
      first_unreachable: firstOf(buckets.map((b) => b.first_unreachable)),
      last_unreachable: lastOf(buckets.map((b) => b.last_unreachable)),
      log_hosts: hostsOf(buckets),
      total_domains: 1,
    },
  ];
}

/** What was counted at least once, in order of its name. */
function mapOf(maps: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const map of maps)
    for (const [name, count] of Object.entries(map)) sums.set(name, (sums.get(name) ?? 0) + count);
  return Object.fromEntries([...sums].filter(([, count]) => count > 0).sort(byName));
}

/** As the engine tells them: log host, attempts, unreachable, answered; in order of the log host. */
function hostsOf(buckets: readonly OneBucket[]): [string, number, number, number][] {
  const hosts = new Map<string, [string, number, number, number]>();
  for (const { of_host, tried, unreachable, answered } of buckets) {
    const [, a, b, c] = hosts.get(of_host) ?? [of_host, 0, 0, 0];
    hosts.set(of_host, [of_host, a + tried, b + unreachable, c + answered]);
  }
  return [...hosts.values()].filter(([, attempts]) => attempts > 0).sort(byName);
}

const byName = (
  [a]: readonly [string, ...unknown[]],
  [b]: readonly [string, ...unknown[]],
): number => (a < b ? -1 : a > b ? 1 : 0);
