import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './schema';

export interface ClientOptions {
  /** Where the API is, without a slash at the end: `http://127.0.0.1:8425`. */
  readonly url: string;
  /** As `noanswer key new` printed it; left out where none is asked for. */
  readonly key?: string | undefined;
  /** Asks; left out: the platform's own. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** RFC 9457: what is answered instead. Go by its `type`, or by the status. */
export type Problem = components['schemas']['ProblemAnswer'];

/** Any answer by its name in the document: `Answer<'DomainsAnswer'>`. */
export type Answer<Name extends keyof components['schemas']> = components['schemas'][Name];

export type NoanswerClient = Client<paths>;

/**
 * A client of the API whose paths, parameters and answers are typed. It throws only if nobody answers; a
 * problem is `error`, an answer is `data`:
 *
 *     const { data, error } = await client.GET('/v1/domains', { params: { query: { window: '7d' } } });
 */
export function noanswerClient({ url, key, fetch }: ClientOptions): NoanswerClient {
  return createClient<paths>({
    baseUrl: url,
    ...(key !== undefined && { headers: { authorization: `Bearer ${key}` } }),
    ...(fetch !== undefined && { fetch }),
  });
}
