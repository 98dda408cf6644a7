import { bucketsIn, levelsIn, type Cover } from '../rollups/cover';
import { domainBucketRows } from './bucket-rows';
import { FEW, type DomainChoice } from './domain-choice';
import type { AskedInSteps, Filter } from './question';
import { totalFromSamples } from './sampled-domains';

/** Domains that failed alike are told apart by their attempts, so all of them are counted: if they are no more. */
const MOST_ALIKE = 1000;

type Row = Readonly<Record<string, unknown>>;

/** The worst of all: what is kept of those that failed is of all log hosts and both MTAs together. */
export function isOfTheWorst(
  { domain, mta, logHost }: Filter,
  choice: DomainChoice,
): choice is DomainChoice & { readonly limit: number } {
  const { limit = Infinity, sort = 'noAnswer', minAttempts = 0, search = [] } = choice;
  const filters = [domain, mta, logHost, choice.reason, choice.states, choice.after];
  return (
    filters.every((one) => one === undefined) &&
    sort === 'noAnswer' &&
    minAttempts === 0 &&
    search.length === 0 &&
    limit <= FEW
  );
}

/**
 * The domains with most no answers, then most unreachable attempts: chosen among those that failed, which are few, and counted in
 * full. Undefined: fewer failed than are wanted, or too many alike; then all domains are to be looked at.
 *
 * @param count the statement that counts those named `{chosen:Array(String)}`.
 */
export async function worstInSteps(
  engine: AskedInSteps,
  filter: Filter,
  limit: number,
  count: (cover: Cover) => string,
): Promise<readonly Row[] | undefined> {
  const cover = engine.cover(filter);
  if (cover === undefined) return undefined;
  const [counted, [all]] = await Promise.all([
    countWorst(engine, filter, limit, cover, count),
    totalFromSamples(engine, filter, cover),
  ]);
  const total_domains = all?.['total'] ?? 0;
  return counted?.map((row) => ({ ...row, total_domains }));
}

/** How many there are altogether is told by whoever knows it. */
async function countWorst(
  engine: AskedInSteps,
  filter: Filter,
  limit: number,
  cover: Cover,
  count: (cover: Cover) => string,
): Promise<readonly Row[] | undefined> {
  const chosen = await engine.ask(worstNames(filter, cover));
  if (chosen.length < limit || chosen.length > MOST_ALIKE) return undefined;
  const names = chosen.map((row) => row['domain']);
  return engine.ask(count(cover), { chosen: names, total: 0 });
}

const worstNames = (filter: Filter, cover: Cover): string => `
SELECT domain, sum(r.no_answer) AS no_answer, sum(r.unreachable) AS unreachable FROM
(
  ${failingRows(filter, cover).join('\n  UNION ALL\n  ')}
) AS r
GROUP BY domain HAVING unreachable > 0
ORDER BY no_answer DESC, unreachable DESC LIMIT {limit:UInt64} WITH TIES`;

/** Days and hours have tables of what failed; minutes and attempts are few. */
function failingRows(filter: Filter, cover: Cover): readonly string[] {
  const levels = levelsIn(cover, ['day', 'hour']);
  const summed = `SELECT domain, toUInt64(no_answer) AS no_answer, toUInt64(unreachable) AS unreachable
    FROM failing_buckets FINAL WHERE ${bucketsIn(cover, levels, false)}
    SETTINGS do_not_merge_across_partitions_select_final = 1`;
  const counted = levels.length > 0 ? [summed] : [];
  if (cover.minute.length === 0 && cover.rest.length === 0) return counted;
  const columns = ['no_answer', 'unreachable'];
  const ends = { day: [], hour: [], minute: cover.minute, rest: cover.rest };
  return [
    ...counted,
    `SELECT domain, toUInt64(b.no_answer) AS no_answer, toUInt64(b.unreachable) AS unreachable FROM (
    ${domainBucketRows({ filter, cover: ends, columns })}
    ) AS b WHERE b.unreachable > 0`,
  ];
}
