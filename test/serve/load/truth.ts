import type { Report } from '../../run-noanswer';
import { Counter } from './counts';
import type { Counts } from './counts';
import type { Fate, Line } from './line';

/** The words of the JSON report, written down here and not taken from the code under test. */
export type Outcome =
  | 'delivered'
  | 'no_answer'
  | 'refused'
  | 'no_route'
  | 'greeting_timeout'
  | 'connection_lost'
  | 'dns_tempfail'
  | 'unknown_recipient'
  | 'greylisted'
  | 'remote_next_hop';

export type ConnectionResult =
  | 'answered'
  | 'noAnswer'
  | 'refused'
  | 'noRoute'
  | 'networkUnreachable'
  | 'greetingTimeout'
  | 'connectionLost';

const CONNECTION_RESULTS: readonly ConnectionResult[] = [
  'answered',
  'noAnswer',
  'refused',
  'noRoute',
  'networkUnreachable',
  'greetingTimeout',
  'connectionLost',
];

export type Status = 'sent' | 'deferred' | 'bounced' | 'expired';

/** Names of what is counted, in the writer's tally and in a report alike. */
export const named = {
  line: (fate: Fate | 'read') => `lines ${fate}`,
  attempt: (domain: string, outcome: string) => `attempts ${domain} ${outcome}`,
  recipient: (domain: string) => `recipients of attempts ${domain}`,
  status: (status: string) => `recipients ${status}`,
  suspended: (domain: string) => `suspended ${domain}`,
  connection: (host: string, ip: string, result: ConnectionResult) =>
    `connections ${host}[${ip}] ${result}`,
};

/** A line is written: so much more is true. */
export function countWritten(truth: Counter, { fate, adds }: Line): void {
  truth.add(named.line('read'));
  truth.add(named.line(fate));
  for (const name of adds) truth.add(name);
}

/** What a report tells, under the names of the tally. */
export function toldBy(report: Report): Counts {
  const counts = new Counter();
  for (const fate of ['read', 'recognized', 'notOurs', 'unparsed'] as const)
    counts.add(named.line(fate), report.lines[fate] ?? 0);
  for (const [status, times] of Object.entries(report.recipients))
    counts.add(named.status(status), times);
  for (const { domain, reasons, recipients, suspended } of report.domains) {
    for (const [reason, times] of Object.entries(reasons))
      counts.add(named.attempt(domain, reason), times);
    counts.add(named.recipient(domain), recipients);
    counts.add(named.suspended(domain), suspended);
  }
  for (const row of report.hosts) {
    const { host, ip } = row;
    const results: Partial<Record<ConnectionResult, number>> = row;
    for (const result of CONNECTION_RESULTS)
      counts.add(named.connection(host, ip, result), results[result] ?? 0);
  }
  return counts.toCounts();
}
