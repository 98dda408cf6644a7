import type { Asked, Domain, Filter } from '@noanswer/store';
import { domainHistory, domainSilence, failureTexts, worstDomains } from '@noanswer/store';
import { askEvidence, askExaminedRetries } from './ask';
import { domainReport } from './domain-report';
import { examinedPart, examinedReport } from './examined';
import { isoTime } from './iso-time';
import type { DomainDetailReport, DomainHistoryReport } from './report';

const TEXTS_SHOWN = 10;

/**
 * All about one domain: within the filter, and of what is kept of it altogether. Where nothing failed there are no words of
 * failures, no retries, and no fault to be judged by what our senders reach: none of it is asked.
 */
export async function askDomain(
  store: Asked,
  filter: Filter,
  name: string,
): Promise<DomainDetailReport> {
  const within = { ...filter, domain: name };
  const [{ domains }, history] = await Promise.all([
    worstDomains(store, within, { limit: 1 }),
    askHistory(store, name),
  ]);
  const domain = domains[0] ?? nothingOf(name);
  const { unreachable, lastFailure } = domain;
  const [senders, { examined, texts }, { examined: retriesExamined, retries }] = await Promise.all([
    unreachable > 0 ? askEvidence(store, filter) : [],
    askTexts(store, within, lastFailure),
    askExaminedRetries(store, within, unreachable),
  ]);
  return {
    ...domainReport(domain, senders),
    senders: domain.logHosts,
    examined,
    retriesExamined,
    retries,
    texts,
    history,
  };
}

/** Around a time: that of the last failure. Null: nothing failed, in all of the window. */
async function askTexts(
  store: Asked,
  within: Filter,
  at: number | null,
): Promise<Pick<DomainDetailReport, 'examined' | 'texts'>> {
  if (at === null) return { examined: examinedReport(within), texts: [] };
  const examined = await examinedPart(store, within, at);
  const texts = await store.ask(failureTexts(examined, TEXTS_SHOWN));
  return {
    examined: examinedReport(examined),
    texts: texts.map((text) => ({ ...text, lastAt: isoTime(text.lastAt) })),
  };
}

async function askHistory(store: Asked, name: string): Promise<DomainHistoryReport> {
  // Asked in one breath, they are read together.
  const [[kept], [silence]] = await Promise.all([
    store.ask(domainHistory(name)),
    store.ask(domainSilence({ domain: name })),
  ]);
  return {
    attempts: kept?.attempts ?? 0,
    firstAttempt: isoTime(kept?.firstAttempt ?? null),
    lastAttempt: isoTime(kept?.lastAttempt ?? null),
    lastAnswer: isoTime(silence?.lastAnswer ?? null),
    failingSince: isoTime(silence?.failingSince ?? null),
  };
}

/** A domain that is known, and of which the filter leaves nothing: all of it is unknown. */
const nothingOf = (domain: string): Domain => ({
  domain,
  attempts: 0,
  delivered: 0,
  noAnswer: 0,
  unreachable: 0,
  answered: 0,
  reasons: {},
  recipients: 0,
  suspended: 0,
  expired: 0,
  firstFailure: null,
  lastFailure: null,
  firstUnreachable: null,
  lastUnreachable: null,
  verdicts: {},
  logHosts: [],
  totalDomains: 0,
  lastAnswer: null,
  failingSince: null,
  hosts: [],
});
