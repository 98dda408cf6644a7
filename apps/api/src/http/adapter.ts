import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyHttpOptions, RawServerDefault } from 'fastify';
import type { Access } from '../access/access';
import { checkAccess } from '../access/check-access';
import { LARGEST_BODY, LONGEST_URL, ofFastify } from '../problems/fastify-problems';
import { ProblemError } from '../problems/problem-error';
import { sendProblem } from '../problems/send-problem';
import { answerClientError } from './client-errors';
import { answerConditionally } from './conditional';
import type { OwnNames } from './own-names';

/** Longer than any name of a domain, a host or a code, each letter percent-encoded. */
const LONGEST_PARAMETER = 4096;
/** As a whole, waiting for a turn included. */
const LONGEST_ANSWER_MS = 30_000;
/** What fits into one packet is not made smaller by packing it. */
const SMALLEST_TO_PACK = 1400;
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
export async function newAdapter(names: OwnNames, access: Access): Promise<FastifyAdapter> {
  const adapter = new FastifyAdapter<RawServerDefault>(OPTIONS);
  const fastify = adapter.getInstance();
  fastify.removeContentTypeParser('text/plain');
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      // What the page of the OpenAPI document needs, all of it from here.
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    strictTransportSecurity: false,
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('cache-control', 'no-store');
    names.check(request.headers.host);
    if ((request.raw.url ?? '').length > LONGEST_URL)
      throw new ProblemError('url-too-long', `A URL may have ${LONGEST_URL} characters.`);
    done();
  });
  await checkAccess(fastify, access);
  answerConditionally(fastify);
  await fastify.register(compress, {
    encodings: ['gzip'],
    threshold: SMALLEST_TO_PACK,
    // Bodies that are sent to us are small; one that unpacks into gigabytes is not looked at.
    globalDecompression: false,
  });
  return adapter;
}
