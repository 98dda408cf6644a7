import type { ConnectFailure, Dismissed, RemoteHost } from '../events';
import { readable } from '../readable';
import { UNKNOWN_HOST_LINE } from './dismissals';
import type { EximHostFailure } from './events';
import { readHostItem } from './host-item';
import type { HostItem } from './host-item';
import type { LineContext } from './line-context';
import { failureWithoutHostItem } from './older-host-failure';
import { COLON, SPACE } from './scan';
import { failureByMessage, failureByReason } from './what-went-wrong';

/** A host that failed, and why. */
export interface Failure {
  readonly remote: RemoteHost;
  readonly failure: ConnectFailure;
  readonly text: string;
}

/**
 * Reads what follows the message id where one host failed while others may still be tried
 * (transports/smtp.c, write_logs). Null where the line is of another kind.
 */
export function parseHostFailure(
  text: string,
  from: number,
  to: number,
  messageId: string,
  context: LineContext,
  pid: number,
): EximHostFailure | Dismissed | null {
  const failure = text.startsWith('H=', from)
    ? afterHostItem(text, from + 2, to)
    : failureWithoutHostItem(text.slice(from, to));
  if (failure === null || 'kind' in failure) return failure;
  return {
    kind: 'eximHostFailure',
    mta: 'exim',
    at: context.at,
    logHost: context.logHost,
    syslogName: context.syslogName,
    pid,
    offset: context.offset,
    bytes: context.bytes,
    messageId,
    remote: failure.remote,
    failure: failure.failure,
    text: readable(failure.text, context.isAscii),
  };
}

/** `H=host [ip]:port strerror`, `H=host [ip]: message[: strerror]`; or the line is about a client. */
function afterHostItem(text: string, from: number, to: number): Failure | Dismissed | null {
  const item = readHostItem(text, from, to);
  if (item === null || item.remote.host === '' || item.remote.ip === '') return null;
  const failure = failureAfter(text, to, item);
  if (failure !== null) return failure;
  return isAboutClient(text, item.end) ? null : UNKNOWN_HOST_LINE;
}

function failureAfter(text: string, to: number, item: HostItem): Failure | null {
  const { remote, end } = item;
  if (text.charCodeAt(end) === COLON && text.charCodeAt(end + 1) === SPACE) {
    const message = text.slice(end + 2, to);
    return { remote, failure: failureByMessage(message), text: message };
  }
  if (text.charCodeAt(end) !== SPACE) return null;
  const reason = text.slice(end + 1, to);
  const failure = failureByReason(reason);
  return failure === null ? null : { remote, failure, text: reason };
}

/** What can follow the host of a client (host.c, host_and_ident; smtp_in.c, smtp_handle_acl_fail). */
const AFTER_CLIENT = [
  'I=[',
  'U=',
  'P=',
  'X=',
  'CV=',
  'A=',
  'F=<',
  'Warning: ',
  'rejected ',
  'temporarily rejected ',
  'sender verify ',
  'incomplete transaction ',
  'TLS error on connection ', // of a session that was up: what it did to a delivery is told elsewhere
] as const;

function isAboutClient(text: string, at: number): boolean {
  return AFTER_CLIENT.some((words) => text.startsWith(words, at + 1));
}
