import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { askMessages, askMessagesFor } from '@noanswer/answers';
import { API_SOURCES, type ApiSources } from '../api-options';
import { SharedQuestions } from '../asking/shared-questions';
import { Terms } from '../http/terms';
import { Answers, ASKING_PROBLEMS } from '../openapi/answers';
import type { Plain } from '../openapi/plain';
import { ProblemError } from '../problems/problem-error';
import { Inquiries } from '../window/inquiries';
import { WindowQuery } from '../window/window-query';
import { MessagesAnswer } from './message-answer';
import { MessagePath, MessagesQuery } from './messages-query';

/** An MTA tries for five days; who asks for a message rarely knows the day. */
const USUAL_WINDOW = '7d';

@ApiTags('Logs')
@Controller('v1/messages')
export class MessagesController {
  constructor(
    private readonly questions: SharedQuestions,
    private readonly inquiries: Inquiries,
    @Inject(API_SOURCES) private readonly sources: ApiSources,
  ) {}

  @Get()
  @Terms({ kept: 'not' })
  @ApiOperation({
    operationId: 'getMessages',
    summary:
      'Messages for one recipient, each with its life over its retries; without a window: 7d',
  })
  @Answers(MessagesAnswer, ...ASKING_PROBLEMS)
  async messages(@Query() query: MessagesQuery): Promise<Plain<MessagesAnswer>> {
    const { filter, frame } = this.inquiries.about(query, USUAL_WINDOW);
    const token = this.sources.recipientToken(query.recipient);
    return { ...frame, ...(await askMessagesFor(this.questions, filter, token, query.limit)) };
  }

  @Get(':queueId')
  @Terms({ kept: 'not' })
  @ApiOperation({
    operationId: 'getMessage',
    summary: 'The messages that had this queue id, with their lives; without a window: 7d',
  })
  @Answers(MessagesAnswer, 'unknown-message', ...ASKING_PROBLEMS)
  async message(
    @Param() path: MessagePath,
    @Query() query: WindowQuery,
  ): Promise<Plain<MessagesAnswer>> {
    const { filter, frame } = this.inquiries.about(query, USUAL_WINDOW);
    const found = await askMessages(this.questions, filter, path.queueId);
    if (found.messages.length === 0)
      throw new ProblemError(
        'unknown-message',
        'No delivery line of this time names this queue id. Ask for a longer window.',
      );
    return { ...frame, ...found };
  }
}
