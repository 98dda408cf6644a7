import type { Mta, RemoteHost } from '@noanswer/maillog';
import type { Permanence, RecipientStatus, Speaker } from '../attempt';
import type { Reason } from '../reason';

/** What one delivery line says, as far as it tells why: the same for both MTAs. */
export interface DeliveryLine {
  readonly mta: Mta;
  /** Postfix daemon (`smtp`, `local`, `error`, …) or Exim transport name, empty for a router's word. */
  readonly agent: string;
  readonly status: RecipientStatus;
  /** `dsn=` as Postfix logs it; empty for Exim. */
  readonly dsn: string;
  /** Postfix: what stands in the parentheses. Exim: strerror and message, or the confirmation. */
  readonly text: string;
  /** Exim's `defer (errno)`; 0 else. */
  readonly errno: number;
  readonly remote: RemoteHost | null;
}

export interface Classification {
  readonly reason: Reason;
  /** Name of the rule that decided. */
  readonly rule: string;
  readonly speaker: Speaker;
  readonly permanence: Permanence;
  /** What the remote said; 0 and empty where it said none. */
  readonly replyCode: number;
  readonly enhancedCode: string;
  /** Set where the line is no attempt; `reason` is then the older failure that it repeats. */
  readonly notAttempted: '' | 'suspended' | 'expired';
  /** The MTA's own verdict on the hosts: Exim's `all hosts for 'D' have been failing for a long time`. */
  readonly verdict: string;
  /** The remote's words, or our side's where the remote said nothing. */
  readonly evidence: string;
}

/** Longest text that is looked at for words; longer ones are cut (Postfix cuts a line at 2,000). */
export const MAX_WORDS_LENGTH = 1_000;
export const MAX_EVIDENCE_LENGTH = 500;
