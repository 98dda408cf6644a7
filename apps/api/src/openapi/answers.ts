import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { ProblemAnswer } from '../problems/problem-answer';
import { PROBLEM_KINDS, type ProblemKind } from '../problems/problem-kinds';
import { problemExample } from '../problems/problem-examples';

/** What can go wrong wherever the store is asked. */
export const ASKING_PROBLEMS = [
  'invalid-query',
  'busy',
  'too-slow',
  'store-unavailable',
] as const satisfies readonly ProblemKind[];

/** What may end any request. */
const ANY_PROBLEMS = [
  'malformed-request',
  'url-too-long',
  'internal-error',
] as const satisfies readonly ProblemKind[];

/** Documents the answer of an endpoint, and each problem that may stand in its place. */
export function Answers(
  answer: new () => object,
  ...problems: readonly ProblemKind[]
): MethodDecorator {
  return applyDecorators(ApiOkResponse({ type: answer }), Problems(...problems));
}

export function Problems(...kinds: readonly ProblemKind[]): MethodDecorator {
  const byStatus = Map.groupBy([...kinds, ...ANY_PROBLEMS], (kind) => PROBLEM_KINDS[kind].status);
  return applyDecorators(
    ApiExtraModels(ProblemAnswer),
    ...[...byStatus].map(([status, same]) =>
      ApiResponse({
        status,
        description: same.map((kind) => PROBLEM_KINDS[kind].title).join('; '),
        content: {
          'application/problem+json': {
            schema: { $ref: getSchemaPath(ProblemAnswer) },
            examples: Object.fromEntries(
              same.map((kind) => [kind, { value: problemExample(kind) }]),
            ),
          },
        },
      }),
    ),
  );
}
