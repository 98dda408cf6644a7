import { firstOf, lastOf, timesOfOne } from './buckets-of-one';
import type { AskedInSteps, Question } from './question';
import { ms, TRIED } from './words';

/** All that is kept of one domain, whatever the window: when it was first and last tried. */
export interface DomainHistory {
  readonly attempts: number;
  readonly firstAttempt: number | null;
  readonly lastAttempt: number | null;
}

/** One row, always. */
export function domainHistory(domain: string): Question<DomainHistory> {
  return {
    name: 'domain_history',
    sql: `
SELECT countIf(${TRIED}) AS attempts, ${ms(`minOrNullIf(at, ${TRIED})`)} AS first_attempt,
  ${ms(`maxOrNullIf(at, ${TRIED})`)} AS last_attempt
FROM delivery_attempts FINAL
WHERE place IN (SELECT id FROM places WHERE domain = {domain:String})`,
    params: { domain },
    read: (row) => ({
      attempts: row['attempts'] as number,
      firstAttempt: row['first_attempt'] as number | null,
      lastAttempt: row['last_attempt'] as number | null,
    }),
    ahead: { filter: {}, steps: (engine) => historyOfOne(engine, domain) },
  };
}

/** Of the rows that tell since when it is silent, too. */
async function historyOfOne(
  engine: AskedInSteps,
  domain: string,
): Promise<readonly Record<string, unknown>[] | undefined> {
  const cover = engine.cover({});
  if (cover === undefined) return undefined;
  const buckets = await timesOfOne(engine, domain, cover);
  return [
    {
      attempts: buckets.reduce((all, { tried }) => all + tried, 0),
      first_attempt: firstOf(buckets.map((bucket) => bucket.first_tried)),
      last_attempt: lastOf(buckets.map((bucket) => bucket.last_tried)),
    },
  ];
}
