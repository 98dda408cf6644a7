import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Answers, ASKING_PROBLEMS } from '../openapi/answers';
import type { Plain } from '../openapi/plain';
import { Decisions } from '../watching/decisions';
import { statesOf } from '../watching/is-states';
import { momentOf } from '../window/moment';
import { stateAsTold } from './state-as-told';
import {
  UNREACHABLE_KINDS,
  UNREACHABLE_STATES,
  UnreachableAnswer,
  UnreachableHistoryAnswer,
  type StateChangeAnswer,
  type UnreachableStateAnswer,
} from './unreachable-answer';
import { UnreachableHistoryQuery, UnreachableQuery } from './unreachable-query';

@ApiTags('Decisions')
@Controller('v1/unreachable')
export class UnreachableController {
  constructor(private readonly decisions: Decisions) {}

  @Get()
  @ApiOperation({
    operationId: 'getUnreachable',
    summary: 'Domains and addresses that do not answer, since when, and what shows it',
  })
  @Answers(UnreachableAnswer, ...ASKING_PROBLEMS)
  async unreachable(@Query() query: UnreachableQuery): Promise<Plain<UnreachableAnswer>> {
    const kinds = query.kind === undefined ? UNREACHABLE_KINDS : [query.kind];
    const states = statesOf(query.state, UNREACHABLE_STATES);
    const { frame, total, rows, next } = await this.decisions.standing(query, { kinds, states });
    const unreachable = rows.map((row) => ({
      ...stateAsTold(row),
      state: row.state as UnreachableStateAnswer['state'],
    }));
    return { ...frame, total, unreachable, next };
  }

  @Get('history')
  @ApiOperation({
    operationId: 'getUnreachableHistory',
    summary: 'How that came and went: each change of state, the newest first',
  })
  @Answers(UnreachableHistoryAnswer, ...ASKING_PROBLEMS)
  async history(@Query() query: UnreachableHistoryQuery): Promise<Plain<UnreachableHistoryAnswer>> {
    const kinds = query.kind === undefined ? UNREACHABLE_KINDS : [query.kind];
    const since = query.since === undefined ? undefined : momentOf(query.since);
    const until = query.until === undefined ? undefined : momentOf(query.until);
    const { frame, rows, next } = await this.decisions.changes(query, { kinds, since, until });
    const changes = rows.map((row) => ({
      ...stateAsTold(row),
      state: row.state as StateChangeAnswer['state'],
    }));
    return { ...frame, changes, next };
  }
}
