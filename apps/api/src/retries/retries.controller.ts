import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { askRetriesInFull } from '@noanswer/answers';
import { IsOptional } from 'class-validator';
import { SharedQuestions } from '../asking/shared-questions';
import { DomainNames } from '../domains/domain-names';
import { IsDomainName } from '../domains/is-domain-name';
import { Answers, ASKING_PROBLEMS } from '../openapi/answers';
import type { Plain } from '../openapi/plain';
import { Inquiries } from '../window/inquiries';
import { Limited } from '../window/limited';
import { RetriesAnswer } from './retries-answer';

export class RetriesQuery extends Limited {
  @ApiPropertyOptional({
    type: String,
    description: 'Messages to one recipient domain; upper case and IDN either way.',
    minLength: 1,
    maxLength: 255,
    example: 'example.org',
  })
  @IsOptional()
  @IsDomainName()
  readonly domain?: string;
}

@ApiTags('Logs')
@Controller('v1/retries')
export class RetriesController {
  constructor(
    private readonly questions: SharedQuestions,
    private readonly inquiries: Inquiries,
    private readonly names: DomainNames,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getRetries',
    summary:
      'Whether trying again after no answer helps, after how long, and which schedule would do',
  })
  @Answers(RetriesAnswer, 'unknown-domain', ...ASKING_PROBLEMS)
  async retries(@Query() query: RetriesQuery): Promise<Plain<RetriesAnswer>> {
    const { filter, frame } = this.inquiries.about(query);
    const domain = query.domain === undefined ? undefined : await this.names.known(query.domain);
    const found = await askRetriesInFull(this.questions, { ...filter, domain }, query.limit);
    return { ...frame, ...found };
  }
}
