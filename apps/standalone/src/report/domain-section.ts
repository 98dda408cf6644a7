import { colours } from '../terminal/colours';
import type { Column } from '../terminal/layout';
import { shortened, table, wrapped } from '../terminal/layout';
import { printable } from '../terminal/printable';
import type { AddressReport, DomainReport, Report } from '@noanswer/answers';
import { clock, count, counted, domainName, endpoint, interval, inWords, percent } from './words';

const DOMAIN_WIDTH = 24;
const ADDRESSES_SHOWN = 6;

const COLUMNS: readonly Column<DomainReport>[] = [
  {
    title: 'domain',
    align: 'left',
    cell: ({ domain }) => shortened(domainName(domain), DOMAIN_WIDTH),
  },
  { title: 'attempts', align: 'right', cell: ({ attempts }) => count(attempts) },
  { title: 'no answer', align: 'right', cell: ({ noAnswer }) => count(noAnswer) },
  { title: 'rate', align: 'right', cell: ({ noAnswerRate }) => percent(noAnswerRate) },
  {
    title: '95 %',
    align: 'right',
    cell: ({ noAnswerRateInterval }) => interval(noAnswerRateInterval),
  },
  { title: 'unreachable', align: 'right', cell: ({ unreachable }) => count(unreachable) },
];

/** Domains whose servers were not reached: the table, then each with its evidence. */
export function silentDomains(report: Report): string[] {
  const silent = report.domains.filter(({ unreachable }) => unreachable > 0);
  if (silent.length === 0) {
    return ['WHO DOES NOT ANSWER', '  Every domain that was tried answered.'];
  }
  return [
    'WHO DOES NOT ANSWER',
    ...table(silent, COLUMNS),
    ...silent.flatMap((domain) => ['', ...domainParagraph(domain)]),
  ];
}

/** Domains whose servers were reached, or never looked for, and whose mail was not delivered. */
export function otherFailures(report: Report): string[] {
  const failing = report.domains.filter(
    ({ unreachable, attempts, delivered }) => unreachable === 0 && delivered < attempts,
  );
  if (failing.length === 0) return [];
  return [
    'OTHER FAILURES',
    ...failing.flatMap((domain) =>
      wrapped(
        `${domainName(domain.domain)}: ${reasonList(domain)} of ${counted(domain.attempts, 'attempt')}. ` +
          `${side(domain)}: ${printable(domain.fault.because)}.`,
        2,
        6,
      ),
    ),
  ];
}

/** Mail that got through although an address of the domain is dead: nobody else will notice. */
export function deadBehindDelivered(report: Report): string[] {
  const domains = report.domains.filter(({ behaviour }) =>
    behaviour.startsWith('delivered_after_'),
  );
  if (domains.length === 0) return [];
  return [
    'DELIVERED IN SPITE OF A DEAD ADDRESS',
    ...domains.flatMap(({ domain, hosts }) =>
      wrapped(`${domainName(domain)}: ${hosts.map(address).join('; ')}`, 2, 6),
    ),
  ];
}

/** All about one domain, in sentences. */
export function domainParagraph(domain: DomainReport): string[] {
  return [
    `  ${colours.bold(domainName(domain.domain))} \u2013 ${sideColour(domain)}, ${inWords(domain.behaviour)}`,
    ...wrapped(howOften(domain), 4),
    ...wrapped(sinceWhen(domain), 4),
    ...domain.hosts.slice(0, ADDRESSES_SHOWN).flatMap((host) => wrapped(address(host), 4, 8)),
    ...more(domain.hosts.length - ADDRESSES_SHOWN, 'address', 'addresses'),
    ...Object.keys(domain.verdicts)
      .slice(0, 1)
      .flatMap((verdict) => wrapped(`Exim says: ${printable(verdict)}.`, 4)),
    ...wrapped(`${side(domain)}: ${printable(domain.fault.because)}.`, 4),
    ...wrapped(`Do: ${domain.advice}`, 4, 8),
  ];
}

function howOften(domain: DomainReport): string {
  const notTried = [
    domain.suspended > 0 ? `${count(domain.suspended)} suspended (not tried)` : '',
    domain.expired > 0 ? `${count(domain.expired)} given up` : '',
  ].filter((part) => part !== '');
  return (
    `${counted(domain.attempts, 'attempt')} for ${counted(domain.recipients, 'recipient')}: ` +
    `${reasonList(domain)}.` +
    (notTried.length === 0 ? '' : ` Besides: ${notTried.join(', ')}.`)
  );
}

function sinceWhen({ failingSince, lastAnswer, lastFailure }: DomainReport): string {
  const answer =
    lastAnswer === null
      ? 'It never answered in this time.'
      : `It last answered ${clock(lastAnswer)}.`;
  if (failingSince !== null) return `Silent since ${clock(failingSince)}. ${answer}`;
  return lastFailure === null ? answer : `Last failure ${clock(lastFailure)}. ${answer}`;
}

function reasonList({ reasons }: DomainReport): string {
  return Object.entries(reasons)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, n]) => `${count(n)} ${inWords(reason)}`)
    .join(', ');
}

/** `mx.example.com[192.0.2.1]:25: 5 connections, 5 no answer`. */
function address(host: AddressReport): string {
  const results: readonly (readonly [number, string])[] = [
    [host.noAnswer, 'no answer'],
    [host.refused, 'refused'],
    [host.noRoute, 'no route'],
    [host.networkUnreachable, 'network unreachable'],
    [host.greetingTimeout, 'greeting timeout'],
    [host.connectionLost, 'connection lost'],
    [host.other, 'other failure'],
    [host.answered, 'answered'],
  ];
  const seen = results.filter(([n]) => n > 0).map(([n, name]) => `${count(n)} ${name}`);
  return `${endpoint(host)}: ${seen.join(', ')}`;
}

function more(n: number, one: string, many: string): string[] {
  return n > 0 ? [`    and ${counted(n, `more ${one}`, `more ${many}`)}`] : [];
}

const SIDES = {
  theirs: 'Theirs',
  ours: 'Ours',
  unclear: 'Theirs or ours',
  none: 'Nothing is wrong',
} as const;

function side({ fault }: DomainReport): string {
  return SIDES[fault.side];
}

function sideColour(domain: DomainReport): string {
  const word = side(domain).toLowerCase();
  return domain.fault.side === 'ours' ? colours.red(word) : colours.yellow(word);
}
