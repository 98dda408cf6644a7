import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { termsOf, type Kept } from './terms';

/** Answers are for whoever asked, not for caches between. */
export const CACHE_CONTROL: Readonly<Record<Kept, string>> = {
  checked: 'private, no-cache',
  'an hour': 'private, max-age=3600',
  not: 'no-store',
};

/**
 * Names what is answered (`ETag`), and answers 304 to whoever has it already. Two answers are called the
 * same though they were given at different times: what differs then, `answeredAt` and `secondsBehind`,
 * the header `Date` of the 304 tells.
 */
export function answerConditionally(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (!isJsonToKeep(request, reply) || typeof payload !== 'string') {
      done(null, payload);
      return;
    }
    const { kept } = termsOf(request.routeOptions.config.terms);
    const tag = `W/"${hash('sha1', withoutItsMoment(payload), 'base64url')}"`;
    void reply.headers({
      etag: tag,
      'cache-control': CACHE_CONTROL[kept],
      vary: 'accept-encoding',
    });
    if (!isAmong(tag, request.headers['if-none-match'])) {
      done(null, payload);
      return;
    }
    void reply.code(304).removeHeader('content-type').removeHeader('content-length');
    done(null, '');
  });
}

function isJsonToKeep({ method, routeOptions }: FastifyRequest, reply: FastifyReply): boolean {
  const type = reply.getHeader('content-type');
  return (
    (method === 'GET' || method === 'HEAD') &&
    reply.statusCode === 200 &&
    typeof type === 'string' &&
    type.startsWith('application/json') &&
    termsOf(routeOptions.config.terms).kept !== 'not'
  );
}

/** No quote stands alone in a text of JSON, so this is the member and nothing that a stranger wrote. */
const FRESHNESS = '"freshness":';

function withoutItsMoment(payload: string): string {
  const begin = payload.indexOf(`${FRESHNESS}{`);
  if (begin < 0) return payload;
  const end = payload.indexOf('}', begin) + 1;
  const freshness = JSON.parse(payload.slice(begin + FRESHNESS.length, end)) as {
    readonly newestLineAt: unknown;
    readonly ingest: unknown;
  };
  const { newestLineAt, ingest } = freshness;
  return `${payload.slice(0, begin)}${JSON.stringify([newestLineAt, ingest])}${payload.slice(end)}`;
}

/** RFC 9110, section 13.1.2: compared weakly. */
function isAmong(tag: string, header: string | undefined): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  const opaque = tag.slice(2);
  return header.split(',').some((each) => each.trim().replace(/^W\//, '') === opaque);
}
