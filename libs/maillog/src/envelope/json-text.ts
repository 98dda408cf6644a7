/** Kafka's own default for the largest record: what is larger was let through on purpose, and no log line. */
export const MAX_JSON_BYTES = 1024 * 1024;

/** A character beyond ASCII that is written as an escape, such as `\u00e9`. */
const ESCAPED_BEYOND_ASCII = /\\u(?:00[89a-fA-F]|0[1-9a-fA-F]|[1-9a-fA-F])/;

/**
 * Reads JSON out of bytes that stand in `text` one a character (see RawLine.text), into strings of the
 * same kind: no byte of a log line is lost, be it valid UTF-8 or not. Undefined where it is no JSON.
 */
export function parseJson(text: string): unknown {
  try {
    return ESCAPED_BEYOND_ASCII.test(text)
      ? JSON.parse(Buffer.from(text, 'latin1').toString('utf8'), toBytes)
      : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Text to one character a byte. */
function toBytes(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? Buffer.from(value, 'utf8').toString('latin1') : value;
}
