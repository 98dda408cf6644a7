/**
 * Facility and severity of a line, as some syslog daemons write them beside the rest of the header. They tell us nothing: the
 * program does.
 */

const OPEN_BRACKET = 91;
const LESS_THAN = 60;

const FACILITY =
  '(?:kern|user|mail|daemon|auth|security|syslog|lpr|news|uucp|cron|authpriv|ftp|ntp|console|local[0-7])';
const SEVERITY = '(?:emerg|panic|alert|crit|err|error|warning|warn|notice|info|debug)';

/** BusyBox (Alpine Linux), behind the host: `out1 mail.info postfix/smtp[12]: …` (sysklogd/syslogd.c). */
const NAMED = new RegExp(`${FACILITY}\\.${SEVERITY} `, 'y');

/** FreeBSD with `-v` or `-vv`, before the host: `<2.6>`, `<mail.info>` (usr.sbin/syslogd/syslogd.c). */
const IN_ANGLES = new RegExp(`<(?:[0-9]{1,2}\\.[0-7]|${FACILITY}\\.${SEVERITY})> `, 'y');

/** Solaris and illumos, behind the tag: `postfix/smtp[12]: [ID 197553 mail.info] …` (log(4D), `msgid`). */
const MESSAGE_ID = new RegExp(`\\[ID [0-9]{1,10} ${FACILITY}\\.${SEVERITY}\\] ?`, 'y');

/** The index behind it, or the same where there is none. */
export const behindLevel = (text: string, from: number): number => behind(NAMED, text, from);

/** See {@link behindLevel}. */
export const behindLevelInAngles = (text: string, from: number): number =>
  text.charCodeAt(from) === LESS_THAN ? behind(IN_ANGLES, text, from) : from;

/** See {@link behindLevel}; `to`: the end of the line. */
export const behindMessageId = (text: string, from: number, to: number): number =>
  text.charCodeAt(from) === OPEN_BRACKET ? Math.min(to, behind(MESSAGE_ID, text, from)) : from;

function behind(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}
