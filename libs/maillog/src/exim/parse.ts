import type { Dismissed } from '../events';
import { parseArrival } from './arrival-line';
import { parseDelivery } from './delivery-line';
import { ARRIVAL, UNKNOWN_MESSAGE_LINE } from './dismissals';
import type { EximCompleted, EximDelivery, EximEvent } from './events';
import { parseHostFailure } from './host-failure';
import type { LineContext } from './line-context';
import { messageIdEnd } from './message-id';
import { messageNote, processNote } from './note-lines';
import { afterOwnStamp, afterPid } from './own-stamp';
import { EQUALS, GREATER_THAN, SPACE, STAR, DASH, LESS_THAN, OPEN_PARENTHESIS } from './scan';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * What a line of Exim's main log tells, read from behind its stamp (`start`) up to `to`: `[pid] ` if
 * logged, then the id of a message and what happened to it, or a note of the daemon, a client or a queue
 * runner.
 */
export function parseEximMessage(
  text: string,
  start: number,
  to: number,
  context: LineContext,
): EximEvent | Dismissed {
  return isLineEnd(text, to)
    ? parseLine(text, start, to, context)
    : parseLine(text.slice(start, to), 0, to - start, context);
}

/**
 * Whether a line end, or nothing, stands at `to`. The readers of Exim's lines rely on it: a word or a
 * character that they find there is never part of the line and partly of what follows.
 */
function isLineEnd(text: string, to: number): boolean {
  const code = text.charCodeAt(to);
  return code === LINE_FEED || code === CARRIAGE_RETURN || to === text.length;
}

function parseLine(
  text: string,
  start: number,
  to: number,
  context: LineContext,
): EximEvent | Dismissed {
  const stampEnd = afterOwnStamp(text, start, to);
  const from = afterPid(text, stampEnd);
  const pid = from === stampEnd ? context.pid : Number(text.slice(stampEnd + 1, from - 2));
  const idEnd = messageIdEnd(text, from, to);
  if (idEnd < 0) return processNote(text.slice(from, to), 0, context.programNamed);
  const messageId = text.slice(from, idEnd);
  const body = idEnd + 1;
  if (body + 2 < to && text.charCodeAt(body + 2) === SPACE) {
    const flag = deliveryFlag(text.charCodeAt(body), text.charCodeAt(body + 1));
    if (flag !== null) return parseDelivery(text, body + 3, to, flag, messageId, context, pid);
    if (isArrival(text.charCodeAt(body), text.charCodeAt(body + 1))) {
      if (context.interest === 'deliveries') return ARRIVAL;
      return parseArrival(text, body + 3, to, messageId, context, pid);
    }
  }
  if (isCompleted(text, body, to)) return completed(messageId, context, pid);
  if (body > to) return UNKNOWN_MESSAGE_LINE;
  return (
    parseHostFailure(text, body, to, messageId, context, pid) ??
    messageNote(text.slice(body, to), 0) ??
    UNKNOWN_MESSAGE_LINE
  );
}

function deliveryFlag(first: number, second: number): EximDelivery['flag'] | null {
  if (second === GREATER_THAN) {
    if (first === EQUALS) return '=>';
    if (first === DASH) return '->';
    if (first === GREATER_THAN) return '>>';
    if (first === STAR) return '*>';
  }
  if (first === STAR && second === STAR) return '**';
  if (first === EQUALS && second === EQUALS) return '==';
  return null;
}

/** `<=`, or `(=` where the client was told that its message was refused (control = fakereject). */
function isArrival(first: number, second: number): boolean {
  return second === EQUALS && (first === LESS_THAN || first === OPEN_PARENTHESIS);
}

const COMPLETED = 'Completed';

/** log_selector +queue_time_overall adds ` QT=…`. */
function isCompleted(text: string, from: number, to: number): boolean {
  const end = from + COMPLETED.length;
  if (end > to || !text.startsWith(COMPLETED, from)) return false;
  return end === to || text.charCodeAt(end) === SPACE;
}

function completed(messageId: string, context: LineContext, pid: number): EximCompleted {
  return {
    kind: 'eximCompleted',
    mta: 'exim',
    at: context.at,
    logHost: context.logHost,
    syslogName: context.syslogName,
    pid,
    offset: context.offset,
    bytes: context.bytes,
    messageId,
  };
}
