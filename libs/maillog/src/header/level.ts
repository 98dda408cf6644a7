/**
 * Facility and severity of a line, as some syslog daemons write them beside the rest of the header. They tell us nothing: the
 * program does.
 */

const FACILITIES: ReadonlySet<string> = new Set([
  ...['kern', 'user', 'mail', 'daemon', 'auth', 'security', 'syslog', 'lpr', 'news', 'uucp'],
  ...['cron', 'authpriv', 'ftp', 'ntp', 'console'],
  ...['local0', 'local1', 'local2', 'local3', 'local4', 'local5', 'local6', 'local7'],
]);
const SEVERITIES: ReadonlySet<string> = new Set([
  ...['emerg', 'panic', 'alert', 'crit', 'err', 'error', 'warning', 'warn'],
  ...['notice', 'info', 'debug'],
]);

/** BusyBox (Alpine Linux), behind the host: `out1 mail.info postfix/smtp[12]: …` (sysklogd/syslogd.c). */
const NAMED = /([a-z]{3,8}[0-7]?)\.([a-z]{3,7}) /y;
/** FreeBSD with `-v` or `-vv`, before the host: `<2.6>`, `<mail.info>` (usr.sbin/syslogd/syslogd.c). */
const NUMBERED_IN_ANGLES = /<[0-9]{1,2}\.[0-7]> /y;
const NAMED_IN_ANGLES = /<([a-z]{3,8}[0-7]?)\.([a-z]{3,7})> /y;
/** Solaris and illumos, behind the tag: `postfix/smtp[12]: [ID 197553 mail.info] …` (log(4D), `msgid`). */
const MESSAGE_ID = /\[ID [0-9]{1,10} ([a-z]{3,8}[0-7]?)\.([a-z]{3,7})\] ?/y;

const OPEN_BRACKET = 91;
const LESS_THAN = 60;

/** The index behind it, or the same where there is none. */
export const behindLevel = (text: string, from: number): number => behindNamed(NAMED, text, from);

/** See {@link behindLevel}. */
export function behindLevelInAngles(text: string, from: number): number {
  if (text.charCodeAt(from) !== LESS_THAN) return from;
  NUMBERED_IN_ANGLES.lastIndex = from;
  if (NUMBERED_IN_ANGLES.test(text)) return NUMBERED_IN_ANGLES.lastIndex;
  return behindNamed(NAMED_IN_ANGLES, text, from);
}

/** See {@link behindLevel}; `to`: the end of the line. */
export const behindMessageId = (text: string, from: number, to: number): number =>
  text.charCodeAt(from) === OPEN_BRACKET ? Math.min(to, behindNamed(MESSAGE_ID, text, from)) : from;

function behindNamed(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  const [found = '', facility = '', severity = ''] = pattern.exec(text) ?? [];
  return FACILITIES.has(facility) && SEVERITIES.has(severity) ? from + found.length : from;
}
