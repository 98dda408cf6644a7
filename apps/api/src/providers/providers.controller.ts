import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { askProvider } from '@noanswer/answers';
import { SharedQuestions } from '../asking/shared-questions';
import { Answers, ASKING_PROBLEMS } from '../openapi/answers';
import type { Plain } from '../openapi/plain';
import { lengthOf } from '../spikes/spikes-query';
import { Decisions } from '../watching/decisions';
import { windowBefore } from '../window/window';
import { providerFindingAsTold } from './finding-as-told';
import { ProvidersAnswer } from './provider-answer';
import { ProvidersQuery } from './providers-query';

@ApiTags('Decisions')
@Controller('v1/providers')
export class ProvidersController {
  constructor(
    private readonly decisions: Decisions,
    private readonly questions: SharedQuestions,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getProviders',
    summary: 'Receiving networks that fail as a whole, and those that are back lately',
  })
  @Answers(ProvidersAnswer, ...ASKING_PROBLEMS)
  async providers(@Query() query: ProvidersQuery): Promise<Plain<ProvidersAnswer>> {
    const wanted = { kinds: ['provider'], endedWithinMs: lengthOf(query.endedWithin) } as const;
    const { frame, total, rows, next, at } = await this.decisions.standing(query, wanted);
    const { filter, window } = windowBefore(query.window, at);
    const findings = rows.map(async (row) => ({
      ...providerFindingAsTold(row),
      rates: await askProvider(this.questions, filter, row.subject),
    }));
    return { ...frame, window, total, findings: await Promise.all(findings), next };
  }
}
