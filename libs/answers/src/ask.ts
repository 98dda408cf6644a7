import type { Asked, DomainChoice, Filter, Overview, StatesChoice } from '@noanswer/store';
import { domainTotal, egress, hosts, overview, retries, worstDomains } from '@noanswer/store';
import { hostReport } from './address-report';
import { domainReport } from './domain-report';
import { examinedForRetries, examinedReport } from './examined';
import type { DomainReport, ExaminedReport, HostReport, RetryReport, SenderReport } from './report';
import { retryReport } from './retry-report';

/** The overview is one row, always. */
export async function askOverview(store: Asked, filter: Filter): Promise<Overview> {
  const [whole] = await store.ask(overview(filter));
  if (whole === undefined) throw new Error('the overview is one row, always');
  return whole;
}

/** What each of our mail servers reaches, whichever domain the filter names. */
export async function askSenders(
  store: Asked,
  { since, until, mta, logHost }: Filter,
): Promise<readonly SenderReport[]> {
  return store.ask(egress({ since, until, mta, logHost }));
}

/** So much is not changed in so long: it is evidence, not a count that somebody waits for. */
const EVIDENCE_MAY_BE_OLD_MS = 10_000;

/** The same as {@link askSenders}, as evidence for *ours or theirs*. */
export async function askEvidence(
  store: Asked,
  { since, until, mta, logHost }: Filter,
): Promise<readonly SenderReport[]> {
  const question = egress({ since, until, mta, logHost });
  return store.ask({ ...question, mayBeOldMs: EVIDENCE_MAY_BE_OLD_MS });
}

/**
 * What became of messages that were tried again, in so much of the window as can be told in a moment.
 *
 * @param unreachable attempts for the domain of the filter, if that is known.
 */
export async function askExaminedRetries(
  store: Asked,
  filter: Filter,
  unreachable?: number,
): Promise<{ readonly examined: ExaminedReport; readonly retries: RetryReport }> {
  if (unreachable === 0)
    return { examined: examinedReport(filter), retries: retryReport(undefined) };
  const examined = await examinedForRetries(store, filter, unreachable);
  return { examined: examinedReport(examined), retries: await askRetries(store, examined) };
}

export async function askRetries(store: Asked, filter: Filter): Promise<RetryReport> {
  const [row] = await store.ask(retries(filter));
  return retryReport(row);
}

/**
 * `senders`: what {@link askSenders} or {@link askEvidence} answered, the evidence for *ours or theirs*.
 *
 * @returns `total`: domains that the filter and the choice leave, whatever the limit.
 */
export async function askDomains(
  store: Asked,
  filter: Filter,
  choice: DomainChoice,
  senders: readonly SenderReport[] | Promise<readonly SenderReport[]>,
): Promise<{ readonly total: number; readonly domains: readonly DomainReport[] }> {
  const [worst, reached] = await Promise.all([worstDomains(store, filter, choice), senders]);
  return {
    total: worst.total,
    domains: worst.domains.map((domain) => domainReport(domain, reached)),
  };
}

/** How many recipient domains the filter leaves. */
export async function askDomainTotal(store: Asked, filter: Filter): Promise<number> {
  const [total = 0] = await store.ask(domainTotal(filter));
  return total;
}

/** `total`: hosts that the filter leaves, whatever the limit. */
export async function askHosts(
  store: Asked,
  filter: Filter,
  limit: number | undefined,
  states?: StatesChoice,
): Promise<{ readonly total: number; readonly hosts: readonly HostReport[] }> {
  const rows = await store.ask(hosts(filter, limit, states));
  return { total: rows[0]?.totalHosts ?? 0, hosts: rows.map(hostReport) };
}
