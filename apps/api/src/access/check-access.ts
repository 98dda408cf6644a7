import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { termsOf, type Needed } from '../http/terms';
import { ProblemError } from '../problems/problem-error';
import type { Access } from './access';
import { allows, type Key } from './key';

const MINUTE_MS = 60_000;
/** Addresses and keys that are remembered; of more, those that asked longest ago are forgotten. */
const REMEMBERED = 10_000;
/** One page in a browser with its scripts, a prober every few seconds, or many wrong keys. */
const WITHOUT_A_KEY = 1 / 5;

/** The document and its page. All other routes are ours and say what they need. */
const PAGES = ['/docs', '/openapi'];

const BEARER = /^Bearer ([A-Za-z0-9_-]{1,200})$/i;

/**
 * Lets in who has a key, and not too often. A request with a good key counts for the key, any other for
 * its address: whoever tries keys is stopped, and stops nobody who has one, though a proxy may show all of
 * them under one address.
 */
export async function checkAccess(fastify: FastifyInstance, access: Access): Promise<void> {
  if (!access.asksForKeys) return;
  await fastify.register(rateLimit, { global: false, cache: REMEMBERED });
  const { requestsPerMinute } = access;
  const callers = new WeakMap<FastifyRequest, Key>();
  const ofKey = fastify.createRateLimit({
    max: requestsPerMinute,
    timeWindow: MINUTE_MS,
    keyGenerator: (request) => callers.get(request)?.id ?? '',
  });
  const ofAddress = fastify.createRateLimit({
    max: Math.ceil(requestsPerMinute * WITHOUT_A_KEY),
    timeWindow: MINUTE_MS,
  });
  fastify.addHook('onRequest', async (request, reply) => {
    const needed = needOf(request);
    if (needed === 'free') return;
    const key = keyOf(request, access);
    if (key !== undefined) callers.set(request, key);
    const limit = await (key === undefined ? ofAddress : ofKey)(request);
    if (!limit.isAllowed) {
      tellLimit(reply, limit);
      if (limit.isExceeded) throw tooMany(limit.ttlInSeconds);
    }
    if (needed !== 'none') admit(request, key, needed);
  });
}

function needOf(request: FastifyRequest): Needed {
  const { url = '', config } = request.routeOptions;
  if (request.is404 || PAGES.some((page) => url.startsWith(page))) return 'none';
  return termsOf(config.terms).needs;
}

export function keyOf({ headers }: FastifyRequest, { ring }: Access): Key | undefined {
  const text = BEARER.exec(headers.authorization ?? '')?.[1];
  return text === undefined ? undefined : ring.find(text);
}

function admit(
  { headers }: FastifyRequest,
  key: Key | undefined,
  needed: Exclude<Needed, 'none' | 'free'>,
): void {
  if (key === undefined && headers.authorization === undefined)
    throw new ProblemError(
      'no-key',
      'Send a key: Authorization: Bearer noanswer_\u2026. Who runs noanswer makes one: noanswer key new.',
      {},
      challenge(),
    );
  if (key === undefined)
    throw new ProblemError(
      'wrong-key',
      'There is no such key, or it was revoked. The header must be: Authorization: Bearer noanswer_\u2026.',
      {},
      challenge('invalid_token'),
    );
  if (!allows(key, needed))
    throw new ProblemError(
      'not-allowed',
      `The key ${key.id} is for ${key.scopes.join(', ')}; this takes ${needed}.`,
      {},
      challenge('insufficient_scope', needed),
    );
}

/** RFC 6750, section 3. */
function challenge(error?: string, scope?: string): Readonly<Record<string, string>> {
  const because = error === undefined ? '' : `, error="${error}"`;
  const needed = scope === undefined ? '' : `, scope="${scope}"`;
  return { 'www-authenticate': `Bearer realm="noanswer"${because}${needed}` };
}

function tellLimit(
  reply: FastifyReply,
  {
    max,
    remaining,
    ttlInSeconds,
  }: { readonly max: number; readonly remaining: number; readonly ttlInSeconds: number },
): void {
  void reply.headers({
    'ratelimit-limit': String(max),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(ttlInSeconds),
  });
}

const tooMany = (seconds: number): ProblemError =>
  new ProblemError(
    'too-many-requests',
    `Ask again in ${seconds} seconds. The headers RateLimit-\u2026 of each answer tell how much is left.`,
    {},
    { 'retry-after': String(seconds) },
  );
