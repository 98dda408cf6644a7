import { Catch, HttpException, Inject, Injectable } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { StoreQuestionError } from '@noanswer/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API_SOURCES, type ApiSources } from '../api-options';
import { NoTurnError } from '../asking/turns';
import { ProblemError } from './problem-error';
import { ofFastify } from './fastify-problems';
import { oneLine } from './one-line';
import { RoutesByPath } from './routes-by-path';
import { sendProblem } from './send-problem';

/** Turns whatever ends a request into a problem document: nothing of the inside comes out. */
@Injectable()
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(API_SOURCES) private readonly sources: ApiSources,
    private readonly routes: RoutesByPath,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const problem = this.problemOf(error, http.getRequest<FastifyRequest>());
    sendProblem(reply, problem);
  }

  private problemOf(error: unknown, request: FastifyRequest): ProblemError {
    if (error instanceof ProblemError) return error;
    if (error instanceof NoTurnError)
      return new ProblemError(
        'busy',
        `${sentence(error.message)} Ask again in a few seconds.`,
        {},
        AGAIN,
      );
    if (error instanceof StoreQuestionError) return this.ofStore(error);
    if (request.is404 || (error instanceof HttpException && error.getStatus() === 404))
      return this.routes.problemOf(request.method, request.url);
    // Nest wraps what Fastify finds wrong.
    const known = ofFastify(error instanceof HttpException ? error.cause : error);
    if (known !== undefined) return known;
    if (error instanceof HttpException && error.getStatus() < 500)
      return new ProblemError('malformed-request', 'The request cannot be read.');
    this.sources.onError?.(oneLine(`${request.method} ${request.url}: ${stackOf(error)}`));
    return new ProblemError(
      'internal-error',
      'The error was written to the log of noanswer; please report it.',
    );
  }

  private ofStore(error: StoreQuestionError): ProblemError {
    if (error.tookTooLong)
      return new ProblemError(
        'too-slow',
        'The store gave the question up. Ask for a shorter window, or for less at a time.',
        {},
        AGAIN,
      );
    this.sources.onError?.(oneLine(error.message));
    return new ProblemError(
      'store-unavailable',
      'The store failed; its words are in the log of noanswer. This is no empty answer: ask again later.',
      {},
      AGAIN,
    );
  }
}

const AGAIN = { 'retry-after': '5' };

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
