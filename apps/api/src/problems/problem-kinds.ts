/** What can go wrong with a request. The name is the end of its `type`: `/problems/invalid-query`. */
export const PROBLEM_KINDS = {
  'invalid-query': { status: 400, title: 'A parameter is not as it must be' },
  'invalid-body': { status: 400, title: 'The body is not as it must be' },
  'malformed-json': { status: 400, title: 'The body is no JSON' },
  'malformed-request': { status: 400, title: 'The request cannot be read' },
  'unknown-path': { status: 404, title: 'There is nothing under this path' },
  'unknown-domain': { status: 404, title: 'No log tells of this domain' },
  'unknown-code': { status: 404, title: 'This is no code that SMTP knows' },
  'method-not-allowed': { status: 405, title: 'This path does not take this method' },
  'request-timeout': { status: 408, title: 'The request did not arrive in time' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'url-too-long': { status: 414, title: 'The URL is too long' },
  'unsupported-media-type': { status: 415, title: 'The body must be application/json' },
  'header-too-large': { status: 431, title: 'The header is too large' },
  'internal-error': { status: 500, title: 'Something went wrong inside noanswer' },
  'store-unavailable': { status: 503, title: 'The store could not answer' },
  'too-slow': { status: 503, title: 'The question takes too long' },
  busy: { status: 503, title: 'Too many questions at once' },
  'not-ready': { status: 503, title: 'Not ready' },
} as const satisfies Readonly<Record<string, { status: number; title: string }>>;

export type ProblemKind = keyof typeof PROBLEM_KINDS;

export const problemType = (kind: ProblemKind): string => `/problems/${kind}`;
