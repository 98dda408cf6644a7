import { Controller, Get, Headers, Req, Res } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Terms } from '../http/terms';
import { Problems } from '../openapi/answers';
import { TakesNoQuery } from '../problems/no-query';
import { ChangeAnswer } from './change-answer';
import { Listeners } from './listeners';

/** What no event has as its id is as good as none: the client is told that it missed something. */
const LONGEST_ID = 200;

@ApiTags('Logs')
@Controller('v1/events')
export class EventsController {
  constructor(private readonly listeners: Listeners) {}

  @Get()
  @Terms({ kept: 'not' })
  @TakesNoQuery()
  @ApiOperation({
    operationId: 'getEvents',
    summary: 'Changes of state as they happen, as server-sent events',
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    description: 'The id of the last event that was heard: those behind it come first.',
    required: false,
    schema: { type: 'string', maxLength: LONGEST_ID },
  })
  @ApiProduces('text/event-stream')
  @ApiExtraModels(ChangeAnswer)
  @ApiOkResponse({
    description:
      'A stream that does not end. Each event has an `id`, its kind as `event`, and as `data` JSON as the schema `ChangeAnswer` tells. `event: gap` has neither: some changes were missed, ask for the whole again.',
    schema: {
      type: 'string',
      example:
        'id: 1795255254000000\nevent: domain\ndata: {"kind":"domain","subject":"example.org","state":"chronic"}\n\n',
    },
  })
  @Problems('invalid-query', 'busy')
  listen(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Headers('last-event-id') lastId: string | undefined,
  ): void {
    if (request.method === 'HEAD') void reply.type('text/event-stream; charset=utf-8').send();
    else this.listeners.add(request, reply, lastId?.slice(0, LONGEST_ID));
  }
}
