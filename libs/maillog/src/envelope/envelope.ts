/** The shapes in which shippers put log lines into records: DOMAIN 26, samples beside this file. */
export type EnvelopeForm =
  | 'plain' // lines as they stood in a log, one or several
  | 'octet_counted' // syslog frames that tell their length (RFC 6587, 3.4.1)
  | 'rsyslog' // a JSON template, or any JSON of such fields
  | 'filebeat'
  | 'vector'
  | 'fluent_bit'
  | 'journald';

/** What a record is: one of the forms, or unknown and why. */
export type Envelope =
  | { readonly form: EnvelopeForm }
  /** `why` is one of a closed set of short phrases. */
  | { readonly form: 'unknown'; readonly why: string };

function unknown(why: string): Envelope {
  return Object.freeze({ form: 'unknown', why });
}

export const NO_VALUE = unknown('no value');
export const TOO_LARGE = unknown('JSON that is too large');
export const NO_JSON = unknown('JSON that cannot be read');
export const NO_LOG_LINE = unknown('JSON without a log line');
/** journalctl leaves long fields out unless it is asked for all of them (`--all`). */
export const NO_MESSAGE = unknown('journald entry whose message was left out');
/** Found by who reads the lines: a text is a log line by its time stamp. */
export const NO_HEADER = unknown('no line with a time stamp');
