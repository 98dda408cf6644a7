import type { Filter, Overview, SourceRow, Store } from '@noanswer/store';
import { unparsedSamples } from '@noanswer/store';
import { askDomains, askHosts, askOverview, askRetries, askSenders } from './ask';
import { happenedReport } from './happened-report';
import { isoTime } from './iso-time';
import type { InputReport, Report } from './report';

const SAMPLES_SHOWN = 5;

/** Asks the store all that a report tells. */
export async function buildReport(
  store: Store,
  filter: Filter,
  top: number | undefined,
): Promise<Report> {
  const whole = await askOverview(store, filter);
  const senders = await askSenders(store, filter);
  const worst = await askDomains(store, filter, { limit: top }, senders);
  const { total: hostsTotal, hosts } = await askHosts(store, filter, top);
  const retries = await askRetries(store, filter);
  const sources = await store.sources();
  const samples = await store.ask(unparsedSamples(SAMPLES_SHOWN));
  return {
    lines: linesOf(sources),
    period: periodOf(filter, sources, whole),
    ...happenedReport(whole),
    retries,
    domainsTotal: worst.total,
    domains: worst.domains,
    hostsTotal,
    hosts,
    senders,
    inputs: sources.map(inputReport),
    unparsedSamples: samples.map(({ text }) => text),
  };
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
  whole: Pick<Overview, 'from' | 'to'>,
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

function inputReport(source: SourceRow): InputReport {
  return {
    path: source.path,
    lines: source.linesRead,
    bytes: source.bytesRead,
    whole: source.whole,
    problem: source.brokenWhy,
  };
}
