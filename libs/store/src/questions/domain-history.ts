import { domainBucketRows } from './bucket-rows';
import type { Question } from './question';
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
    ahead: {
      filter: {},
      sql: (cover) => `
SELECT sum(tried) AS attempts, ${ms('min(first_tried)')} AS first_attempt, ${ms('max(last_tried)')} AS last_attempt
FROM (
  ${domainBucketRows({ filter: { domain }, cover, columns: ['tried', 'first_tried', 'last_tried'] })}
)`,
    },
  };
}
