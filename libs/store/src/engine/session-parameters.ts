import { formatQueryParams } from '@clickhouse/client-common';
import { stringLiteral } from './literal';

/** What a statement is sent with, as far as it is looked at here. */
interface Sent {
  readonly query: string;
  readonly query_params?: Readonly<Record<string, unknown>> | undefined;
}

/** A connection that sends statements, as far as it is looked at here. */
type Sends = Readonly<Record<(typeof SENDING)[number], (sent: never) => unknown>>;

const SENDING = ['query', 'exec', 'command'] as const;

/** The engine takes statements of 256 KiB at most (`max_query_size`). */
const MOST_BYTES = 128 * 1024;
/** The engine's parser of identifiers; names are ours. */
const NAME = /^[A-Za-z_]\w*$/;

/**
 * Sends parameters as settings of the session (`SET param_name = …`, ClickHouse's `ParserSetQuery`), in front of the
 * statement. Whatever comes with parameters otherwise, chdb does one after the other in the whole process: a question would
 * wait for every other one and for whoever counts ahead. A connection does one thing at a time, so that nobody
 * else's parameters come between. What is too long for a statement goes the usual way.
 */
export function withSessionParameters<Connection extends Sends>(
  connection: Connection,
): Connection {
  for (const method of SENDING) {
    const send = connection[method].bind(connection) as (sent: Sent) => unknown;
    Object.assign(connection, { [method]: (sent: Sent) => send(inSession(sent)) });
  }
  return connection;
}

function inSession(sent: Sent): Sent {
  const params = Object.entries(sent.query_params ?? {});
  if (params.length === 0) return sent;
  const set = params.map(([name, value]) => settingOf(name, value)).join('');
  if (set.length + sent.query.length > MOST_BYTES) return sent;
  return { ...sent, query: set + sent.query, query_params: undefined };
}

function settingOf(name: string, value: unknown): string {
  if (!NAME.test(name)) throw new Error(`no name of a parameter: ${name}`);
  return `SET param_${name} = ${stringLiteral(formatQueryParams({ value }))}; `;
}
