import type { Socket } from 'node:net';
import { ProblemError, problemDocument } from '../problems/problem-error';
import { PROBLEM_KINDS } from '../problems/problem-kinds';

/** Bytes that are no HTTP request never reach a route: they are answered on the bare socket. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { kind, message } = problemOf(error.code);
  const body = JSON.stringify(problemDocument(kind, message));
  socket.end(
    [
      `HTTP/1.1 ${PROBLEM_KINDS[kind].status} ${PROBLEM_KINDS[kind].title}`,
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

function problemOf(code: string | undefined): ProblemError {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new ProblemError('header-too-large', 'URL and header may have 16 KiB together.');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new ProblemError('request-timeout', 'The request was not sent within 15 seconds.');
    default:
      return new ProblemError('malformed-request', 'This is no HTTP request.');
  }
}
