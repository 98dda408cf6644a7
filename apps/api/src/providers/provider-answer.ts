import { Count, OneOf, Parts, Text, TextOrNull, Texts } from '../openapi/fields';
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

export class ProvidersAnswer extends DecisionsAnswer {
  @Count('How many there are, whatever the limit.', 1)
  readonly total!: number;
  @Parts(ProviderFindingAnswer, 'Those that fail as a whole, and those that are back lately.')
  readonly findings!: readonly ProviderFindingAnswer[];
  @TextOrNull('The `cursor` of the next page; null: this is the last.', null)
  readonly next!: string | null;
}
