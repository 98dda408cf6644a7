import { namedDomains } from './among-domains';
import { domainHosts, type DomainHost } from './domain-hosts';
import { domainSilence } from './domain-silence';
import type { DomainChoice } from './domain-choice';
import { domains, type DomainCounts } from './domains';
import type { Filter, Question } from './question';

/** Whoever can be asked: the store, or a test. */
export interface Asked {
  ask<Row>(question: Question<Row>): Promise<Row[]>;
}

export interface Domain extends DomainCounts {
  readonly lastAnswer: number | null;
  readonly failingSince: number | null;
  /** Addresses that fail, the most failing first. */
  readonly hosts: readonly DomainHost[];
}

export interface WorstDomains {
  /** Domains that were chosen, whatever the limit. */
  readonly total: number;
  readonly domains: readonly Domain[];
}

/** All about domains, the worst first: three questions put together. */
export async function worstDomains(
  store: Asked,
  filter: Filter = {},
  choice: DomainChoice = {},
): Promise<WorstDomains> {
  const counted = await store.ask(domains(filter, choice));
  const named = namedDomains(counted.map(({ domain }) => domain));
  const silence = await store.ask(domainSilence(filter, named));
  const hosts = Map.groupBy(await store.ask(domainHosts(filter, named)), ({ domain }) => domain);
  const silenceOf = new Map(silence.map((row) => [row.domain, row]));
  return {
    total: counted[0]?.totalDomains ?? 0,
    domains: counted.map((counts) => ({
      ...counts,
      lastAnswer: silenceOf.get(counts.domain)?.lastAnswer ?? null,
      failingSince: silenceOf.get(counts.domain)?.failingSince ?? null,
      hosts: hosts.get(counts.domain) ?? [],
    })),
  };
}
