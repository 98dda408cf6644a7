import { ProblemError } from './problem-error';

/**
 * Largest body: the longest text that `explain` takes fits, though each letter of it be written as two
 * escapes of JSON (12 bytes).
 */
export const LARGEST_BODY = 1024 * 1024;
/** Longest URL that is looked at; Node.js itself ends at 16 KiB of header. */
export const LONGEST_URL = 8 * 1024;

/** What Fastify itself finds wrong with a request; undefined for anything else. */
export function ofFastify(error: unknown): ProblemError | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, statusCode } = error as { readonly code?: unknown; readonly statusCode?: unknown };
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new ProblemError('body-too-large', `A body may have ${LARGEST_BODY} bytes at most.`);
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new ProblemError(
        'unsupported-media-type',
        'Send the body as JSON, with the header content-type: application/json.',
        {},
        { accept: 'application/json' },
      );
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return new ProblemError('malformed-json', 'The body cannot be read as JSON.');
    case 'FST_ERR_HANDLER_TIMEOUT':
      return new ProblemError('too-slow', 'It was given up. Ask for a shorter window.');
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new ProblemError('url-too-long', 'A part of the path is longer than any name can be.');
    case 'FST_ERR_BAD_URL':
      return new ProblemError(
        'malformed-request',
        'The path has a percent sign that encodes nothing.',
      );
    default:
      return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500
        ? new ProblemError('malformed-request', 'The request cannot be read.')
        : undefined;
  }
}
