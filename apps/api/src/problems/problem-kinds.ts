/** One kind of problem: its status, its title, and what it means and what to do about it. */
export interface ProblemKindText {
  readonly status: number;
  readonly title: string;
  readonly about: string;
}

/** What can go wrong with a request. The name is the end of its `type`: `/problems/invalid-query`. */
export const PROBLEM_KINDS = {
  'invalid-query': {
    status: 400,
    title: 'A parameter is not as it must be',
    about: 'A parameter of the path or the query is unknown, or not as it must be: see errors.',
  },
  'invalid-body': {
    status: 400,
    title: 'The body is not as it must be',
    about: 'A member of the body is missing, unknown, or not as it must be: see errors.',
  },
  'malformed-json': {
    status: 400,
    title: 'The body is no JSON',
    about: 'The body is empty or cannot be read as JSON.',
  },
  'malformed-request': {
    status: 400,
    title: 'The request cannot be read',
    about: 'The path or the request as a whole is not as HTTP wants it.',
  },
  'no-key': {
    status: 401,
    title: 'A key is needed',
    about:
      'Send one in the header: Authorization: Bearer noanswer_\u2026. Who runs noanswer makes it: noanswer key new.',
  },
  'wrong-key': {
    status: 401,
    title: 'This is no key, or none any more',
    about:
      'It was revoked, or is not the whole of it. Who runs noanswer makes another: noanswer key new.',
  },
  'not-allowed': {
    status: 403,
    title: 'The key is not for this',
    about: 'It has another scope: read reads all answers, admin also who has keys.',
  },
  'unknown-path': {
    status: 404,
    title: 'There is nothing under this path',
    about: 'GET / tells what there is to ask, /openapi.json all about it.',
  },
  'unknown-domain': {
    status: 404,
    title: 'No log tells of this domain',
    about: 'No line that was read tells of mail to it. That does not mean that it answers.',
  },
  'unknown-host': {
    status: 404,
    title: 'No log tells of this host',
    about: 'Nothing that was read was connected to it. That does not mean that it answers.',
  },
  'unknown-message': {
    status: 404,
    title: 'No log tells of this message in this time',
    about: 'No delivery line of the window names this queue id. Ask for a longer window.',
  },
  'unknown-code': {
    status: 404,
    title: 'This is no code that SMTP knows',
    about: 'Ask for a reply code (421), an enhanced status code (4.4.1), or both.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This path does not take this method',
    about: 'The header Allow names the methods that it takes.',
  },
  'request-timeout': {
    status: 408,
    title: 'The request did not arrive in time',
    about: 'The request was sent too slowly. Send it again.',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    about: 'Send less: of a bounce, the part with the code is enough.',
  },
  'url-too-long': {
    status: 414,
    title: 'The URL is too long',
    about: 'No name that can be asked for needs so long a URL.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The body must be application/json',
    about: 'Send the body as JSON, with the header content-type: application/json.',
  },
  'wrong-host': {
    status: 421,
    title: 'This is not the host that was meant',
    about:
      'noanswer listens on this machine only and was asked by the name of another one: a web page elsewhere may be trying to read your logs through your browser. Ask by address or as localhost.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    about: 'Ask again after as many seconds as the header Retry-After says.',
  },
  'header-too-large': {
    status: 431,
    title: 'The header is too large',
    about: 'URL and header may have 16 KiB together.',
  },
  'internal-error': {
    status: 500,
    title: 'Something went wrong inside noanswer',
    about: 'The error is in the log of noanswer. Please report it.',
  },
  'store-unavailable': {
    status: 503,
    title: 'The store could not answer',
    about: 'The store failed; why is in the log of noanswer. This is no empty answer: ask again.',
  },
  'too-slow': {
    status: 503,
    title: 'The question takes too long',
    about: 'It was given up. Ask for a shorter window or for less at a time.',
  },
  busy: {
    status: 503,
    title: 'Too many questions at once',
    about: 'The question did not get its turn in time. Ask again in a few seconds.',
  },
  'not-ready': {
    status: 503,
    title: 'Not ready',
    about: 'The reasons say why. Answers may still be given, from what was read before.',
  },
} as const satisfies Readonly<Record<string, ProblemKindText>>;

export type ProblemKind = keyof typeof PROBLEM_KINDS;

export const problemType = (kind: ProblemKind): string => `/problems/${kind}`;
