import type { DecisionRow } from '@noanswer/store';
import type { Plain } from '../openapi/plain';
import { jumpAsTold } from '../spikes/jump-as-told';
import type { ProviderFindingAnswer } from './provider-answer';

interface KeptFinding {
  readonly domains: readonly string[];
  readonly failing: number;
  readonly tried: number;
}

export function providerFindingAsTold(row: DecisionRow): Plain<ProviderFindingAnswer> {
  const kept = JSON.parse(row.evidence) as Partial<KeptFinding>;
  return {
    ...jumpAsTold(row),
    provider: row.subject,
    state: row.state as ProviderFindingAnswer['state'],
    failingDomains: kept.failing ?? 0,
    triedDomains: kept.tried ?? 0,
    domains: kept.domains ?? [],
  };
}
