import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  askDomainTotal,
  askOverview,
  askExaminedRetries,
  askSenders,
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
    const page = JSON.stringify(['summary', filter]);
    const [whole, domainsTotal, senders, examinedRetries] = await this.questions.inOneTurn(
      page,
      (asked) =>
        Promise.all([
          askOverview(asked, filter),
          askDomainTotal(asked, filter),
          askSenders(asked, filter),
          askExaminedRetries(asked, filter),
        ]),
    );
    const rates = overallRates(whole);
    const happened = happenedReport(whole);
    return {
      ...frame,
      domainsTotal,
      rates,
      ...happened,
      ...examinedRetries,
      senders,
    };
  }
}
