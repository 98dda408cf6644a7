import type { Coverage } from '../bucket';
import type { ProviderFinding, Sender } from '../blame/finding';
import type { TestsByHour } from './budget';
import { Strangers } from './strangers/strangers';
import type { Subject } from './subject';
import { LONGEST_LOOK } from './tally';

/** What is remembered of one receiving network. */
export interface Provider {
  readonly name: string;
  readonly domains: Set<string>;
  finding: ProviderFinding | null;
  /** Times in which it failed as a whole, the last few. */
  failed: (readonly [from: number, to: number])[];
}

export type SubjectKind = 'domain' | 'address';

/** All that one evaluation hands to the next. */
export interface Memory {
  readonly domains: Map<string, Subject>;
  /** Domains that were tried lately. */
  readonly active: Set<Subject>;
  /** Domains with an open spike. */
  readonly spiking: Set<Subject>;
  readonly addresses: Map<string, Subject>;
  /**
   * Silent for long enough and not flagged, because a log is behind or a sender is to blame: it is looked at again when that may have changed, not when it is tried again, which may be hours later.
   */
  readonly unproven: Map<Subject, SubjectKind>;
  /** Names that were met too seldom to be one of these. */
  readonly strangers: { domains: Strangers; addresses: Strangers };
  readonly senders: Map<string, Sender>;
  readonly providers: Map<string, Provider>;
  /** The provider of each domain. */
  readonly routes: Map<string, string>;
  readonly coverage: Map<string, Coverage>;
  tests: TestsByHour;
  /** When it last looked across all domains. */
  lookedAt: number;
  /** When it last dropped what nobody tries any more. */
  forgotAt: number;
}

export function emptyMemory(): Memory {
  return {
    domains: new Map(),
    active: new Set(),
    spiking: new Set(),
    addresses: new Map(),
    unproven: new Map(),
    strangers: { domains: new Strangers(true), addresses: new Strangers(false) },
    senders: new Map(),
    providers: new Map(),
    routes: new Map(),
    coverage: new Map(),
    tests: [],
    lookedAt: 0,
    forgotAt: 0,
  };
}

/** Notes which network serves a domain; it may have moved. */
export function route(memory: Memory, domain: string, name: string): void {
  const before = memory.routes.get(domain);
  if (before === name) return;
  if (before !== undefined) memory.providers.get(before)?.domains.delete(domain);
  memory.routes.set(domain, name);
  let provider = memory.providers.get(name);
  if (provider === undefined) {
    provider = { name, domains: new Set(), finding: null, failed: [] };
    memory.providers.set(name, provider);
  }
  provider.domains.add(domain);
}

export function isIdle({ recent, spike }: Subject, now: number): boolean {
  return spike === null && (recent.at(-1)?.from ?? 0) < now - LONGEST_LOOK;
}
