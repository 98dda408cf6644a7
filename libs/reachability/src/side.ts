/** What one of our mail servers saw of the destinations it tried in the period. */
export interface SenderEvidence {
  readonly logHost: string;
  /** Recipient domains for which it made attempts. */
  readonly domainsTried: number;
  /** Of these, domains whose servers answered it at least once. */
  readonly domainsAnswered: number;
  /** Of these, domains that it never reached (every attempt ended unreachable). */
  readonly domainsUnreachable: number;
}

/** What our mail servers saw of one recipient domain in the period. */
export interface DomainEvidence {
  readonly attempts: number;
  /** Attempts by reason, snake_case as in the taxonomy. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly unreachable: number;
  /** Per sending host: attempts, and how many of them were unreachable or answered. */
  readonly senders: readonly {
    readonly logHost: string;
    readonly attempts: number;
    readonly unreachable: number;
    readonly answered: number;
  }[];
}

/** Whose fault it is that mail to a domain is not delivered. `none`: nothing is wrong. */
export type Side = 'theirs' | 'ours' | 'unclear' | 'none';

export interface SideVerdict {
  readonly side: Side;
  /** One sentence: the evidence, in figures. */
  readonly because: string;
}

/**
 * From so many domains tried on, "nobody answers this sender" says something of the sender: five
 * unrelated destinations do not die in the same period by chance.
 */
const ENOUGH_DOMAINS = 5;
/** Share of tried domains without any answer at which a sender's own way out is suspect. */
const SENDER_SUSPECT_SHARE = 0.8;

const LOCAL = ['local_fault', 'local_policy'];

/**
 * Ours or theirs, for one domain, from what all our senders saw of it and of everybody else.
 *
 * In order: a fault that our side names itself is ours; a domain that another sender of ours reaches
 * is not dead; a sender that reaches hardly anybody is itself cut off; a domain that fails while the
 * same senders reach others is theirs.
 */
export function whoseFault(
  domain: DomainEvidence,
  senders: readonly SenderEvidence[],
): SideVerdict {
  return (
    ownFault(domain) ??
    reachedByAnotherSender(domain) ??
    noRouteFromHere(domain) ??
    senderCutOff(domain, senders) ??
    theirFault(domain, senders)
  );
}

function ownFault({ attempts, reasons }: DomainEvidence): SideVerdict | null {
  const local = sum(reasons, LOCAL);
  if (local === 0 || local * 2 < attempts) return null;
  return verdict('ours', `${local} of ${attempts} attempts failed on our own machine`);
}

function reachedByAnotherSender({ unreachable, senders }: DomainEvidence): SideVerdict | null {
  if (unreachable === 0) return null;
  const reaching = senders.filter(({ answered }) => answered > 0);
  const failing = senders.filter((s) => s.answered === 0 && s.unreachable === s.attempts);
  const [first] = failing;
  if (reaching.length === 0 || first === undefined) return null;
  return verdict(
    'ours',
    `${hosts(reaching)} reached it in the same period, ${hosts(failing)} never did`,
  );
}

function noRouteFromHere({ unreachable, reasons }: DomainEvidence): SideVerdict | null {
  const ownNetwork = reasons['network_unreachable'] ?? 0;
  if (unreachable === 0 || ownNetwork < unreachable) return null;
  return verdict('ours', `our network has no route to its addresses (often: no IPv6 on our side)`);
}

function senderCutOff(
  { unreachable, senders }: DomainEvidence,
  everySender: readonly SenderEvidence[],
): SideVerdict | null {
  if (unreachable === 0) return null;
  const own = everySender.filter((s) => senders.some(({ logHost }) => logHost === s.logHost));
  const cutOff = own.filter(
    (s) =>
      s.domainsTried >= ENOUGH_DOMAINS &&
      s.domainsUnreachable >= SENDER_SUSPECT_SHARE * s.domainsTried,
  );
  const [worst] = cutOff;
  if (worst === undefined || cutOff.length < own.length) return null;
  return verdict(
    'ours',
    `${worst.logHost} reaches hardly anybody: ${worst.domainsUnreachable} of ` +
      `${worst.domainsTried} domains tried never answered it`,
  );
}

function theirFault(
  { attempts, reasons, unreachable, senders }: DomainEvidence,
  everySender: readonly SenderEvidence[],
): SideVerdict {
  if (attempts === 0) return verdict('unclear', 'no attempt was made in this time');
  const failed = attempts - (reasons['delivered'] ?? 0);
  if (failed === 0) return verdict('none', 'every attempt was delivered');
  if (unreachable === 0) return answeredFault(attempts, reasons, failed);
  const own = everySender.filter((s) => senders.some(({ logHost }) => logHost === s.logHost));
  const [best] = own.toSorted((a, b) => b.domainsAnswered - a.domainsAnswered);
  if (best === undefined || best.domainsAnswered === 0) {
    return verdict(
      'unclear',
      'no other destination was tried that could tell it from a fault of ours',
    );
  }
  return verdict(
    'theirs',
    `${best.logHost} was answered by ${best.domainsAnswered} of ${best.domainsTried} domains in the same time`,
  );
}

function answeredFault(
  attempts: number,
  reasons: Readonly<Record<string, number>>,
  failed: number,
): SideVerdict {
  const names = (reasons['dns_tempfail'] ?? 0) + (reasons['dns_nxdomain'] ?? 0);
  if (names === failed) return verdict('theirs', 'its name cannot be resolved, other names can');
  if (reasons['dns_no_mail_host'] === failed) {
    return verdict('theirs', 'its DNS records name no mail server that takes its mail');
  }
  const blocked = (reasons['blocklisted'] ?? 0) + (reasons['authentication_failed'] ?? 0);
  if (blocked * 2 >= failed) {
    return verdict(
      'ours',
      `it answered and refused us as a sender in ${blocked} of ${attempts} attempts`,
    );
  }
  return verdict('theirs', `it answered, and did not take ${failed} of ${attempts} attempts`);
}

function verdict(side: Side, because: string): SideVerdict {
  return { side, because };
}

function sum(reasons: Readonly<Record<string, number>>, names: readonly string[]): number {
  return names.reduce((n, name) => n + (reasons[name] ?? 0), 0);
}

function hosts(senders: readonly { logHost: string }[]): string {
  const names = senders.map(({ logHost }) => logHost);
  return names.length <= 3 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and others`;
}
