/** The words that the knowledge base is written in. Data and reader share them; nothing here does work. */

import type { Permanence, Speaker } from '../attempt';
import type { Reason } from '../reason';

/** A code alone cannot always tell; the reply's text or the MTA's decision does. */
export type Bounce = Permanence | 'depends';

export type Severity = 'low' | 'medium' | 'notable' | 'high';

/** One closed list; `CATEGORY_LABELS` has the words for people. */
export type Category =
  | 'success'
  | 'network'
  | 'dns'
  | 'addressing'
  | 'mailbox'
  | 'mail_system'
  | 'protocol'
  | 'content'
  | 'policy'
  | 'authentication'
  | 'undefined';

export const CATEGORY_LABELS: Readonly<Record<Category, string>> = {
  success: 'success',
  network: 'network and routing',
  dns: 'name resolution',
  addressing: 'addressing',
  mailbox: 'recipient mailbox',
  mail_system: 'receiving mail system',
  protocol: 'mail protocol',
  content: 'message content',
  policy: 'policy and reputation',
  authentication: 'authentication',
  undefined: 'undefined',
};

/** `scheduleMinutes`: how long to wait before each further try, in order. */
export type RetryAdvice =
  | {
      readonly retry: true;
      readonly scheduleMinutes: readonly number[];
      readonly giveUpAfterHours: number;
      readonly text: string;
    }
  | { readonly retry: false; readonly text: string };

/** Stop mailing the address: never for this reason, once the MTA has given up, or at once. */
export type Suppress = 'never' | 'when_final' | 'at_once';

/** Where the fault lies, as far as the reason alone can tell. */
export type Side = 'theirs' | 'ours' | 'depends';

export interface ReasonAdvice {
  readonly title: string;
  readonly meaning: string;
  readonly side: Side;
  readonly causes: readonly string[];
  readonly whatToDo: readonly string[];
  readonly retry: RetryAdvice;
  readonly suppress: Suppress;
}

/** One row of the IANA registry; the class is left open as `X`. */
export interface EnhancedStatusCode {
  readonly code: `X.${number}.${number}`;
  /** The registry's sample text. */
  readonly name: string;
  /** Basic reply codes that the registry associates with it, as it writes them. */
  readonly basicReplyCodes: readonly string[] | 'any' | 'not given';
  readonly description: string;
  readonly reference: readonly string[];
}

export interface ReplyCode {
  readonly code: number;
  readonly name: string;
  readonly description: string;
  readonly bounce: Bounce;
  readonly category: Category;
  readonly reason: Reason;
  readonly reference: readonly string[];
  /** Set when no RFC defines the code: who uses it, and what for. */
  readonly nonStandard?: string;
}

/**
 * What a code means to the operator of a sending MTA. Causes, steps and retry advice that are
 * left out are those of the reason (`REASON_ADVICE`).
 */
export interface CodeEntry {
  readonly replyCode?: number;
  readonly enhancedCode?: string;
  /** Left out: whoever said it, or not known. */
  readonly spoke?: Speaker;
  readonly name: string;
  readonly meaning: string;
  readonly bounce: Bounce;
  readonly severity: Severity;
  readonly category: Category;
  readonly reason: Reason;
  readonly causes?: readonly string[];
  readonly whatToDo?: readonly string[];
  readonly retry?: RetryAdvice;
  readonly standard: string;
  /** Set when a code of this entry stands in no registry or RFC: why it is listed all the same. */
  readonly nonStandard?: string;
}

/** A vendor's reply whose code does not mean what the standard says, or says less than its text. */
export interface VendorDeviation {
  readonly id: string;
  readonly vendor: string;
  /** Reply codes it comes with; left out: any. */
  readonly replyCodes?: readonly number[];
  /** `5.4.1`, or a range of the last number: `5.7.606-649`. Left out: any, also none. */
  readonly enhancedCodes?: readonly string[];
  /** Lower-case; one of them must stand in the reply's text. */
  readonly markers: readonly string[];
  /** Lower-case; if given, one of these must stand in the text as well. */
  readonly alsoNeeds?: readonly string[];
  /** Lower-case; if one of these stands in the text, it is another deviation. */
  readonly unless?: readonly string[];
  readonly meaning: string;
  readonly reason: Reason;
  readonly bounce: Bounce;
  readonly source: { readonly title: string; readonly url: string };
  readonly samples: readonly string[];
}
