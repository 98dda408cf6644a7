/**
 * What shippers call the parts of a syslog header. Where an envelope has several, the first that is
 * there is taken.
 */

/**
 * Who wrote the line. rsyslog's `programname` is the tag up to the slash (`postfix`): whatever holds
 * the whole tag goes before it.
 */
export const TAG_NAMES = [
  'syslogtag', // rsyslog
  'SYSLOG_IDENTIFIER', // journald, Fluent Bit systemd, Vector journald
  'syslog_identifier', // Fluent Bit systemd, Lowercase On
  'log.syslog.appname', // Filebeat: journald input, syslog processor
  'syslog.identifier', // Filebeat journald before 8
  'appname', // Vector syslog
  'app-name', // rsyslog
  'ident', // Fluent Bit and Fluentd, their syslog parsers
  'program', // syslog-ng, Logstash
  'PROGRAM', // syslog-ng
  'programname', // rsyslog
] as const;

export const PID_NAMES = [
  'procid',
  '_PID',
  '_pid',
  'SYSLOG_PID',
  'log.syslog.procid',
  'process.pid',
  'journald.pid',
  'PID', // Fluent Bit systemd, Strip_Underscores On; syslog-ng
  'pid',
] as const;

/** The host that wrote the line goes before the host on which the shipper runs. */
export const HOST_NAMES = [
  'hostname', // rsyslog, Vector syslog
  'log.syslog.hostname', // Filebeat syslog
  'host', // rsyslog, Vector, Fluent Bit
  'host.name', // Filebeat
  'host.hostname',
  '_HOSTNAME',
  '_hostname',
  'HOSTNAME',
  'HOST', // syslog-ng
  'agent.hostname',
] as const;

export const TIME_NAMES = [
  'timereported', // rsyslog
  '__REALTIME_TIMESTAMP', // journald: microseconds, in digits
  '_SOURCE_REALTIME_TIMESTAMP',
  'timestamp',
  '@timestamp',
  'time',
  'date',
] as const;

/** Fields that hold the line, or what of it stands behind its header. */
export const MESSAGE_NAMES = ['message', 'msg'] as const;
