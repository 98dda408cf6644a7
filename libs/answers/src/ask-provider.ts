import type { Asked, Filter } from '@noanswer/store';
import { providerRates } from '@noanswer/store';
import { ratesReport } from './rates-report';
import type { RatesReport } from './report';

/** The domains that one receiving network serves, all together. */
export interface ProviderRatesReport extends RatesReport {
  /** How many of them were tried. */
  readonly domains: number;
}

export async function askProvider(
  store: Asked,
  filter: Pick<Filter, 'since' | 'until'>,
  provider: string,
): Promise<ProviderRatesReport> {
  const [counts = NOTHING] = await store.ask(providerRates(filter, provider));
  return { domains: counts.domains, ...ratesReport(counts) };
}

const NOTHING = { domains: 0, attempts: 0, noAnswer: 0, unreachable: 0 };
