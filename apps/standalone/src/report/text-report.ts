import { describeReason, isReason } from '@noanswer/delivery';
import { colours } from '../terminal/colours';
import { shortened, table, wrapped } from '../terminal/layout';
import { printable } from '../terminal/printable';
import { mainReason } from '@noanswer/answers';
import {
  deadBehindDelivered,
  domainParagraph,
  otherFailures,
  silentDomains,
} from './domain-section';
import type { DomainReport, HostReport, Report } from '@noanswer/answers';
import { clock, count, counted, domainName, duration, endpoint, inWords, percent } from './words';

const STEPS_SHOWN = 5;

/** The report for a person at a terminal of 80 columns. */
export function textReport(report: Report, onlyDomain: string | undefined): string {
  const sections =
    onlyDomain === undefined
      ? [
          head(report),
          whatHappened(report),
          silentDomains(report),
          deadBehindDelivered(report),
          otherFailures(report),
          deadHosts(report),
          senders(report),
          whatToDo(report.domains),
          notUnderstood(report),
        ]
      : [head(report), oneDomain(report, onlyDomain), whatToDo(report.domains)];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map(([title = '', ...lines]) => [colours.bold(title), ...lines].join('\n'))
    .join('\n\n')}\n`;
}

function head({ inputs, lines, period }: Report): string[] {
  const broken = inputs.filter(({ whole }) => !whole);
  return [
    period.from === null || period.to === null
      ? `noanswer: ${lines.recognized === 0 ? 'no mail log lines' : 'nothing that was asked for'}`
      : `noanswer: ${clock(period.from)} to ${clock(period.to)} UTC`,
    ...wrapped(
      `${counted(inputs.length, 'log')}, ${counted(lines.read, 'line')}: ` +
        `${count(lines.recognized)} recognised, ${count(lines.notOurs)} of other programs, ` +
        `${count(lines.unparsed)} not understood` +
        (lines.cut > 0 ? `, ${count(lines.cut)} too long and cut` : ''),
      2,
    ),
    ...broken.flatMap(({ problem }) => wrapped(`Not read whole: ${printable(problem)}`, 2, 4)),
  ];
}

function whatHappened(report: Report): string[] {
  const { total = 0, ...reasons } = report.attempts;
  const rows = Object.entries(reasons)
    .filter(([, n]) => n > 0)
    .sort(([, a], [, b]) => b - a);
  const recipients = Object.entries(report.recipients).filter(([, n]) => n > 0);
  return [
    'WHAT HAPPENED',
    ...wrapped(
      `${counted(total, 'delivery attempt')} to ${counted(report.domainsTotal, 'domain')}, ` +
        `for recipients: ${recipients.map(([status, n]) => `${count(n)} ${inWords(status)}`).join(', ') || 'none'}.`,
      2,
    ),
    ...table(rows, [
      { title: 'attempts that ended in', align: 'left', cell: ([reason]) => inWords(reason) },
      { title: '', align: 'right', cell: ([, n]) => count(n) },
      { title: '', align: 'right', cell: ([, n]) => percent(total === 0 ? null : n / total) },
    ]),
    ...(report.suspended > 0
      ? wrapped(
          `Suspended, so not tried and not counted above: ${counted(report.suspended, 'recipient line')}.`,
          2,
        )
      : []),
    ...wrapped(retrySentence(report), 2),
  ];
}

function retrySentence({ retries }: Report): string {
  if (retries.messages === 0) return '';
  const { secondsToDelivery: time } = retries;
  return (
    `Retries: of ${counted(retries.messages, 'message')} that met an unreachable destination, ` +
    `${count(retries.deliveredLater)} were delivered later` +
    (time === null
      ? ''
      : ` (half of them within ${duration(time.median)}, 90 % within ${duration(time.p90)}, ` +
        `the slowest after ${duration(time.max)})`) +
    `, ${count(retries.gaveUp)} given up, ${count(retries.stillWaiting)} still waiting.`
  );
}

function deadHosts({ hosts, hostsTotal }: Report): string[] {
  const failing = hosts.filter(({ connections, answered }) => answered < connections);
  if (failing.length === 0) return [];
  return [
    'HOSTS THAT FAIL',
    ...table(failing, [
      { title: 'host', align: 'left', cell: (host) => shortened(endpoint(host), 38) },
      { title: 'connects', align: 'right', cell: ({ connections }) => count(connections) },
      { title: 'failed', align: 'right', cell: (host) => count(failed(host)) },
      { title: 'domains', align: 'right', cell: ({ domains }) => count(domains) },
      { title: 'last answer', align: 'left', cell: ({ lastAnswer }) => moment(lastAnswer) },
    ]),
    ...(hostsTotal > hosts.length
      ? [`  ${count(hostsTotal - hosts.length)} more hosts: --top ${hostsTotal}`]
      : []),
  ];
}

function failed({ connections, answered }: HostReport): number {
  return connections - answered;
}

function moment(iso: string | null): string {
  return iso === null ? 'never' : clock(iso).slice(5, 16);
}

function senders({ senders: all }: Report): string[] {
  if (all.length === 0) return [];
  return [
    'OUR SERVERS',
    ...all.flatMap((sender) =>
      wrapped(
        `${printable(sender.logHost)} tried ${counted(sender.domainsTried, 'domain')}: ` +
          `${count(sender.domainsAnswered)} answered, ${count(sender.domainsUnreachable)} never did.`,
        2,
        4,
      ),
    ),
  ];
}

/** Steps for each kind of failure, once, with the domains that they are for. */
function whatToDo(domains: readonly DomainReport[]): string[] {
  const failing = domains.filter(({ attempts, delivered }) => delivered < attempts);
  if (failing.length === 0) return [];
  const byReason = Map.groupBy(failing, ({ behaviour, reasons }) =>
    isReason(behaviour) ? behaviour : mainReason(reasons),
  );
  return [
    'WHAT TO DO',
    ...[...byReason].flatMap(([reason, concerned]) => {
      const { title, whatToDo: steps, retry } = describeReason(reason);
      const names = concerned.map(({ domain }) => domainName(domain)).join(', ');
      return [
        ...wrapped(`${title} \u2013 ${shortenedList(names)}`, 2, 4),
        ...steps.slice(0, STEPS_SHOWN).flatMap((step, i) => wrapped(`${i + 1}. ${step}`, 4, 7)),
        ...wrapped(`Retry: ${retry.text}`, 4, 7),
        '',
      ];
    }),
  ].slice(0, -1);
}

function shortenedList(names: string): string {
  return names.length <= 200 ? names : `${names.slice(0, 200).replace(/,[^,]*$/, '')} and others`;
}

function oneDomain({ domains }: Report, name: string): string[] {
  const [domain] = domains;
  if (domain === undefined)
    return [name, `  No attempt to deliver to ${printable(name)} was found.`];
  return [`ALL ABOUT ${domainName(name)}`, ...domainParagraph(domain)];
}

function notUnderstood({ unparsedSamples }: Report): string[] {
  if (unparsedSamples.length === 0) return [];
  return [
    'LINES THAT WERE NOT UNDERSTOOD (samples; please report them)',
    ...unparsedSamples.map((text) => `  ${printable(text).slice(0, 78)}`),
  ];
}
