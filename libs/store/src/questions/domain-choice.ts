import type { Cover } from '../rollups/cover';
import { domainBucketRows } from './bucket-rows';
import { behind, paramsBehind, type DomainPlace } from './domain-place';
import { where, type OneStatement, type Filter, type FirstAsked } from './question';
import { inStates, paramsOfStates, type StatesChoice } from './subject-states';
import { FAILED, TRIED, UNREACHABLE, WITH_PLACE } from './words';

/** Which domains are answered for, and in which order. */
export interface DomainChoice {
  readonly limit?: number | undefined;
  /** Only domains with so many attempts that were really made. */
  readonly minAttempts?: number | undefined;
  /** Only domains in whose name one of these stands: lower case, as names are kept. */
  readonly search?: readonly string[] | undefined;
  readonly sort?: DomainSort | undefined;
  /** Only domains of which an attempt ended so. */
  readonly reason?: string | undefined;
  /** Only domains that whoever watches has in one of these states. */
  readonly states?: StatesChoice | undefined;
  /** Only what comes behind this domain in the order. */
  readonly after?: DomainPlace | undefined;
}

/** The largest first, unknown rates last; `domain` is the name's own order. */
export const DOMAIN_SORTS = [
  'noAnswer',
  'noAnswerRate',
  'unreachable',
  'unreachableRate',
  'attempts',
  'lastFailure',
  'domain',
] as const;

export type DomainSort = (typeof DOMAIN_SORTS)[number];

const WORST = 'no_answer DESC, unreachable DESC, attempts DESC, domain';

const ORDER: Readonly<Record<DomainSort, string>> = {
  noAnswer: WORST,
  noAnswerRate: `if(attempts = 0, -1, no_answer / attempts) DESC, ${WORST}`,
  unreachable: `unreachable DESC, ${WORST}`,
  unreachableRate: `if(attempts = 0, -1, unreachable / attempts) DESC, ${WORST}`,
  attempts: `attempts DESC, ${WORST}`,
  lastFailure: `last_failure DESC NULLS LAST, ${WORST}`,
  domain: 'domain',
};

const EVERY = 1_000_000;

/** A longer list of names costs more to compare with than all domains cost to count in full. */
export const FEW = 500;

const HAVING = "(domain != '' OR attempts > 0) AND attempts >= {minAttempts:UInt64}";

