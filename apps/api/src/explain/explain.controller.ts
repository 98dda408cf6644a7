import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ApiBodyOptions } from '@nestjs/swagger';
import { explain } from '@noanswer/delivery';
import { IsString, Length } from 'class-validator';
import { Answers } from '../openapi/answers';
import type { Plain } from '../openapi/plain';
import { TakesNoQuery } from '../problems/no-query';
import { ExplanationAnswer } from './explanation-answer';

/** As much as is looked at: a bounce with its headers fits. */
const LONGEST = 64 * 1024;
const ALLOWED = `a text of 1 to ${LONGEST} characters`;

export class ExplainBody {
  @IsString({ message: ALLOWED })
  @Length(1, LONGEST, { message: ALLOWED })
  readonly text!: string;
}

/** Spelled out: nothing but the text may stand in it. */
const BODY: ApiBodyOptions = {
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['text'],
    properties: {
      text: {
        type: 'string',
        minLength: 1,
        maxLength: LONGEST,
        description: 'A code, a log line or a bounce text.',
      },
    },
  },
  examples: {
    'a log line': {
      value: { text: 'connect to mx1.example.org[192.0.2.1]:25: Connection timed out' },
    },
    'a code': { value: { text: '4.4.1' } },
    'a bounce text': { value: { text: '550 5.1.1 <jo@example.org>: User unknown' } },
  },
};

@ApiTags('Codes')
@Controller('v1/explain')
export class ExplainController {
  @Post()
  @HttpCode(200)
  @TakesNoQuery()
  @ApiOperation({
    operationId: 'explain',
    summary: 'What a code, a log line or a bounce text means, as `noanswer explain` tells it',
  })
  @ApiBody(BODY)
  @Answers(
    ExplanationAnswer,
    'invalid-query',
    'invalid-body',
    'malformed-json',
    'body-too-large',
    'unsupported-media-type',
  )
  explain(@Body() { text }: ExplainBody): Plain<ExplanationAnswer> {
    return explain(text, Date.now());
  }
}
