import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { askHosts } from '@noanswer/answers';
import { IsOptional } from 'class-validator';
import { SharedQuestions } from '../asking/shared-questions';
import { DomainNames } from '../domains/domain-names';
import { IsDomainName } from '../domains/is-domain-name';
import { Answers, ASKING_PROBLEMS } from '../openapi/answers';
import { Inquiries } from '../window/inquiries';
import { Limited } from '../window/limited';
import { HostsAnswer } from './host-answer';
import type { Plain } from '../openapi/plain';

export class HostsQuery extends Limited {
  @ApiPropertyOptional({
    type: String,
    description: 'Connections for one recipient domain; upper case and IDN either way.',
    minLength: 1,
    maxLength: 255,
    example: 'example.org',
  })
  @IsOptional()
  @IsDomainName()
  readonly domain?: string;
}

@ApiTags('Logs')
@Controller('v1/hosts')
export class HostsController {
  constructor(
    private readonly questions: SharedQuestions,
    private readonly inquiries: Inquiries,
    private readonly names: DomainNames,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getHosts',
    summary: 'Hosts that were connected to, the worst first',
  })
  @Answers(HostsAnswer, 'unknown-domain', ...ASKING_PROBLEMS)
  async hosts(@Query() query: HostsQuery): Promise<Plain<HostsAnswer>> {
    const { filter, frame } = this.inquiries.about(query);
    const domain = query.domain === undefined ? undefined : await this.names.known(query.domain);
    const found = await askHosts(this.questions, { ...filter, domain }, query.limit);
    return { ...frame, ...found };
  }
}
