import type { Dismissed } from './events';

/** The same object for every line of a kind: most lines are dismissed, none should cost anything. */
function once(kind: Dismissed['kind'], why: string): Dismissed {
  return Object.freeze({ kind, why });
}

export const NO_STAMP = once('notOurs', 'no time stamp');
export const EMPTY_LINE = once('notOurs', 'empty line');
export const OTHER_PROGRAM = once('notOurs', 'another program');
export const REPEAT_OF_UNKNOWN = once('notOurs', 'repeats a line that was not ours');
export const REPEAT_OF_NOT_NEEDED = once('notNeeded', 'repeats a line that is not needed');

export const OTHER_DAEMON = once('notNeeded', 'postfix daemon without deliveries');
export const QUEUE_LINE = once('notNeeded', 'postfix queue line');
export const DAEMON_NOTE = once('notNeeded', 'postfix note');
export const TRACE_LINE = once('notNeeded', 'postfix tls or trace line');

export const UNKNOWN_DELIVERY = once('unparsed', 'delivery line of unknown form');
export const UNKNOWN_CONNECT = once('unparsed', 'connect line of unknown form');
export const UNKNOWN_AGENT_LINE = once('unparsed', 'line of a delivery agent of unknown form');
export const HALF_LINE = once('unparsed', 'last line without an end');
export const PART_OF_SPLIT_LINE = once('notNeeded', 'part of a split line');
export const HEADLESS_PART = once('unparsed', 'part of a split line whose beginning is missing');
