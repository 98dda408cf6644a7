import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { isoTime } from '@noanswer/answers';
import type { SenderFinding } from '@noanswer/reachability';
import type { DecisionRow } from '@noanswer/store';
import { Answers, ASKING_PROBLEMS } from '../openapi/answers';
import type { Plain } from '../openapi/plain';
import { lengthOf, SpikesQuery } from '../spikes/spikes-query';
import { Decisions } from '../watching/decisions';
import { SenderFindingsAnswer, type SenderFindingAnswer } from './sender-finding-answer';

@ApiTags('Decisions')
@Controller('v1/senders/findings')
export class SenderFindingsController {
  constructor(private readonly decisions: Decisions) {}

  @Get()
  @ApiOperation({
    operationId: 'getSenderFindings',
    summary: 'Our mail servers that do not get out, and those that do again lately',
  })
  @Answers(SenderFindingsAnswer, ...ASKING_PROBLEMS)
  async findings(@Query() query: SpikesQuery): Promise<Plain<SenderFindingsAnswer>> {
    const wanted = { kinds: ['sender'], endedWithinMs: lengthOf(query.endedWithin) } as const;
    const { frame, total, rows, next } = await this.decisions.standing(query, wanted);
    return { ...frame, total, findings: rows.map(senderFindingAsTold), next };
  }
}

export function senderFindingAsTold(row: DecisionRow): Plain<SenderFindingAnswer> {
  const kept = JSON.parse(row.evidence) as Partial<SenderFinding>;
  return {
    id: row.id,
    logHost: row.subject,
    state: row.state as SenderFindingAnswer['state'],
    start: isoTime(row.began),
    foundAt: isoTime(kept.foundAt ?? null),
    endedAt: isoTime(row.endedAt),
    toldAt: isoTime(row.at),
    tried: kept.tried ?? 0,
    failing: kept.failing ?? 0,
    triedByOthers: kept.triedByOthers ?? 0,
    reachedByOthers: kept.reachedByOthers ?? 0,
    reasons: kept.reasons ?? {},
    destinations: kept.destinations ?? [],
    sentence: row.sentence,
  };
}
