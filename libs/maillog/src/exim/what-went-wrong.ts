import { connectFailureOf } from '../connect-failure';
import type { ConnectFailure } from '../events';
import { readHostItem } from './host-item';

/**
 * What can stand behind a host without a colon: a system's word on the connect, or what follows here
 * (transports/smtp.c, write_logs and the 4xx replies to RCPT; log.c, exim_errstrings).
 */
const OTHER_REASONS = [
  'SMTP error from remote mail server after ',
  'SMTP timeout after ',
  'Remote host closed connection in response to ',
  'Permission denied',
  'Operation not permitted',
  'Invalid argument',
  'Address already in use',
  'Protocol error',
  'Protocol not available',
  'Software caused connection abort',
  'Broken pipe',
  'Too many open files',
  'Cannot allocate memory',
  'No buffer space available',
  'Input/output error',
  'Success',
  'Unknown error',
  'unknown error',
  'Negotiation failed for proxy configured host',
] as const;

/** Null where the words are none that Exim writes of a host it could not deliver to. */
export function failureByReason(reason: string): ConnectFailure | null {
  const failure = connectFailureOf(reason);
  if (failure !== 'other') return failure;
  return OTHER_REASONS.some((words) => reason.startsWith(words)) ? 'other' : null;
}

/** transports/smtp.c, check_response: `initial connection` is the command before the first reply. */
const NO_GREETING = [
  'SMTP timeout after initial connection',
  'SMTP timeout after pipelined initial connection',
] as const;
const CLOSED = 'Remote host closed connection in response to initial connection';

/** Up to Exim 4.8x the host's name stood between the words. */
const NO_GREETING_OLDER = [
  'SMTP timeout while connected to ',
  '] after initial connection',
] as const;
const CLOSED_OLDER = [
  'Remote host ',
  '] closed connection in response to initial connection',
] as const;
const NOT_CONNECTED_OLDER = 'Failed to connect to ';

/** The kind by a message of Exim's own; `other` where the host had spoken or it is not known. */
export function failureByMessage(message: string): ConnectFailure {
  if (NO_GREETING.some((words) => message.startsWith(words))) return 'greeting_timeout';
  if (message.startsWith(CLOSED)) return 'connection_lost';
  if (isOlder(message, NO_GREETING_OLDER)) return 'greeting_timeout';
  if (isOlder(message, CLOSED_OLDER)) return 'connection_lost';
  if (message.startsWith(NOT_CONNECTED_OLDER)) {
    return failureOfHost(message, NOT_CONNECTED_OLDER.length);
  }
  return failureOfHost(message, 0);
}

function isOlder(message: string, [first, second]: readonly [string, string]): boolean {
  return (
    message.startsWith(first) && message.startsWith(second, message.indexOf(']', first.length))
  );
}

/**
 * `host [ip]: strerror`: a read failed for another reason than silence or a close. With TCP Fast Open
 * (hosts_try_fastopen) it is there that a failed connect shows.
 */
function failureOfHost(message: string, from: number): ConnectFailure {
  const item = readHostItem(message, from, message.length);
  if (item === null || item.remote.ip === '' || !message.startsWith(': ', item.end)) return 'other';
  return connectFailureOf(message.slice(item.end + 2));
}
