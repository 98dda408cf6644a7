import {
  DAEMON_NOTE,
  OTHER_DAEMON,
  QUEUE_LINE,
  TRACE_LINE,
  UNKNOWN_AGENT_LINE,
  UNKNOWN_CONNECT,
  UNKNOWN_DELIVERY,
} from '../dismissed';
import type { Dismissed, EventOrigin } from '../events';
import { readable, withoutEscapedControls } from '../readable';
import {
  AGENT_NOTE_STARTS,
  HOST_FAILURE_STARTS,
  KNOWN_NOTE_STARTS,
  TLS_FAILURE_STARTS,
  startsWithAny,
} from './agent-lines';
import type { Interest } from '../interest';
import { CONNECT_PREFIX, parseConnectLine } from './connect-line';
import { daemonByText } from './lost-daemon';
import { parseDeliveryLine } from './delivery-line';
import type { PostfixRole } from '../header/program';
import { postfixRole } from '../header/program';
import type { PostfixEvent } from './events';
import { queueIdEnd } from './queue-id';
import { parseQueueLine } from './queue-lines';

/**
 * One line of Postfix, from the text behind `daemon[pid]: `.
 *
 * @param daemon last part of the program name; empty where the transport lost it (RFC 5424 frames
 *   that cut the tag at the slash): then the text must tell who wrote it.
 * @param interest `deliveries`: lines of the queue that tell nothing of a delivery make no event.
 */
export function parsePostfixMessage(
  text: string,
  start: number,
  to: number,
  daemon: string,
  role: PostfixRole,
  origin: EventOrigin,
  interest: Interest = 'everything',
): PostfixEvent | Dismissed {
  if (role === 'other') return OTHER_DAEMON;
  if (role === 'unknown') {
    const writer = daemonByText(text, start, to);
    return parsePostfixMessage(text, start, to, writer, postfixRole(writer), origin, interest);
  }
  const isAgent = role === 'agent';
  const colon = queueIdEnd(text, start, to);
  if (colon < 0) {
    return isAgent ? parseAgentLine(text, start, to, daemon, origin) : DAEMON_NOTE;
  }
  const from = colon + 2;
  if (interest === 'deliveries' && role === 'queue' && !mayEndDelivery(text, from, to)) {
    return QUEUE_LINE;
  }
  const queueId = text.slice(start, colon);
  if (text.startsWith('to=<', from)) {
    return parseDeliveryLine(text, from, to, queueId, daemon, origin) ?? UNKNOWN_DELIVERY;
  }
  return isAgent
    ? parseAgentLineOfMessage(text, from, to, queueId, daemon, origin)
    : (parseQueueLine(text, from, to, queueId, daemon, origin) ?? DAEMON_NOTE);
}

/**
 * Of what the queue daemons write, only a recipient's result (`to=<`) and the end of a message's
 * lifetime (`from=<…>, status=…`) tell how a delivery went; neither ends like `(queue active)`.
 */
function mayEndDelivery(text: string, from: number, to: number): boolean {
  if (text.startsWith('to=<', from)) return true;
  return text.startsWith('from=<', from) && !text.startsWith('(queue active)', to - 14);
}

function parseAgentLine(
  text: string,
  start: number,
  to: number,
  daemon: string,
  origin: EventOrigin,
): PostfixEvent | Dismissed {
  if (text.startsWith(CONNECT_PREFIX, start)) {
    return parseConnectLine(text, start, to, daemon, origin) ?? UNKNOWN_CONNECT;
  }
  if (startsWithAny(text, start, TLS_FAILURE_STARTS)) {
    return { ...origin, mta: 'postfix', kind: 'tlsFailure', daemon, text: tail(text, start, to) };
  }
  return startsWithAny(text, start, KNOWN_NOTE_STARTS) ? TRACE_LINE : UNKNOWN_AGENT_LINE;
}

function parseAgentLineOfMessage(
  text: string,
  from: number,
  to: number,
  queueId: string,
  daemon: string,
  origin: EventOrigin,
): PostfixEvent | Dismissed {
  if (startsWithAny(text, from, HOST_FAILURE_STARTS)) {
    return {
      ...origin,
      mta: 'postfix',
      kind: 'hostFailure',
      daemon,
      queueId,
      text: tail(text, from, to),
    };
  }
  return startsWithAny(text, from, AGENT_NOTE_STARTS) ? DAEMON_NOTE : UNKNOWN_AGENT_LINE;
}

function tail(text: string, from: number, to: number): string {
  return readable(withoutEscapedControls(text.slice(from, to)));
}
