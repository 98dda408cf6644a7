import type { Bucket, Coverage } from '../bucket';
import type { ProviderFinding, SenderFinding } from '../blame/finding';
import type { ChronicState } from '../silence/chronic';
import type { SilenceEvidence } from '../silence/evidence';
import type { SpikeEvidence } from '../spike/evidence';
import type { Spike } from '../spike/spike';
import type { DecisionKind } from './identity';

/** What an evaluation is told. All of it may be told again: it replaces what was known. */
export interface News {
  /** Buckets of recipient domains that changed. */
  readonly domains: readonly Bucket[];
  /** Buckets of destination addresses that changed; their subject is `host[ip]:port`. */
  readonly addresses?: readonly Bucket[];
  /** Log hosts of which something new is known. */
  readonly coverage?: readonly Coverage[];
  /** Which receiving network serves a domain: see `providerOf`. */
  readonly routes?: readonly { readonly domain: string; readonly provider: string }[];
}

interface ChangeOf<Kind extends DecisionKind> {
  readonly kind: Kind;
  /** See `episodeId`: from the first to the last change of an episode it is the same. */
  readonly id: string;
  readonly subject: string;
  /** The evaluation that told it, in milliseconds of log time. What it tells of may have begun or ended before. */
  readonly at: number;
  /** Whether the episode is over. */
  readonly isOver: boolean;
}

/**
 * A state of a domain or an address that began, ended, or turned out to have begun at another time: all states from
 * suspect to healthy are one episode.
 */
export interface StateChange extends ChangeOf<'domain' | 'address'> {
  readonly chronic: ChronicState;
  /** What the state rests on; for an end, what had been the case. */
  readonly evidence: SilenceEvidence;
}

export interface SpikeChange extends ChangeOf<'spike'> {
  readonly spike: Spike;
  readonly evidence: SpikeEvidence;
}

export interface SenderChange extends ChangeOf<'sender'> {
  readonly finding: SenderFinding;
}

export interface ProviderChange extends ChangeOf<'provider'> {
  readonly finding: ProviderFinding;
}

export type Change = StateChange | SpikeChange | SenderChange | ProviderChange;

/** What changed by one evaluation, by kind and subject. */
export interface Decisions {
  readonly now: number;
  readonly changes: readonly Change[];
  /** Domains that are no longer remembered; one that comes back is new, and its route must be told again. */
  readonly forgotten: readonly string[];
  /** Buckets that came after their hour was settled: only their answers were heard. */
  readonly late: number;
  /** Subjects looked at, and tests for spikes made. */
  readonly looked: number;
  readonly tests: number;
}
