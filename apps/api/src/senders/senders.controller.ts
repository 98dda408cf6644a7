import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { askSenderList } from '@noanswer/answers';
import { SharedQuestions } from '../asking/shared-questions';
import { Answers, ASKING_PROBLEMS } from '../openapi/answers';
import type { Plain } from '../openapi/plain';
import { Inquiries } from '../window/inquiries';
import { WindowQuery } from '../window/window-query';
import { SendersAnswer } from './sender-list-answer';

@ApiTags('Logs')
@Controller('v1/senders')
export class SendersController {
  constructor(
    private readonly questions: SharedQuestions,
    private readonly inquiries: Inquiries,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getSenders',
    summary: 'Our mail servers: how often each gets no answer, and what it reaches',
  })
  @Answers(SendersAnswer, ...ASKING_PROBLEMS)
  async senders(@Query() query: WindowQuery): Promise<Plain<SendersAnswer>> {
    const { filter, frame, end } = this.inquiries.about(query);
    return { ...frame, senders: await askSenderList(this.questions, filter, end) };
  }
}
