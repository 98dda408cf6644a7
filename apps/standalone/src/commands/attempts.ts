import type { ConnectionAttempt, DeliveryAttempt, NotAttempted } from '@noanswer/delivery';
import { Correlator, LogDigest } from '@noanswer/delivery';
import type { LinePosition } from '@noanswer/maillog';
import { originOf } from '../reading/log-origin';
import { isoTime } from '@noanswer/answers';
import { StreamOut } from '../terminal/stream-out';
import { DONE, INCOMPLETE } from './exit-codes';
import type { LogOptions } from './log-options';
import { streamLogs } from './stream-logs';

/**
 * `noanswer attempts`: one JSON object a line for each delivery attempt with its connection
 * attempts; besides, lines that were no attempt (`suspended`, `expired`) and connections whose
 * delivery line is not in the input.
 */
export async function attempts(paths: readonly string[], options: LogOptions): Promise<number> {
  const out = new StreamOut(process.stdout);
  const pathOf = new Map<string, string>();
  const write = (record: object): void => {
    out.write(`${JSON.stringify(record)}\n`);
  };
  const place = ({ source, offset, ordinal }: LinePosition): object => ({
    path: pathOf.get(source) ?? source,
    offset,
    ...(ordinal > 0 && { ordinal }),
  });
  const correlator = new Correlator({
    attempt: (attempt) => {
      write({ kind: 'attempt', ...attemptRecord(attempt, place) });
    },
    orphan: (connection) => {
      write({ kind: 'connection', ...connectionRecord(connection, place) });
    },
    notAttempted: (line) => {
      write(notAttemptedRecord(line, place));
    },
  });
  const whole = await streamLogs(paths, out, (reader, input) => {
    const origin = originOf(reader, input, options);
    pathOf.set(origin.source, input.path);
    return new LogDigest(origin, correlator, () => undefined);
  });
  correlator.finish();
  await out.flush();
  return whole ? DONE : INCOMPLETE;
}

type Place = (position: LinePosition) => object;

/** What the rows of the store need and a reader does not: how much they weigh, when they closed. */
const INNER = new Set(['position', 'at', 'kind', 'connections', 'weight', 'lastAt']);

function recordOf(row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !INNER.has(name)));
}

function attemptRecord(attempt: DeliveryAttempt, place: Place): object {
  return {
    position: place(attempt.position),
    at: isoTime(attempt.at),
    ...recordOf(attempt),
    connections: attempt.connections.map((connection) => connectionRecord(connection, place)),
  };
}

function connectionRecord(connection: ConnectionAttempt, place: Place): object {
  const { position, at } = connection;
  return { position: place(position), at: isoTime(at), ...recordOf(connection) };
}

function notAttemptedRecord(line: NotAttempted, place: Place): object {
  const { kind, position, at } = line;
  return { kind, position: place(position), at: isoTime(at), ...recordOf(line) };
}
