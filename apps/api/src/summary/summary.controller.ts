import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  askDomainTotal,
  askOverview,
  askRetries,
  askSenders,
  examinedPart,
  examinedReport,
  happenedReport,
  overallRates,
} from '@noanswer/answers';
import { SharedQuestions } from '../asking/shared-questions';
import { Answers, ASKING_PROBLEMS } from '../openapi/answers';
import { Inquiries } from '../window/inquiries';
import { WindowQuery } from '../window/window-query';
import { SummaryAnswer } from './summary-answer';
import type { Plain } from '../openapi/plain';

@ApiTags('Logs')
@Controller('v1/summary')
export class SummaryController {
  constructor(
    private readonly questions: SharedQuestions,
    private readonly inquiries: Inquiries,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getSummary', summary: 'What happened altogether' })
  @Answers(SummaryAnswer, ...ASKING_PROBLEMS)
  async summary(@Query() query: WindowQuery): Promise<Plain<SummaryAnswer>> {
    const { filter, frame } = this.inquiries.about(query);
    const [whole, domainsTotal, senders, examined] = await Promise.all([
      askOverview(this.questions, filter),
      askDomainTotal(this.questions, filter),
      askSenders(this.questions, filter),
      examinedPart(this.questions, filter),
    ]);
    const retries = await askRetries(this.questions, examined);
    const rates = overallRates(whole);
    const happened = happenedReport(whole);
    return {
      ...frame,
      domainsTotal,
      rates,
      ...happened,
      examined: examinedReport(examined),
      retries,
      senders,
    };
  }
}
