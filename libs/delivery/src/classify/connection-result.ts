import type { RemoteHost } from '@noanswer/maillog';
import type { ConnectionResult } from '../attempt';
import type { Reason } from '../reason';
import { classify } from './classify';
import { readPostfixText } from './postfix-text';

/** What a Postfix text tells of the one connection that it speaks of. */
export interface ToldConnection {
  /** The endpoint as the text names it, port 0 where it names none; null where it names no endpoint. */
  readonly remote: RemoteHost | null;
  readonly result: ConnectionResult;
}

/**
 * Of a delivery's text, or of a line about one host of several. That a host on our own machine is a
 * local fault does not matter here: what counts is how far the connection came.
 */
export function connectionResultOf(text: string): ToldConnection {
  const told = readPostfixText('smtp', text);
  const remote =
    told.ip === '' ? null : { host: told.host.toLowerCase(), ip: told.ip, port: told.port };
  const reached = told.stage !== 'greeting' || told.shape === 'reply';
  return { remote, result: reached ? 'answered' : unreached(told.shape, told.words) };
}

const RESULTS: Partial<Record<Reason, ConnectionResult>> = {
  no_answer: 'no_answer',
  refused: 'refused',
  no_route: 'no_route',
  network_unreachable: 'network_unreachable',
  connection_lost: 'connection_lost',
};

function unreached(shape: string, words: string): ConnectionResult {
  if (shape === 'conversation_timeout') return 'greeting_timeout';
  if (shape === 'connection_lost') return 'connection_lost';
  return RESULTS[reasonOfErrno(words)] ?? 'other';
}

/** The connect rules know the errno texts; a documentation address stands for any host. */
function reasonOfErrno(words: string): Reason {
  const text = `connect to any[192.0.2.1]:25: ${words}`;
  return classify({
    mta: 'postfix',
    agent: 'smtp',
    status: 'deferred',
    dsn: '',
    text,
    errno: 0,
    remote: null,
  }).reason;
}
