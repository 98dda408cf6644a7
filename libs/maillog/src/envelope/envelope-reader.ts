import { isAscii } from 'buffer';
import type { Envelope } from './envelope';
import { NO_JSON, NO_LOG_LINE, NO_MESSAGE, NO_VALUE, TOO_LARGE } from './envelope';
import type { EnvelopedLine } from './enveloped-line';
import { isFields } from './fields';
import type { JsonLine } from './json-lines';
import { readJsonLine } from './json-lines';
import { MAX_JSON_BYTES, parseJson } from './json-text';
import { LineGiver } from './line-giver';
import { RecordHost } from './log-host';
import { frameAt } from './octet-counted';
import type { LogRecord } from './record';
import { RecordText } from './record-text';

type Take = (line: EnvelopedLine) => void;

const PLAIN: Envelope = { form: 'plain' };
const OCTET_COUNTED: Envelope = { form: 'octet_counted' };

const BYTE_ORDER_MARK = '\xef\xbb\xbf';
/** What a JSON object begins with, or white space or a byte order mark before it; no line does. */
const OBJECT = /(?:\xef\xbb\xbf)?[ \t\r\n]{0,64}\{/y;
const LETTER_A = 65;
const LETTER_Z = 90;

/**
 * Finds the lines of log in the records of one topic partition, whatever shipper wrote them: the form is
 * recognised record by record, from what the record holds.
 *
 * A record that is none of the forms gives no line and says why; nothing that a record holds makes this
 * throw, and the work is linear in its bytes.
 */
export class EnvelopeReader {
  private readonly lines = new LineGiver();
  private readonly host = new RecordHost();
  private readonly value = new RecordText();

  /** Calls `take` for every line of the record that is not empty, in order. */
  read(record: LogRecord, take: Take): Envelope {
    const { value } = record;
    if (value === null || value.length === 0) return NO_VALUE;
    this.value.read(value);
    const { text, from, to } = this.value;
    this.lines.begin(record.offset);
    if (isObject(text, from, to)) return this.readJson(text.slice(from, to), record, take);
    const host = this.host.of(record);
    const ascii = isAscii(value);
    if (frameAt(text, from, to) !== null)
      return this.readFrames(text.slice(from, to), host, ascii, take);
    this.lines.give(text, from, to, ascii, null, host, take);
    return PLAIN;
  }

  private readFrames(text: string, host: string, ascii: boolean, take: Take): Envelope {
    let at = 0;
    const to = text.length;
    for (let frame = frameAt(text, 0, to); frame !== null; frame = frameAt(text, at, to)) {
      this.giveText(text.slice(frame.from, frame.to), ascii, host, take);
      at = frame.to;
      if (text.startsWith('\n', at)) at++;
    }
    this.giveText(text.slice(at), ascii, host, take);
    return OCTET_COUNTED;
  }

  private readJson(text: string, record: LogRecord, take: Take): Envelope {
    if (text.length > MAX_JSON_BYTES) return TOO_LARGE;
    const whole = text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;
    const value = parseJson(whole);
    if (value === undefined)
      return whole.trimEnd().includes('\n') ? this.readObjects(whole, record, take) : NO_JSON;
    const found = jsonLine(value, record);
    if (found === null) return isSilent(value) ? NO_MESSAGE : NO_LOG_LINE;
    this.giveFound(found, record, take);
    return { form: found.form };
  }

  /** One object a line. What is no envelope in between is given out as a line like any other. */
  private readObjects(text: string, record: LogRecord, take: Take): Envelope {
    const lines = text.split('\n').map((line) => ({
      line,
      found: jsonLine(parseJson(line), record),
    }));
    const first = lines.find(({ found }) => found !== null)?.found;
    if (first === undefined || first === null) return NO_JSON;
    for (const { line, found } of lines) {
      if (found !== null) this.giveFound(found, record, take);
      else this.giveText(line, false, this.host.of(record), take);
    }
    return { form: first.form };
  }

  private giveFound({ text, apart, host }: JsonLine, record: LogRecord, take: Take): void {
    const defaultHost = host === '' ? this.host.of(record) : host;
    this.lines.give(text, 0, text.length, false, apart, defaultHost, take);
  }

  private giveText(text: string, ascii: boolean, host: string, take: Take): void {
    this.lines.give(text, 0, text.length, ascii, null, host, take);
  }
}

/** Most lines begin with the name of a month. */
function isObject(text: string, from: number, to: number): boolean {
  const code = text.charCodeAt(from);
  if (code >= LETTER_A && code <= LETTER_Z) return false;
  OBJECT.lastIndex = from;
  return OBJECT.test(text) && OBJECT.lastIndex <= to;
}

function jsonLine(value: unknown, { timestampMs }: LogRecord): JsonLine | null {
  return isFields(value) ? readJsonLine(value, timestampMs) : null;
}

function isSilent(value: unknown): boolean {
  return isFields(value) && value['MESSAGE'] === null;
}