/** What a choice is in SQL. */
interface Choice {
  /** What stands first in WITH. */
  readonly first: string;
  /** Conditions on rows and on places. */
  readonly rows: string;
  readonly places: string;
  readonly having: string;
  readonly order: string;
  /** How many there are, whatever the limit. */
  readonly total: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * Which domains are counted in full. Maps and times of three hundred thousand domains took 180 MiB,
 * to be thrown away but for ten: where few are wanted, all are counted only as far as the order needs.
 */
export function choiceOf(filter: Filter, choice: DomainChoice): Choice {
  const { limit = EVERY, minAttempts = 0, search = [], sort = 'noAnswer', reason, after } = choice;
  const named = namedBy(choice) ?? 'true';
  const common = {
    order: ORDER[sort],
    params: {
      limit,
      minAttempts,
      ...(search.length > 0 && { search }),
      ...(reason !== undefined && { reason }),
      ...(choice.states !== undefined && paramsOfStates(choice.states)),
      ...paramsBehind(sort, after),
    },
  };
  // One domain is few already.
  if (limit > FEW || filter.domain !== undefined) {
    const rows = named === 'true' ? 'true' : placesWhere(named);
    const met = reason === undefined ? 'true' : 'reasons[{reason:String}] > 0';
    const having = `${HAVING} AND ${met} AND ${behind(sort, after, 'last_failure')}`;
    return { ...common, having, first: '', rows, places: named, total: 'count() OVER ()' };
  }
  const few = 'has(chosen.1, domain)';
  return {
    ...common,
    having: HAVING,
    first: `${chosen(filter, named, choice)} AS chosen,`,
    rows: placesWhere(few),
    places: few,
    total: 'chosen.2',
  };
}

/** The same where rows were counted ahead. */
export function aheadChoice(
  filter: Filter,
  choice: DomainChoice,
): Pick<Choice, 'having' | 'order' | 'total'> & {
  readonly among: string | undefined;
  readonly first: OneStatement['first'];
} {
  const { limit = EVERY, sort = 'noAnswer', reason, after } = choice;
  const among = namedBy(choice);
  const common = { having: HAVING, order: ORDER[sort] };
  const met = (reasons: string): string =>
    reason === undefined ? 'true' : `${reasons}[{reason:String}] > 0`;
  if (limit > FEW || filter.domain !== undefined) {
    const having = `${HAVING} AND ${met('reasons')} AND ${behind(sort, after, 'last_failure')}`;
    return { ...common, having, first: undefined, among, total: 'count() OVER ()' };
  }
  const columns = ['tried', 'no_answer', 'unreachable', 'lines', 'last_failure'];
  if (reason !== undefined) columns.push('reasons');
  const sql = (cover: Cover): string => `
SELECT domain, sum(r.tried) AS attempts, sum(r.no_answer) AS no_answer,
  sum(r.unreachable) AS unreachable, max(r.last_failure) AS last_failure, count() OVER () AS total
FROM (
  ${domainBucketRows({ filter, cover, columns, among })}
) AS r
GROUP BY domain
HAVING sum(r.lines) > 0 AND ${HAVING} AND ${met('sumMap(r.reasons)')}
  AND ${behind(sort, after, 'toUnixTimestamp64Milli(last_failure)')}
ORDER BY ${ORDER[sort]} LIMIT {limit:UInt64}`;
  const paramsOf: FirstAsked['paramsOf'] = (rows) => ({
    chosen: rows.map((row) => row['domain']),
    total: rows[0]?.['total'] ?? 0,
  });
  return {
    ...common,
    first: (cover) => ({ sql: sql(cover), paramsOf }),
    among: 'domain IN {chosen:Array(String)}',
    total: 'toUInt64({total:UInt64})',
  };
}

/** The condition on names. Undefined: there is none. */
function namedBy({ search = [], states }: DomainChoice): string | undefined {
  const conditions = [
    search.length > 0 && 'multiSearchAny(domain, {search:Array(String)})',
    states !== undefined && inStates('domain', states, 'domain'),
  ].filter((condition) => condition !== false);
  return conditions.length === 0 ? undefined : conditions.join(' AND ');
}

const placesWhere = (condition: string): string =>
  `place IN (SELECT id FROM places WHERE ${condition})`;

/** The names in their order, and how many there are altogether. */
const chosen = (
  filter: Filter,
  named: string,
  { sort = 'noAnswer', reason, after }: DomainChoice,
): string => `(
    SELECT (groupArray(domain), any(total)) FROM
    (
      SELECT p.domain AS domain, sum(n) AS attempts, sum(rows.no_answer) AS no_answer,
        sum(rows.unreachable) AS unreachable, max(rows.failed_at) AS last_failure, sum(rows.met) AS met,
        count() OVER () AS total
      FROM
      (
        SELECT place, countIf(${TRIED}) AS n, countIf(reason = 'no_answer') AS no_answer,
          countIf(${UNREACHABLE}) AS unreachable, maxOrNullIf(at, ${FAILED}) AS failed_at,
          ${reason === undefined ? 'toUInt64(1)' : 'countIf(reason = {reason:String})'} AS met
        FROM delivery_attempts FINAL WHERE ${where(filter)} GROUP BY place
        UNION ALL
        SELECT place, 0 AS n, 0 AS no_answer, 0 AS unreachable, NULL AS failed_at,
          ${reason === undefined ? '1' : '0'} AS met
        FROM not_attempted FINAL WHERE ${where(filter)} GROUP BY place
      )
      ${WITH_PLACE}
      WHERE ${named}
      GROUP BY domain
      HAVING ${HAVING} AND met > 0 AND ${behind(sort, after, 'toUnixTimestamp64Milli(last_failure)')}
      ORDER BY ${ORDER[sort]} LIMIT {limit:UInt64}
    )
  )`;
