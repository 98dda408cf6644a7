import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { askDomain, askDomains, askSenders } from '@noanswer/answers';
import { SharedQuestions } from '../asking/shared-questions';
import { Answers, ASKING_PROBLEMS } from '../openapi/answers';
import { Inquiries } from '../window/inquiries';
import { WindowQuery } from '../window/window-query';
import { DomainsAnswer } from './domain-answer';
import { DomainDetailAnswer } from './domain-detail-answer';
import { DomainNames } from './domain-names';
import { spellingsOf } from './domain-spellings';
import { DomainPath, DomainsQuery } from './domains-query';
import type { Plain } from '../openapi/plain';

@ApiTags('Logs')
@Controller('v1/domains')
export class DomainsController {
  constructor(
    private readonly questions: SharedQuestions,
    private readonly inquiries: Inquiries,
    private readonly names: DomainNames,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getDomains', summary: 'Recipient domains, the worst first' })
  @Answers(DomainsAnswer, ...ASKING_PROBLEMS)
  async domains(@Query() query: DomainsQuery): Promise<Plain<DomainsAnswer>> {
    const { filter, frame } = this.inquiries.about(query);
    const { limit, minAttempts, sort } = query;
    const search = query.search === undefined ? undefined : spellingsOf(query.search);
    const senders = await askSenders(this.questions, filter);
    const choice = { limit, minAttempts, sort, search };
    return { ...frame, ...(await askDomains(this.questions, filter, choice, senders)) };
  }

  @Get(':domain')
  @ApiOperation({ operationId: 'getDomain', summary: 'All about one recipient domain' })
  @Answers(DomainDetailAnswer, 'unknown-domain', ...ASKING_PROBLEMS)
  async domain(
    @Param() path: DomainPath,
    @Query() query: WindowQuery,
  ): Promise<Plain<DomainDetailAnswer>> {
    const { filter, frame } = this.inquiries.about(query);
    const name = await this.names.known(path.domain);
    return { ...frame, ...(await askDomain(this.questions, filter, name)) };
  }
}
