import type { ConnectFailure, Dismissed, RemoteHost } from '../events';
import { readable } from '../readable';
import { CONNECTION, TLS_NOTE, UNKNOWN_HOST_LINE } from './dismissals';
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
  messageId: string,
  context: LineContext,
  pid: number,
): EximHostFailure | Dismissed | null {
  const failure = text.startsWith('H=', from)
    ? afterHostItem(text, from + 2)
    : failureWithoutHostItem(text, from);
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
    text: readable(failure.text),
  };
}

/** `H=host [ip]:port strerror`, `H=host [ip]: message[: strerror]`; or the line is about a client. */
function afterHostItem(text: string, from: number): Failure | Dismissed {
  const item = readHostItem(text, from);
  if (item === null || item.remote.host === '' || item.remote.ip === '') return CONNECTION;
  return failureAfter(text, item) ?? clientLine(text, item.end);
}

function failureAfter(text: string, item: HostItem): Failure | null {
  const { remote, end } = item;
  if (text.charCodeAt(end) === COLON && text.charCodeAt(end + 1) === SPACE) {
    const message = text.slice(end + 2);
    return { remote, failure: failureByMessage(message), text: message };
  }
  if (text.charCodeAt(end) !== SPACE) return null;
  const reason = text.slice(end + 1);
  const failure = failureByReason(reason);
  return failure === null ? null : { remote, failure, text: reason };
}

/** What can follow the host of a client: ` I=[…]`, ` F=<…> rejected …`, ` Warning: …`, ` sender verify …`. */
function clientLine(text: string, at: number): Dismissed {
  if (text.startsWith(' TLS error on connection ', at)) return TLS_NOTE;
  const known = CLIENT_LINES.some((words) => text.startsWith(words, at + 1));
  return known ? CONNECTION : UNKNOWN_HOST_LINE;
}

const CLIENT_LINES = [
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
  'DS ',
  'TFO',
  'L ',
  'D=',
] as const;
