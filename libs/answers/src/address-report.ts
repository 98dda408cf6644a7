import type { Host, HostAddress } from '@noanswer/store';
import { isoTime } from './iso-time';
import type { AddressReport, HostReport } from './report';

/** An address with its connection attempts by result, each under a name of its own. */
export function addressReport(address: HostAddress): AddressReport {
  const { host, ip, port, connections, results } = address;
  return {
    host,
    ip,
    port,
    connections,
    answered: results['answered'] ?? 0,
    noAnswer: results['no_answer'] ?? 0,
    refused: results['refused'] ?? 0,
    noRoute: results['no_route'] ?? 0,
    networkUnreachable: results['network_unreachable'] ?? 0,
    greetingTimeout: results['greeting_timeout'] ?? 0,
    connectionLost: results['connection_lost'] ?? 0,
    other: results['other'] ?? 0,
    firstFailure: isoTime(address.firstFailure),
    lastFailure: isoTime(address.lastFailure),
    lastAnswer: isoTime(address.lastAnswer),
  };
}

export function hostReport(host: Host): HostReport {
  return { ...addressReport(host), domains: host.domains, someDomains: host.someDomains };
}
