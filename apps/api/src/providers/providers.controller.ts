import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { DecisionRow } from '@noanswer/store';
import { Answers, ASKING_PROBLEMS } from '../openapi/answers';
import type { Plain } from '../openapi/plain';
import { jumpAsTold } from '../spikes/jump-as-told';
import { lengthOf, SpikesQuery } from '../spikes/spikes-query';
import { Decisions } from '../watching/decisions';
import { ProvidersAnswer, type ProviderFindingAnswer } from './provider-answer';

@ApiTags('Decisions')
@Controller('v1/providers')
export class ProvidersController {
  constructor(private readonly decisions: Decisions) {}

  @Get()
  @ApiOperation({
    operationId: 'getProviders',
    summary: 'Receiving networks that fail as a whole, and those that are back lately',
  })
  @Answers(ProvidersAnswer, ...ASKING_PROBLEMS)
  async providers(@Query() query: SpikesQuery): Promise<Plain<ProvidersAnswer>> {
    const wanted = { kinds: ['provider'], endedWithinMs: lengthOf(query.endedWithin) } as const;
    const { frame, total, rows, next } = await this.decisions.standing(query, wanted);
    return { ...frame, total, findings: rows.map(findingAsTold), next };
  }
}

interface KeptFinding {
  readonly domains: readonly string[];
  readonly failing: number;
  readonly tried: number;
}

function findingAsTold(row: DecisionRow): Plain<ProviderFindingAnswer> {
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
