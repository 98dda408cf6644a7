import type { Asked, Filter, HostAddress, HostShare } from '@noanswer/store';
import { hostAddresses, hostDomains, hostHistory, hostSenders } from '@noanswer/store';
import { addressReport } from './address-report';
import { isoTime } from './iso-time';
import type { AddressReport } from './report';

const SHOWN = 100;

/** What goes to one host: connections by result, for whom, from where, and since when. */
export interface HostDetailReport {
  readonly connections: number;
  readonly answered: number;
  readonly noAnswer: number;
  readonly lastAnswer: string | null;
  readonly addresses: readonly AddressReport[];
  readonly domainsTotal: number;
  readonly domains: readonly HostDomainReport[];
  readonly senders: readonly HostSenderReport[];
  readonly history: HostHistoryReport;
}

export interface HostDomainReport {
  readonly domain: string;
  readonly connections: number;
  readonly answered: number;
  readonly noAnswer: number;
  readonly lastAnswer: string | null;
}

export interface HostSenderReport {
  readonly logHost: string;
  readonly connections: number;
  readonly answered: number;
  readonly noAnswer: number;
  readonly lastAnswer: string | null;
}

export interface HostHistoryReport {
  readonly connections: number;
  readonly firstConnection: string | null;
  readonly lastConnection: string | null;
  readonly lastAnswer: string | null;
  readonly failingSince: string | null;
}

/** All about a host of this address or name. */
export async function askHost(
  store: Asked,
  filter: Filter,
  address: string,
): Promise<HostDetailReport> {
  const [addresses, domains, senders, history] = await Promise.all([
    store.ask(hostAddresses(address, filter, SHOWN)),
    store.ask(hostDomains(address, filter, SHOWN)),
    store.ask(hostSenders(address, filter, SHOWN)),
    askHistory(store, address),
  ]);
  return {
    ...sumOf(addresses),
    addresses: addresses.map(addressReport),
    domainsTotal: domains[0]?.total ?? 0,
    domains: domains.map((share) => ({ domain: share.name, ...shareReport(share) })),
    senders: senders.map((share) => ({ logHost: share.name, ...shareReport(share) })),
    history,
  };
}

async function askHistory(store: Asked, address: string): Promise<HostHistoryReport> {
  const [kept] = await store.ask(hostHistory(address));
  return {
    connections: kept?.connections ?? 0,
    firstConnection: isoTime(kept?.firstConnection ?? null),
    lastConnection: isoTime(kept?.lastConnection ?? null),
    lastAnswer: isoTime(kept?.lastAnswer ?? null),
    failingSince: isoTime(kept?.failingSince ?? null),
  };
}

function sumOf(
  addresses: readonly HostAddress[],
): Pick<HostDetailReport, 'connections' | 'answered' | 'noAnswer' | 'lastAnswer'> {
  const sum = (of: (address: HostAddress) => number): number =>
    addresses.reduce((total, address) => total + of(address), 0);
  const answers = addresses.map(({ lastAnswer }) => lastAnswer).filter((at) => at !== null);
  return {
    connections: sum(({ connections }) => connections),
    answered: sum(({ results }) => results['answered'] ?? 0),
    noAnswer: sum(({ results }) => results['no_answer'] ?? 0),
    lastAnswer: isoTime(answers.length === 0 ? null : Math.max(...answers)),
  };
}

const shareReport = ({
  connections,
  answered,
  noAnswer,
  lastAnswer,
}: HostShare): Omit<HostDomainReport, 'domain'> => ({
  connections,
  answered,
  noAnswer,
  lastAnswer: isoTime(lastAnswer),
});
