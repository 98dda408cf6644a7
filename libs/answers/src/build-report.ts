import {
  REASONS,
  UNREACHABLE_REASONS,
  describeReason,
  isReason,
  isTaken,
} from '@noanswer/delivery';
import type { Reason } from '@noanswer/delivery';
import type { SenderEvidence } from '@noanswer/reachability';
import { behaviourOf, rateOf, whoseFault } from '@noanswer/reachability';
import type { Domain, Filter, Retries, SourceRow, Store } from '@noanswer/store';
import { egress, hosts, overview, retries, unparsedSamples, worstDomains } from '@noanswer/store';
import { addressReport, hostReport } from './address-report';
import { isoTime } from './iso-time';
import type { Counts, DomainReport, InputReport, Report, RetryReport } from './report';

const STATUSES = ['sent', 'deferred', 'bounced', 'expired'];
const SAMPLES_SHOWN = 5;

/** Asks the store all that a report tells. */
export async function buildReport(
  store: Store,
  filter: Filter,
  top: number | undefined,
): Promise<Report> {
  const [whole] = await store.ask(overview(filter));
  if (whole === undefined) throw new Error('the overview is one row, always');
  const senders = await store.ask(egress({ ...filter, domain: undefined }));
  const worst = await worstDomains(store, filter, top);
  const addresses = await store.ask(hosts(filter, top));
  const [retried] = await store.ask(retries(filter));
  const sources = await store.sources();
  const samples = await store.ask(unparsedSamples(SAMPLES_SHOWN));
  return {
    lines: linesOf(sources),
    period: periodOf(filter, sources, whole),
    recipients: withZeros(STATUSES, whole.recipients),
    suspended: whole.suspended,
    attempts: {
      total: whole.attempts,
      ...withZeros(['delivered', ...UNREACHABLE_REASONS], whole.reasons),
    },
    connections: {
      ...withZeros(['answered', ...UNREACHABLE_REASONS], whole.connections),
      addresses: whole.addresses,
    },
    statusCodes: whole.statusCodes,
    replies: whole.replies,
    retries: retryReport(retried),
    domainsTotal: worst.total,
    domains: worst.domains.map((domain) => domainReport(domain, senders)),
    hostsTotal: addresses[0]?.totalHosts ?? 0,
    hosts: addresses.map(hostReport),
    senders,
    inputs: sources.map(inputReport),
    unparsedSamples: samples.map(({ text }) => text),
  };
}

export function domainReport(domain: Domain, senders: readonly SenderEvidence[]): DomainReport {
  const noAnswer = rateOf(domain.noAnswer, domain.attempts);
  const unreachable = rateOf(domain.unreachable, domain.attempts);
  const behaviour = behaviourOf(domain.reasons, domain.hosts);
  const advice = describeReason(isReason(behaviour) ? behaviour : mainReason(domain.reasons));
  return {
    domain: domain.domain,
    attempts: domain.attempts,
    delivered: domain.delivered,
    noAnswer: domain.noAnswer,
    noAnswerRate: noAnswer.value,
    noAnswerRateInterval: noAnswer.interval,
    unreachable: domain.unreachable,
    unreachableRate: unreachable.value,
    unreachableRateInterval: unreachable.interval,
    recipients: domain.recipients,
    suspended: domain.suspended,
    expired: domain.expired,
    firstFailure: isoTime(domain.firstFailure),
    lastFailure: isoTime(domain.lastFailure),
    lastAnswer: isoTime(domain.lastAnswer),
    failingSince: isoTime(domain.failingSince),
    behaviour,
    reasons: domain.reasons,
    hosts: domain.hosts.map(addressReport),
    verdicts: domain.verdicts,
    fault: whoseFault({ ...domain, senders: domain.logHosts }, senders),
    advice: advice.whatToDo[0] ?? advice.meaning,
    whatToDo: advice.whatToDo,
    retryAdvice: advice.retry.text,
  };
}

/** The reason of most failures; *delivered* where there is none. The taxonomy's order breaks ties. */
export function mainReason(reasons: Counts): Reason {
  let main: Reason = 'delivered';
  for (const reason of REASONS) {
    if (isTaken(reason)) continue;
    const count = reasons[reason] ?? 0;
    if (count > 0 && (main === 'delivered' || count > (reasons[main] ?? 0))) main = reason;
  }
  return main;
}

function linesOf(sources: readonly SourceRow[]): Report['lines'] {
  const sum = (count: (source: SourceRow) => number): number =>
    sources.reduce((total, source) => total + count(source), 0);
  return {
    read: sum(({ linesRead }) => linesRead),
    recognized: sum(({ linesRecognized }) => linesRecognized),
    notOurs: sum(({ linesNotOurs }) => linesNotOurs),
    unparsed: sum(({ linesUnparsed }) => linesUnparsed),
    cut: sum(({ linesCut }) => linesCut),
  };
}

/** The time that the logs cover, or of what was asked for, that for which there is anything. */
function periodOf(
  filter: Filter,
  sources: readonly SourceRow[],
  whole: { from: number | null; to: number | null },
): Report['period'] {
  const asked = Object.values(filter).some((value) => value !== undefined);
  if (asked) return { from: isoTime(whole.from), to: isoTime(whole.to) };
  const first = sources.flatMap(({ firstAt }) => firstAt ?? []);
  const last = sources.flatMap(({ lastAt }) => lastAt ?? []);
  return {
    from: first.length === 0 ? null : isoTime(first.reduce((a, b) => Math.min(a, b))),
    to: last.length === 0 ? null : isoTime(last.reduce((a, b) => Math.max(a, b))),
  };
}

function retryReport(row: Retries | undefined): RetryReport {
  if (row === undefined) {
    return { messages: 0, deliveredLater: 0, gaveUp: 0, stillWaiting: 0, secondsToDelivery: null };
  }
  const { messages, deliveredLater, gaveUp, stillWaiting } = row;
  const secondsToDelivery = deliveredLater === 0 ? null : row.secondsToDelivery;
  return { messages, deliveredLater, gaveUp, stillWaiting, secondsToDelivery };
}

function inputReport(source: SourceRow): InputReport {
  return {
    path: source.path,
    lines: source.linesRead,
    bytes: source.bytesRead,
    whole: source.whole,
    problem: source.brokenWhy,
  };
}

function withZeros(names: readonly string[], counts: Counts): Counts {
  return { ...Object.fromEntries(names.map((name) => [name, 0])), ...counts };
}
