import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { Terms } from '../http/terms';
import { Answers } from '../openapi/answers';
import { Count, Text } from '../openapi/fields';
import type { Plain } from '../openapi/plain';
import { TakesNoQuery } from './no-query';
import { ProblemError } from './problem-error';
import { PROBLEM_KINDS, problemType, type ProblemKind } from './problem-kinds';

export class ProblemPath {
  @ApiProperty({ type: String, minLength: 1, maxLength: 100, example: 'invalid-query' })
  @IsString({ message: 'the name of a problem' })
  @Length(1, 100, { message: 'the name of a problem' })
  readonly name!: string;
}

export class ProblemKindAnswer {
  @Text('The `type` of such problems.', problemType('invalid-query'))
  readonly type!: string;
  @Text('In words.', PROBLEM_KINDS['invalid-query'].title)
  readonly title!: string;
  @Count('HTTP status.', 400)
  readonly status!: number;
  @Text('What it means, and what to do.', PROBLEM_KINDS['invalid-query'].about)
  readonly about!: string;
}

/** Where the `type` of a problem leads. */
@ApiTags('Problems')
@Controller('problems')
export class ProblemsController {
  @Get(':name')
  @Terms({ needs: 'none', kept: 'an hour' })
  @TakesNoQuery()
  @ApiOperation({ operationId: 'getProblem', summary: 'What a problem type means' })
  @Answers(ProblemKindAnswer, 'invalid-query', 'unknown-path')
  problem(@Param() { name }: ProblemPath): Plain<ProblemKindAnswer> {
    if (!isKind(name))
      throw new ProblemError(
        'unknown-path',
        `There is no such problem; there are: ${Object.keys(PROBLEM_KINDS).join(', ')}.`,
      );
    return { type: problemType(name), ...PROBLEM_KINDS[name] };
  }
}

const isKind = (name: string): name is ProblemKind => Object.hasOwn(PROBLEM_KINDS, name);
