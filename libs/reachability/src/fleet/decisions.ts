import type { Bucket, Coverage } from '../bucket';
import type { ProviderFinding, SenderFinding } from '../blame/finding';
import type { ChronicState } from '../silence/chronic';
import type { Contact } from '../silence/silence';
import type { Spike } from '../spike/spike';

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

export type Change =
  | {
      readonly kind: 'domain';
      readonly subject: string;
      readonly chronic: ChronicState;
      readonly contact: Contact;
    }
  | {
      readonly kind: 'address';
      readonly subject: string;
      readonly chronic: ChronicState;
      readonly contact: Contact;
    }
  | { readonly kind: 'spike'; readonly subject: string; readonly spike: Spike }
  | { readonly kind: 'sender'; readonly subject: string; readonly finding: SenderFinding }
  | { readonly kind: 'provider'; readonly subject: string; readonly finding: ProviderFinding };

/** What changed by one evaluation, by kind and subject. */
export interface Decisions {
  readonly now: number;
  readonly changes: readonly Change[];
  /** Buckets that came after their hour was settled: only their answers were heard. */
  readonly late: number;
  /** Subjects looked at, and tests for spikes made. */
  readonly looked: number;
  readonly tests: number;
}
