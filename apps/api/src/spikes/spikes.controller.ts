import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Answers, ASKING_PROBLEMS } from '../openapi/answers';
import type { Plain } from '../openapi/plain';
import { Decisions } from '../watching/decisions';
import { spikeAsTold } from './jump-as-told';
import { SpikesAnswer } from './spike-answer';
import { lengthOf, SpikesQuery } from './spikes-query';

@ApiTags('Decisions')
@Controller('v1/spikes')
export class SpikesController {
  constructor(private readonly decisions: Decisions) {}

  @Get()
  @ApiOperation({
    operationId: 'getSpikes',
    summary: 'Domains whose no-answer rate has jumped, and those that are back lately',
  })
  @Answers(SpikesAnswer, ...ASKING_PROBLEMS)
  async spikes(@Query() query: SpikesQuery): Promise<Plain<SpikesAnswer>> {
    const wanted = { kinds: ['spike'], endedWithinMs: lengthOf(query.endedWithin) } as const;
    const { frame, total, rows, next } = await this.decisions.standing(query, wanted);
    return { ...frame, total, spikes: rows.map(spikeAsTold), next };
  }
}
