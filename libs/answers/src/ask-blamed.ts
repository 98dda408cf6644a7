import type { Asked, DomainRateCounts, Filter } from '@noanswer/store';
import { domainRates } from '@noanswer/store';
import { ratesReport } from './rates-report';
import type { RatesReport } from './report';

/** A time in which one of our mail servers did not get out. `until`: undefined while that goes on. */
export interface CutOffTime {
  readonly logHost: string;
  readonly since: number;
  readonly until: number | undefined;
}

/** What of some counts was made while the sender was to blame, and the rates without it. */
export interface BlamedReport {
  readonly attempts: number;
  readonly noAnswer: number;
  readonly unreachable: number;
  /** Log hosts of these senders, by name. */
  readonly senders: readonly string[];
  readonly without: RatesReport;
}

/**
 * Of the attempts for some domains, those that senders of ours made while they did not get out: nobody else is
 * blamed for them.
 *
 * @param domains with what they came to altogether in the time of the filter.
 * @returns by domain; one of which there are none is not in it.
 */
export async function askBlamed(
  store: Asked,
  filter: Omit<Filter, 'domain'>,
  domains: readonly DomainRateCounts[],
  times: readonly CutOffTime[],
): Promise<ReadonlyMap<string, BlamedReport>> {
  const names = domains.map(({ domain }) => domain);
  if (names.length === 0) return new Map();
  const blamed = new Map<string, Blamed>();
  for (const { logHost, since, until } of times) {
    if (filter.logHost !== undefined && filter.logHost !== logHost) continue;
    const during = {
      ...{ mta: filter.mta, logHost, since: Math.max(since, filter.since ?? since) },
      until: earlier(until, filter.until),
    };
    for (const counts of await store.ask(domainRates(during, names)))
      blamed.set(counts.domain, withMore(blamed.get(counts.domain), counts, logHost));
  }
  const of = new Map(domains.map((counts) => [counts.domain, counts]));
  return new Map(
    [...blamed].map(([domain, ours]) => [domain, reportOf(ours, of.get(domain) ?? ours)]),
  );
}

interface Blamed extends Omit<DomainRateCounts, 'domain'> {
  readonly senders: ReadonlySet<string>;
}

function reportOf(
  { attempts, noAnswer, unreachable, senders }: Blamed,
  all: Omit<DomainRateCounts, 'domain'>,
): BlamedReport {
  const without = ratesReport({
    attempts: all.attempts - attempts,
    noAnswer: all.noAnswer - noAnswer,
    unreachable: all.unreachable - unreachable,
  });
  return { attempts, noAnswer, unreachable, senders: [...senders].toSorted(), without };
}

const withMore = (before: Blamed | undefined, more: DomainRateCounts, logHost: string): Blamed => ({
  attempts: more.attempts + (before?.attempts ?? 0),
  noAnswer: more.noAnswer + (before?.noAnswer ?? 0),
  unreachable: more.unreachable + (before?.unreachable ?? 0),
  senders: new Set([...(before?.senders ?? []), logHost]),
});

const earlier = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
