import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { askSenderList, type SenderDetailReport } from '@noanswer/answers';
import type { DecisionRow } from '@noanswer/store';
import { SharedQuestions } from '../asking/shared-questions';
import { Answers, ASKING_PROBLEMS } from '../openapi/answers';
import type { Plain } from '../openapi/plain';
import { senderFindingAsTold } from '../sender-findings/sender-findings.controller';
import { States } from '../watching/states';
import { Inquiries } from '../window/inquiries';
import { WindowQuery } from '../window/window-query';
import { SendersAnswer, type DecidedSenderAnswer } from './sender-list-answer';

function withFindings(
  sender: SenderDetailReport,
  open: ReadonlyMap<string, DecisionRow>,
): Plain<DecidedSenderAnswer> {
  const finding = open.get(sender.logHost);
  return { ...sender, findings: finding === undefined ? [] : [senderFindingAsTold(finding)] };
}

@ApiTags('Logs')
@Controller('v1/senders')
export class SendersController {
  constructor(
    private readonly questions: SharedQuestions,
    private readonly inquiries: Inquiries,
    private readonly states: States,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getSenders',
    summary: 'Our mail servers: how often each gets no answer, and what it reaches',
  })
  @Answers(SendersAnswer, ...ASKING_PROBLEMS)
  async senders(@Query() query: WindowQuery): Promise<Plain<SendersAnswer>> {
    const { filter, frame, end } = this.inquiries.about(query);
    const [decided, asOf] = [this.states.decided(), this.states.asOf(end)];
    const page = JSON.stringify(['senders', filter]);
    const senders = await this.questions.inOneTurn(page, (asked) =>
      askSenderList(asked, filter, end),
    );
    const names = senders.map(({ logHost }) => logHost);
    const open = await this.states.open('sender', names, asOf);
    return { ...frame, decided, senders: senders.map((sender) => withFindings(sender, open)) };
  }
}
