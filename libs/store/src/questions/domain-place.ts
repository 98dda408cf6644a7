import type { DomainSort } from './domain-choice';

/** Where a domain stands in an order: all that any order goes by. Times are milliseconds since 1970. */
export interface DomainPlace {
  readonly domain: string;
  readonly attempts: number;
  readonly noAnswer: number;
  readonly unreachable: number;
  readonly lastFailure: number | null;
}

/** What an order goes by first, as a number; the same in SQL and here. */
const FIRST: Readonly<Record<DomainSort, (place: DomainPlace) => number>> = {
  noAnswer: () => 0,
  noAnswerRate: ({ attempts, noAnswer }) => (attempts === 0 ? -1 : noAnswer / attempts),
  unreachable: ({ unreachable }) => unreachable,
  unreachableRate: ({ attempts, unreachable }) => (attempts === 0 ? -1 : unreachable / attempts),
  attempts: ({ attempts }) => attempts,
  lastFailure: ({ lastFailure }) => lastFailure ?? -1,
  domain: () => 0,
};
const FIRST_IN_SQL: Readonly<Record<DomainSort, string>> = {
  noAnswer: '0',
  noAnswerRate: 'if(attempts = 0, -1, no_answer / attempts)',
  unreachable: 'unreachable',
  unreachableRate: 'if(attempts = 0, -1, unreachable / attempts)',
  attempts: 'attempts',
  lastFailure: 'ifNull(LAST_FAILURE, -1)',
  domain: '0',
};

/**
 * The condition on domains: they come behind that one. `lastFailure`: how the time of the last failure is had as
 * milliseconds.
 */
export function behind(
  sort: DomainSort,
  after: DomainPlace | undefined,
  lastFailure: string,
): string {
  if (after === undefined) return 'true';
  if (sort === 'domain') return 'domain > {afterDomain:String}';
  const first = FIRST_IN_SQL[sort].replace('LAST_FAILURE', lastFailure);
  return `(-toFloat64(${first}), -toInt64(no_answer), -toInt64(unreachable), -toInt64(attempts), domain) >
    (-{afterFirst:Float64}, -{afterNoAnswer:Int64}, -{afterUnreachable:Int64}, -{afterAttempts:Int64}, {afterDomain:String})`;
}

export function paramsBehind(
  sort: DomainSort,
  after: DomainPlace | undefined,
): Record<string, unknown> {
  if (after === undefined) return {};
  if (sort === 'domain') return { afterDomain: after.domain };
  return {
    afterFirst: FIRST[sort](after),
    afterNoAnswer: after.noAnswer,
    afterUnreachable: after.unreachable,
    afterAttempts: after.attempts,
    afterDomain: after.domain,
  };
}
