import type { FastifyReply } from 'fastify';
import { problemDocument, type ProblemError } from './problem-error';
import { PROBLEM_KINDS } from './problem-kinds';

export function sendProblem(
  reply: FastifyReply,
  { kind, message, more, headers }: ProblemError,
): void {
  void reply
    .status(PROBLEM_KINDS[kind].status)
    .headers(headers)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemDocument(kind, message, more)));
}
