import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { API_SOURCES, type ApiSources } from '../api-options';
import { Terms } from '../http/terms';
import { Answers } from '../openapi/answers';
import { ProblemError } from '../problems/problem-error';
import { LiveAnswer, ReadyAnswer } from './health-answer';
import { ReadinessCheck } from './readiness';
import type { Plain } from '../openapi/plain';

@ApiTags('Operation')
@Controller('health')
export class HealthController {
  constructor(
    private readonly readiness: ReadinessCheck,
    @Inject(API_SOURCES) private readonly sources: ApiSources,
  ) {}

  @Get('live')
  @Terms({ needs: 'free', kept: 'not' })
  @ApiOperation({ operationId: 'getLive', summary: 'Whether the process answers at all' })
  @Answers(LiveAnswer)
  live(): Plain<LiveAnswer> {
    return { status: 'live' };
  }

  @Get('ready')
  @Terms({ needs: 'none', kept: 'not' })
  @ApiOperation({
    operationId: 'getReady',
    summary: 'Whether the store can be asked and logs are being read',
  })
  @Answers(ReadyAnswer, 'not-ready')
  async ready(): Promise<Plain<ReadyAnswer>> {
    const { reasons, degraded } = await this.readiness.now();
    if (reasons.length > 0)
      throw new ProblemError('not-ready', `${reasons.join('; ')}.`, { reasons });
    const { state } = this.sources.ingest.report();
    return { status: degraded.length === 0 ? 'ready' : 'degraded', ingest: state, degraded };
  }
}
