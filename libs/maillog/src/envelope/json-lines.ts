import type { ApartHeader } from './enveloped-line';
import type { EnvelopeForm } from './envelope';
import { HOST_NAMES, MESSAGE_NAMES, PID_NAMES, TAG_NAMES } from './field-names';
import type { Fields } from './fields';
import { fieldAt, pidOf, textOf } from './fields';
import { journaldMessage } from './journald-message';
import { timeOf } from './time-field';

/** What a JSON object says of a line of log. */
export interface JsonLine {
  readonly form: EnvelopeForm;
  /** One line as a rule; several with line ends between them. */
  readonly text: string;
  /** Null where the text is a line with its own header. */
  readonly apart: ApartHeader | null;
  /** Empty where the envelope names none. */
  readonly host: string;
}

/**
 * Reads the fields of one object. An envelope that names the program carries the message without its
 * header (rsyslog's templates, journald); one that names none carries the line as it stood in a file.
 *
 * @param recordTime of the record, for an envelope without a time that we know.
 * @returns null where it holds no line.
 */
export function readJsonLine(fields: Fields, recordTime: number): JsonLine | null {
  const spoken = spokenIn(fields);
  if (spoken === null) return null;
  const { form, text } = spoken;
  const host = textOf(fields, HOST_NAMES);
  const tag = textOf(fields, TAG_NAMES);
  if (tag === '' && form !== 'journald') return { form, text, apart: null, host };
  const apart = {
    time: timeOf(fields) ?? recordTime,
    fallbackTime: recordTime,
    logHost: host,
    tag,
    pid: pidOf(fields, PID_NAMES),
  };
  return { form, text, apart, host };
}

/** Which shipper's words these are, and the text; fields that only one of them writes decide. */
function spokenIn(fields: Fields): { form: EnvelopeForm; text: string } | null {
  if (Object.hasOwn(fields, 'MESSAGE')) {
    const text = journaldMessage(fields['MESSAGE']);
    return text === undefined ? null : { form: 'journald', text };
  }
  const message = textField(fields, MESSAGE_NAMES);
  if (message !== null) return { form: formOfMessage(fields), text: message };
  const log = textField(fields, ['log']);
  return log === null ? null : { form: 'fluent_bit', text: log };
}

function formOfMessage(fields: Fields): EnvelopeForm {
  const has = (path: string): boolean => fieldAt(fields, path) !== undefined;
  if (has('@metadata') || has('agent.type') || has('beat')) return 'filebeat';
  if (has('source_type')) return 'vector';
  if (has('SYSLOG_IDENTIFIER') || has('syslog_identifier')) return 'journald';
  if (has('file')) return 'vector';
  return has('ident') ? 'fluent_bit' : 'rsyslog';
}

/** An empty message is a message: `textOf` would look further. */
function textField(fields: Fields, names: readonly string[]): string | null {
  for (const name of names) {
    const value = fieldAt(fields, name);
    if (typeof value === 'string') return value;
  }
  return null;
}
