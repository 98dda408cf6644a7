import type { ConnectFailure } from './events';

/**
 * What the operating system says when a connect fails (strerror of glibc, musl, the BSDs and macOS),
 * and what the MTAs say of a server that accepts and then stays silent. Keys in lower case.
 */
export const CONNECT_FAILURE_TEXTS: ReadonlyMap<string, ConnectFailure> = new Map([
  ['connection timed out', 'no_answer'],
  ['operation timed out', 'no_answer'],
  ['connection refused', 'refused'],
  ['no route to host', 'no_route'],
  ['host is unreachable', 'no_route'],
  ['host is down', 'no_route'],
  ['network is unreachable', 'network_unreachable'],
  ['network unreachable', 'network_unreachable'],
  ['network is down', 'network_unreachable'],
  ['address family not supported by protocol', 'network_unreachable'],
  ['cannot assign requested address', 'network_unreachable'],
  ['connection reset by peer', 'connection_lost'],
  ['connection closed by remote host', 'connection_lost'],
  ['server dropped connection without sending the initial smtp greeting', 'connection_lost'],
  ['server dropped connection without sending the initial greeting', 'connection_lost'],
]);

/** The kind of a connect failure by its words; `other` where they are none of the known ones. */
export function connectFailureOf(reason: string): ConnectFailure {
  return EXACT.get(reason) ?? CONNECT_FAILURE_TEXTS.get(reason.trim().toLowerCase()) ?? 'other';
}

/** As the MTAs write them nearly always: saves the lower-casing on the hot path. */
const EXACT: ReadonlyMap<string, ConnectFailure> = new Map([
  ['Connection timed out', 'no_answer'],
  ['Connection refused', 'refused'],
  ['No route to host', 'no_route'],
  ['Network is unreachable', 'network_unreachable'],
]);
