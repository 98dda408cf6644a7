import { pino, type Logger } from 'pino';

/** What may move a cursor, hide, or turn the direction of writing; JSON leaves these as they are. */
const UNSAFE = /[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]/g;

/** One JSON object a line. Topics, errors and the like are strangers' text: none of it is printed raw. */
export function operatorLog(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    hooks: { streamWrite: escaped },
  });
}

function escaped(line: string): string {
  return line.replace(
    UNSAFE,
    (unsafe) => `\\u${unsafe.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
