import helmet from '@fastify/helmet';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyHttpOptions, RawServerDefault } from 'fastify';
import { LARGEST_BODY, LONGEST_URL, ofFastify } from '../problems/fastify-problems';
import { ProblemError } from '../problems/problem-error';
import { sendProblem } from '../problems/send-problem';
import { answerClientError } from './client-errors';

/** Longer than any name of a domain, a host or a code, each letter percent-encoded. */
const LONGEST_PARAMETER = 4096;
/** As a whole, waiting for a turn included. */
const LONGEST_ANSWER_MS = 30_000;
/** A client that sends its request slower than this is no client of ours. */
const LONGEST_REQUEST_MS = 15_000;

const OPTIONS: FastifyHttpOptions<RawServerDefault> = {
  bodyLimit: LARGEST_BODY,
  requestTimeout: LONGEST_REQUEST_MS,
  handlerTimeout: LONGEST_ANSWER_MS,
  forceCloseConnections: 'idle',
  return503OnClosing: false,
  routerOptions: { maxParamLength: LONGEST_PARAMETER },
  clientErrorHandler: answerClientError,
  frameworkErrors: (error, _request, reply) => {
    sendProblem(reply, ofFastify(error) ?? new ProblemError('malformed-request', error.message));
  },
};

/** Fastify as the API needs it: bounds, security headers, JSON only. No CORS: other sites' pages stay out. */
export async function newAdapter(): Promise<FastifyAdapter> {
  const adapter = new FastifyAdapter<RawServerDefault>(OPTIONS);
  const fastify = adapter.getInstance();
  fastify.removeContentTypeParser('text/plain');
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: false,
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('cache-control', 'no-store');
    if (request.raw.url !== undefined && request.raw.url.length > LONGEST_URL)
      done(new ProblemError('url-too-long', `A URL may have ${LONGEST_URL} characters.`));
    else done();
  });
  return adapter;
}
