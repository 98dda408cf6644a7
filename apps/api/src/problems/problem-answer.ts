import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Text } from '../openapi/fields';
import type { FieldProblem, ProblemDocument } from './problem-error';
import { PROBLEM_KINDS, problemType, type ProblemKind } from './problem-kinds';

export class FieldProblemAnswer implements FieldProblem {
  @Text('Name of the parameter, or of the member of the body.', 'limit')
  readonly field!: string;
  @Text('What is allowed.', 'a whole number from 1 to 1000')
  readonly allowed!: string;
}

/** RFC 9457: what went wrong. */
export class ProblemAnswer implements ProblemDocument {
  @ApiProperty({
    type: String,
    format: 'uri-reference',
    description: 'What kind of problem; it stays the same over versions. GET it for more.',
    enum: (Object.keys(PROBLEM_KINDS) as ProblemKind[]).map(problemType),
    example: problemType('invalid-query'),
  })
  readonly type!: string;
  @Text('The kind in words.', PROBLEM_KINDS['invalid-query'].title)
  readonly title!: string;
  @ApiProperty({
    type: 'integer',
    minimum: 400,
    maximum: 599,
    description: 'HTTP status.',
    example: 400,
  })
  readonly status!: number;
  @Text('What is wrong in this case, and what to do.', 'limit: a whole number from 1 to 1000')
  readonly detail!: string;
  @ApiPropertyOptional({
    type: () => FieldProblemAnswer,
    isArray: true,
    description: 'The offending fields.',
  })
  readonly errors?: readonly FieldProblemAnswer[];
  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'string' },
    description: 'Of `not-ready`: why.',
    example: ['the logs are being looked for'],
  })
  readonly reasons?: readonly string[];
}
