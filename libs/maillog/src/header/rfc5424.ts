/** What an RFC 5424 frame says behind its time stamp. */
export interface FrameHeader {
  /** Empty for `-`. */
  readonly host: string;
  readonly program: string;
  /** 0 for `-` and for a process id that is no number. */
  readonly pid: number;
  /** Index of the message, behind structured data and byte order mark. */
  readonly start: number;
}

/** The byte order mark that RFC 5424 puts before a UTF-8 message, seen as Latin-1. */
const BYTE_ORDER_MARK = '\xef\xbb\xbf';

/**
 * `HOST APP PROCID MSGID STRUCTURED-DATA MSG`, with `-` for what is not known (RFC 5424 section 6).
 * Null where the line has too few fields or structured data that never ends.
 */
export function readFrameHeader(line: string, from: number): FrameHeader | null {
  const hostEnd = line.indexOf(' ', from);
  const programEnd = line.indexOf(' ', hostEnd + 1);
  const pidEnd = line.indexOf(' ', programEnd + 1);
  const idEnd = line.indexOf(' ', pidEnd + 1);
  if (hostEnd < 0 || programEnd <= hostEnd || pidEnd <= programEnd || idEnd <= pidEnd) return null;
  let start = structuredDataEnd(line, idEnd + 1);
  if (start < 0) return null;
  while (line.charAt(start) === ' ') start++;
  if (line.startsWith(BYTE_ORDER_MARK, start)) start += BYTE_ORDER_MARK.length;
  const host = line.slice(from, hostEnd);
  const pid = Number(line.slice(programEnd + 1, pidEnd));
  return {
    host: host === '-' ? '' : host,
    program: line.slice(hostEnd + 1, programEnd),
    pid: Number.isSafeInteger(pid) && pid > 0 ? pid : 0,
    start,
  };
}

/**
 * Index behind STRUCTURED-DATA at `from`: `-`, or elements `[id name="value" …]` in whose values `"`,
 * `\` and `]` are escaped by `\`. -1 if there is none, or it never ends.
 */
function structuredDataEnd(line: string, from: number): number {
  if (line.charAt(from) === '-') return from + 1;
  if (line.charAt(from) !== '[') return -1;
  let quoted = false;
  for (let i = from + 1; i < line.length; i++) {
    const char = line.charAt(i);
    if (char === '\\' && quoted) i++;
    else if (char === '"') quoted = !quoted;
    else if (char === ']' && !quoted && line.charAt(i + 1) !== '[') return i + 1;
  }
  return -1;
}
