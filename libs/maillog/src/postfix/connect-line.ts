import { connectFailureOf } from '../connect-failure';
import type { EventOrigin } from '../events';
import { readable } from '../readable';
import { readEndpoint } from '../remote-host';
import type { PostfixConnectFailure } from './events';

export const CONNECT_PREFIX = 'connect to ';
const OLD_PORT = / \(port ([0-9]{1,5})\)$/;

/**
 * `connect to H[ip]:25: Connection timed out` (src/smtp/smtp_connect.c), `connect to H[path]: No such
 * file or directory` for a unix socket, and the form of Postfix before 2.3, `connect to H[ip]:
 * Connection refused (port 25)`. Null where the line has another form, such as one that was cut.
 */
export function parseConnectLine(
  text: string,
  start: number,
  to: number,
  daemon: string,
  origin: EventOrigin,
): PostfixConnectFailure | null {
  const from = start + CONNECT_PREFIX.length;
  const bracket = text.indexOf(']', from);
  const separator = text.indexOf(': ', bracket);
  if (bracket < 0 || separator < 0 || separator >= to) return null;
  const remote = readEndpoint(text, from, separator);
  if (remote === null) return null;
  let reason = readable(text.slice(separator + 2, to));
  let { port } = remote;
  const old = reason.endsWith(')') ? OLD_PORT.exec(reason) : null;
  if (old !== null) {
    port = Number(old[1]);
    reason = reason.slice(0, old.index);
  }
  return {
    kind: 'connectFailure',
    mta: 'postfix',
    at: origin.at,
    logHost: origin.logHost,
    syslogName: origin.syslogName,
    pid: origin.pid,
    offset: origin.offset,
    bytes: origin.bytes,
    daemon,
    remote: port === remote.port ? remote : { ...remote, port },
    failure: connectFailureOf(reason),
    reason,
  };
}
