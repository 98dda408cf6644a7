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
  const counting = store.ask(domains(filter, choice));
  // Which one it is needs not be waited for: asked in one breath, counts and silence are read together.
  const named =
    filter.domain === undefined
      ? namedDomains((await counting).map(({ domain }) => domain))
      : [filter.domain];
  const [counted, silence, failing] = await Promise.all([
    counting,
    store.ask(domainSilence(filter, named)),
    store.ask(domainHosts(filter, named)),
  ]);
  const hosts = Map.groupBy(failing, ({ domain }) => domain);
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
