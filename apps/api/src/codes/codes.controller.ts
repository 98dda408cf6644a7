import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { meaningsOfCode, parseCodeText } from '@noanswer/delivery';
import { IsString, Length } from 'class-validator';
import { Terms } from '../http/terms';
import { Answers } from '../openapi/answers';
import type { Plain } from '../openapi/plain';
import { TakesNoQuery } from '../problems/no-query';
import { ProblemError } from '../problems/problem-error';
import { CodeAnswer } from './code-answer';
import { listCodes } from './code-list';
import { CodesAnswer } from './codes-answer';
import { CodesQuery } from './codes-query';

const ALLOWED = 'a reply code (421), an enhanced status code (4.4.1), or both (421 4.4.1)';

export class CodePath {
  @ApiProperty({
    type: String,
    description: 'A reply code (421), an enhanced status code (4.4.1), or both (421 4.4.1).',
    minLength: 1,
    maxLength: 40,
    example: '4.4.1',
  })
  @IsString({ message: ALLOWED })
  @Length(1, 40, { message: ALLOWED })
  readonly code!: string;
}

@ApiTags('Codes')
@Controller('v1/codes')
export class CodesController {
  @Get()
  @Terms({ kept: 'an hour' })
  @ApiOperation({ operationId: 'getCodes', summary: 'The codes that are known' })
  @Answers(CodesAnswer, 'invalid-query')
  codes(@Query() query: CodesQuery): Plain<CodesAnswer> {
    const codes = listCodes(query);
    return { total: codes.length, codes };
  }

  @Get(':code')
  @Terms({ kept: 'an hour' })
  @TakesNoQuery()
  @ApiOperation({ operationId: 'getCode', summary: 'What a code means and what to do about it' })
  @Answers(CodeAnswer, 'invalid-query', 'unknown-code')
  code(@Param() path: CodePath): Plain<CodeAnswer> {
    const code = parseCodeText(path.code);
    const meanings = code?.text === '' ? meaningsOfCode(code) : [];
    const [first] = meanings;
    if (code === undefined || first === undefined)
      throw new ProblemError('unknown-code', `Ask for ${ALLOWED}.`);
    const { replyCode = null, enhancedCode = null } = code;
    return { code: first.code, replyCode, enhancedCode, meanings };
  }
}
