import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { askHost, askHosts } from '@noanswer/answers';
import { knownHost } from '@noanswer/store';
import { IsOptional, IsString, Length } from 'class-validator';
import { SharedQuestions } from '../asking/shared-questions';
import { DomainNames } from '../domains/domain-names';
import { IsDomainName } from '../domains/is-domain-name';
import { Answers, ASKING_PROBLEMS } from '../openapi/answers';
import { Inquiries } from '../window/inquiries';
import { Limited } from '../window/limited';
import { WindowQuery } from '../window/window-query';
import { ProblemError } from '../problems/problem-error';
import { HostsAnswer } from './host-answer';
import { HostDetailAnswer } from './host-detail-answer';
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

const ADDRESS_ALLOWED = 'one IP address or one name, of 1 to 255 characters';

export class HostPath {
  @ApiProperty({
    type: String,
    description: 'An IP address, or the name of a host; upper or lower case.',
    minLength: 1,
    maxLength: 255,
    example: '192.0.2.1',
  })
  @IsString({ message: ADDRESS_ALLOWED })
  @Length(1, 255, { message: ADDRESS_ALLOWED })
  readonly address!: string;
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

  @Get(':address')
  @ApiOperation({
    operationId: 'getHost',
    summary: 'One host: connections by result, for which domains, from where, and since when',
  })
  @Answers(HostDetailAnswer, 'unknown-host', ...ASKING_PROBLEMS)
  async host(
    @Param() path: HostPath,
    @Query() query: WindowQuery,
  ): Promise<Plain<HostDetailAnswer>> {
    const { filter, frame } = this.inquiries.about(query);
    const address = path.address.toLowerCase();
    const [isKnown = false] = await this.questions.ask(knownHost(address));
    if (!isKnown)
      throw new ProblemError(
        'unknown-host',
        'No line that was read tells of a connection to it. That is not to say that it answers.',
      );
    return { ...frame, address, ...(await askHost(this.questions, filter, address)) };
  }
}
