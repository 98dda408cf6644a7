import type { ProviderRatesReport } from '@noanswer/answers';
import { Count, OneOf, Part, Parts, Text, TextOrNull, Texts } from '../openapi/fields';
import { RatesAnswer } from '../rates/rates-answer';
import { WindowAnswer } from '../window/window-answer';
import { JumpAnswer, PROVIDER_STATES } from '../spikes/spike-answer';
import { DecisionsAnswer } from '../watching/decided-answer';

/** A receiving network of which many domains fail together. */
export class ProviderFindingAnswer extends JumpAnswer {
  @Text('The registrable domain of its hosts\u2019 names, or its network.', 'outlook.com')
  readonly provider!: string;
  @OneOf(PROVIDER_STATES, '`failing`, or how that ended, as of a spike.')
  readonly state!: (typeof PROVIDER_STATES)[number];
  @Count('Its domains that got no answers when it was found.', 14)
  readonly failingDomains!: number;
  @Count('Its domains that were tried then.', 40)
  readonly triedDomains!: number;
  @Texts('Some of them, the worst first.', ['example.org', 'example.net'])
  readonly domains!: readonly string[];
}

export class ProviderRatesAnswer extends RatesAnswer implements ProviderRatesReport {
  @Count('Its domains that were tried.', 40)
  readonly domains!: number;
}

/** A finding, and how the provider did altogether. */
export class RatedProviderAnswer extends ProviderFindingAnswer {
  @Part(
    ProviderRatesAnswer,
    'Of attempts for all domains of which a host of the provider was ever connected to, in the window.',
  )
  readonly rates!: ProviderRatesAnswer;
}

export class ProvidersAnswer extends DecisionsAnswer {
  @Part(WindowAnswer, 'The time that rates are of.')
  readonly window!: WindowAnswer;
  @Count('How many there are, whatever the limit.', 1)
  readonly total!: number;
  @Parts(RatedProviderAnswer, 'Those that fail as a whole, and those that are back lately.')
  readonly findings!: readonly RatedProviderAnswer[];
  @TextOrNull('The `cursor` of the next page; null: this is the last.', null)
  readonly next!: string | null;
}
