import type { Address, Destination } from './destination';
import type { End } from './plan';
import { lastConnection, outcomeOf } from './plan';
import type { ConnectionResult, Status } from './truth';
import { named } from './truth';

/**
 * What the line of the nth recipient of a delivery adds to the truth. The first of them stands for
 * the attempt and for the connection it ended with; each is a recipient.
 */
export function addedByRecipient(
  to: Destination,
  end: End,
  status: Status,
  nth: number,
  connectionIsTold = false,
): string[] {
  const outcome = outcomeOf(end);
  const adds = [named.status(status)];
  if (outcome === undefined) return [...adds, named.suspended(to.domain)];
  adds.push(named.recipient(to.domain));
  if (nth > 0) return adds;
  adds.push(named.attempt(to.domain, outcome));
  const last = lastConnection(end);
  if (last !== undefined && !connectionIsTold) adds.push(addedByConnect(last.to, last.result));
  return adds;
}

export function addedByConnect({ host, ip }: Address, result: ConnectionResult): string {
  return named.connection(host, ip, result);
}
