import type { LogRecord } from '@noanswer/maillog';

/**
 * Lines of a log as shippers would put them into records. Written from the shippers' own formats, and
 * with another reader of headers than the product's.
 */
export type Shipper = (lines: readonly string[]) => readonly string[];

const LINE = /^(?<stamp>[A-Z][a-z]{2} [ 0-9][0-9] [0-9:]{8}|[0-9T:.+-]{19,40}) (?<host>\S+) (?<tag>[^ :[]+)(?:\[(?<pid>[0-9]+)\])?: (?<text>.*)$/s; // prettier-ignore

interface Parts {
  readonly stamp: string;
  readonly host: string;
  readonly tag: string;
  readonly pid: string;
  readonly text: string;
}

function partsOf(line: string): Parts {
  const { stamp = '', host = '', tag = '', pid = '', text = '' } = LINE.exec(line)?.groups ?? {};
  return { stamp, host, tag, pid, text };
}

const each =
  (make: (line: string) => string): Shipper =>
  (lines) =>
    lines.map(make);

/** The lab's logs are of that year, in UTC. */
const YEAR_OF_LAB = 2026;

function isoOf(stamp: string, year: number): string {
  return stamp.includes('T') ? stamp : new Date(`${stamp} ${year} UTC`).toISOString();
}

const frame = (tagOf: (tag: string) => string, year: number): Shipper =>
  each((line) => {
    const { stamp, host, tag, pid, text } = partsOf(line);
    return `<22>1 ${isoOf(stamp, year)} ${host} ${tagOf(tag)} ${pid === '' ? '-' : pid} - - ${text}`;
  });

const whole = (make: (message: string) => object): Shipper =>
  each((line) => JSON.stringify(make(line)));

const apart = (make: (parts: Parts) => object): Shipper =>
  each((line) => JSON.stringify(make(partsOf(line))));

const cutAtSlash = (tag: string): string => tag.replace(/\/.*$/, '');

/** Of any log, also one whose lines name no program. */
export const OF_WHOLE_LINES: Readonly<Record<string, Shipper>> = {
  'plain lines': (lines) => lines,
  'plain lines with their ends': each((line) => `${line}\r\n`),
  'octet counting': each((line) => `${Buffer.byteLength(`<22>${line}`)} <22>${line}`),
  Filebeat: whole((message) => ({ '@timestamp': '2026-11-30T00:00:00.000Z', '@metadata': {}, host: { name: 'agent' }, message })),
  Vector: whole((message) => ({ file: '/var/log/mail.log', host: 'agent', message, source_type: 'file', timestamp: '2026-11-30T00:00:00Z' })),
  'Fluent Bit tail': whole((log) => ({ '@timestamp': 1796000000.25, log })),
}; // prettier-ignore

/** Of a log whose lines name their program. */
export const ofSyslog = (year: number): Readonly<Record<string, Shipper>> => ({
  'RFC 5424 frames with the whole tag': frame((tag) => tag, year),
  'rsyslog, syslogtag': apart(({ stamp, host, tag, pid, text }) => ({ '@timestamp': stamp, host, syslogtag: `${tag}[${pid}]:`, programname: cutAtSlash(tag), message: ` ${text}` })),
  'rsyslog, procid': apart(({ stamp, host, tag, pid, text }) => ({ timereported: stamp, hostname: host, syslogtag: `${tag}:`, procid: pid, msg: text })),
  journald: apart(({ stamp, host, tag, pid, text }) => ({ __REALTIME_TIMESTAMP: `${Date.parse(isoOf(stamp, year))}000`, _HOSTNAME: host, SYSLOG_IDENTIFIER: tag, _PID: pid, MESSAGE: text })),
  'journald, as bytes': apart(({ stamp, host, tag, pid, text }) => ({ __REALTIME_TIMESTAMP: `${Date.parse(isoOf(stamp, year))}000`, _HOSTNAME: host, SYSLOG_IDENTIFIER: tag, _PID: pid, MESSAGE: [...Buffer.from(text, 'latin1')] })),
  'Fluent Bit systemd': apart(({ stamp, host, tag, pid, text }) => ({ '@timestamp': Date.parse(isoOf(stamp, year)) / 1000, _HOSTNAME: host, SYSLOG_IDENTIFIER: tag, _PID: pid, MESSAGE: text })),
  'Vector syslog': apart(({ stamp, host, tag, pid, text }) => ({ appname: tag, hostname: host, message: text, procid: Number(pid), source_type: 'syslog', timestamp: isoOf(stamp, year) })),
}); // prettier-ignore

export const OF_SYSLOG = ofSyslog(YEAR_OF_LAB);

/** Of a log of Postfix: the daemon's name is lost. */
export const CUT_AT_SLASH: Readonly<Record<string, Shipper>> = {
  'RFC 5424 frames': frame(cutAtSlash, YEAR_OF_LAB),
  'rsyslog, programname': apart(({ stamp, host, tag, pid, text }) => ({ timestamp: stamp, host, programname: cutAtSlash(tag), procid: pid, message: text })),
}; // prettier-ignore

export function recordOf(value: string, offset: number, key: string, timestampMs: number): LogRecord {
  return {
    offset,
    timestampMs,
    key: Buffer.from(key),
    value: Buffer.from(value, 'latin1'),
    headers: {},
  };
}
