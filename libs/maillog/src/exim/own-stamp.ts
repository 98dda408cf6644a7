import { CLOSE_BRACKET, COLON, DASH, DOT, OPEN_BRACKET, SPACE, isDigit } from './scan';

/**
 * Index behind Exim's own `YYYY-MM-DD HH:MM:SS[.mmm][ +0100] ` where a line has one at `from`, else
 * `from`: a syslog line has it unless the option syslog_timestamp is off (log.c, write_syslog).
 */
export function afterOwnStamp(text: string, from: number, to: number): number {
  if (text.charCodeAt(from + 4) !== DASH || text.charCodeAt(from + 7) !== DASH) return from;
  if (text.charCodeAt(from + 13) !== COLON || text.charCodeAt(from + 16) !== COLON) return from;
  let at = from + 19;
  if (text.charCodeAt(at) === DOT) at += 4;
  if (at >= to || text.charCodeAt(at) !== SPACE) return from;
  const sign = text.charCodeAt(at + 1);
  const isZone = (sign === DASH || sign === 43) && at + 6 < to;
  if (isZone && text.charCodeAt(at + 6) === SPACE) at += 6;
  return at + 1;
}

/** Index behind `[pid] ` (log_selector +pid) at `from`, or `from` where none is logged. */
export function afterPid(text: string, from: number): number {
  if (text.charCodeAt(from) !== OPEN_BRACKET) return from;
  let at = from + 1;
  while (isDigit(text.charCodeAt(at))) at++;
  const closed = text.charCodeAt(at) === CLOSE_BRACKET && text.charCodeAt(at + 1) === SPACE;
  return closed && at > from + 1 && at < from + 12 ? at + 2 : from;
}
