import type { Dismissed } from '../events';

/** The same object for every line of a kind: no allocation for lines that make no event. */
function once(kind: Dismissed['kind'], why: string): Dismissed {
  return Object.freeze({ kind, why });
}

/** Only where nobody asks for arrivals. */
export const ARRIVAL = once('notNeeded', 'exim arrival');
export const QUEUE_RUN = once('notNeeded', 'exim queue run');
export const DAEMON = once('notNeeded', 'exim daemon');
export const CONNECTION = once('notNeeded', 'exim incoming connection');
export const REJECTION = once('notNeeded', 'exim incoming mail rejected');
export const WARNING = once('notNeeded', 'exim warning of an access rule');
export const CONTENT = once('notNeeded', 'exim check of content or sender');
export const QUEUE_ACTION = once('notNeeded', 'exim message frozen, thawed, changed or removed');
export const NOT_TRIED = once('notNeeded', 'exim message not tried now');
export const REWRITE = once('notNeeded', 'exim address rewritten');
export const ROUTING = once('notNeeded', 'exim routing note');
export const TRANSPORT = once('notNeeded', 'exim transport note');
export const ERROR_IGNORED = once('notNeeded', 'exim failure of a bounce ignored');
export const TLS_NOTE = once('notNeeded', 'exim tls note');
export const LOCAL_TROUBLE = once('notNeeded', 'exim trouble with its own host or configuration');
export const COMMAND_LINE = once('notNeeded', 'exim command line');
export const CUSTOM = once('notNeeded', 'exim line of a known custom configuration');
export const NAMED_NOTE = once('notNeeded', 'exim note without a message id');

export const UNKNOWN_DELIVERY = once('unparsed', 'exim delivery line of unknown form');
export const UNKNOWN_ARRIVAL = once('unparsed', 'exim arrival line of unknown form');
export const UNKNOWN_HOST_LINE = once('unparsed', 'exim host line of unknown form');
export const UNKNOWN_MESSAGE_LINE = once('unparsed', 'exim line of a message of unknown form');

export const NO_EXIM_SHAPE = once('notOurs', 'no shape that exim writes');
