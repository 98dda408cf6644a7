import type { LinePosition, Mta, RemoteHost } from '@noanswer/maillog';
import { detached } from '@noanswer/maillog';
import type { ConnectionAttempt, ConnectionResult, DeliveryAttempt } from '../attempt';
import type { Classification } from '../classify';

/** Mutable while its story is open: the same words as in {@link DeliveryAttempt}. */
export type OpenAttempt = { -readonly [K in keyof DeliveryAttempt]: DeliveryAttempt[K] } & {
  recipients: DeliveryAttempt['recipients'][number][];
  connections: ConnectionAttempt[];
  /** When the last line that belongs to it was written. */
  lastAt: number;
};

/** A connection that waits for the delivery line of the delivery that made it. */
export interface WaitingConnection extends Omit<ConnectionAttempt, 'domain'> {
  /** What a host said, or how its conversation broke, before another host was tried. */
  readonly verdict?: Classification;
}

/** How a story came to its end; each way is counted. */
export interface StoryEnds {
  /** A later line showed that it was over. */
  byLine: number;
  /** No line for {@link STORY_LIMIT_MS} of log time. */
  byTime: number;
  /** Too many stories were open. */
  byBound: number;
  /** The input was over. */
  atEnd: number;
}

/** A story without a line for so long, in log time, is closed. */
export const STORY_LIMIT_MS = 15 * 60_000;
/** How often, in log time, stories are looked over for those that are too old. */
export const SWEEP_MS = 60_000;
/** Stories open at a time, per log host: one per process (Postfix) or message (Exim). */
export const MOST_STORIES = 20_000;
/** Connections that one story keeps waiting; a delivery tries a handful. */
export const MOST_WAITING = 200;

/** Closes a waiting connection as part of a delivery to `domain`. */
export function connectionOf(
  waiting: WaitingConnection,
  domain: string,
  deliveryBytes: number,
): ConnectionAttempt {
  const { position, at, mta, logHost, host, ip, port, result } = waiting;
  const weight = waiting.weight + deliveryBytes;
  return { position, at, mta, logHost, host, ip, port, result, domain, weight };
}

/** A connection whose delivery line never came. */
export function orphanOf(waiting: WaitingConnection): ConnectionAttempt {
  return connectionOf(waiting, '', 0);
}

/** A copy that keeps nothing of the line that it was read from. */
export const standingAlone = ({ host, ip, port }: RemoteHost): RemoteHost => ({
  host: detached(host),
  ip: detached(ip),
  port,
});

/**
 * What a connect line, a host failure line or a delivery line tells of one connection.
 *
 * @param remote stands alone.
 */
export function waitingConnection(
  line: { at: number; mta: Mta; logHost: string; bytes: number },
  position: LinePosition,
  remote: RemoteHost,
  result: ConnectionResult,
): WaitingConnection {
  return {
    position,
    at: line.at,
    mta: line.mta,
    logHost: line.logHost,
    host: remote.host,
    ip: remote.ip,
    port: remote.port,
    result,
    weight: line.bytes,
  };
}

/**
 * Whether a line may go on with a story: it must come later, in the same source behind the story's
 * last line, in another source not earlier in log time. Reading a log once more begins new stories.
 */
export function goesOn(
  story: { lastAt: number; last: LinePosition },
  at: number,
  position: LinePosition,
): boolean {
  if (at - story.lastAt > STORY_LIMIT_MS) return false;
  const { last } = story;
  if (last.source !== position.source) return at >= story.lastAt;
  return (
    position.offset > last.offset ||
    (position.offset === last.offset && position.ordinal > last.ordinal)
  );
}
