import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
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
  return applyDecorators(
    ApiExtraModels(ProblemAnswer),
    ...problemResponses([...kinds, ...ANY_PROBLEMS]).map(([status, response]) =>
      ApiResponse({ status, ...response }),
    ),
  );
}

/** One response a status, with an example of each problem that has it. */
export function problemResponses(
  kinds: readonly ProblemKind[],
): readonly (readonly [status: number, response: Response])[] {
  const byStatus = Map.groupBy(kinds, (kind) => PROBLEM_KINDS[kind].status);
  return [...byStatus].map(([status, same]) => [
    status,
    {
      description: same.map((kind) => PROBLEM_KINDS[kind].title).join('; '),
      headers: HEADERS[status] ?? {},
      content: {
        'application/problem+json': {
          schema: { $ref: getSchemaPath(ProblemAnswer) },
          examples: Object.fromEntries(same.map((kind) => [kind, { value: problemExample(kind) }])),
        },
      },
    },
  ]);
}

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
export type Response = Extract<
  NonNullable<Operation['responses'][string]>,
  { readonly description: string }
>;
type Headers = NonNullable<Response['headers']>;

const header = (description: string, type: 'string' | 'integer'): Headers[string] => ({
  description,
  schema: { type },
});

/** What the header says, where it says something to go by. */
const HEADERS: Readonly<Record<number, Headers>> = {
  401: { 'WWW-Authenticate': header('RFC 6750: `Bearer`, and what is wrong.', 'string') },
  403: {
    'WWW-Authenticate': header('RFC 6750: `Bearer`, and the scope that is needed.', 'string'),
  },
  429: { 'Retry-After': header('Seconds.', 'integer') },
};
