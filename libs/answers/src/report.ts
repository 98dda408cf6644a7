import type { Behaviour, SideVerdict } from '@noanswer/reachability';

/** Counts by name: of a status, a reason, a result, a code. */
export type Counts = Readonly<Record<string, number>>;

/** What happened altogether, by name. */
export interface HappenedReport {
  /** Delivery status lines, one a recipient, of all agents; suspended ones are among `deferred`. */
  readonly recipients: Counts;
  /** Recipient lines that were no attempt: the MTA repeated an older failure. */
  readonly suspended: number;
  /** Delivery attempts: `total`, and by reason. */
  readonly attempts: Counts;
  /** Connection attempts by result; `addresses`: different `ip:port` among them. */
  readonly connections: Counts;
  /** Logged `dsn=` of recipient lines, suspended ones left out. */
  readonly statusCodes: Counts;
  /** What remote servers said, most frequent first. */
  readonly replies: readonly ReplyCount[];
}

/**
 * The answer of `noanswer analyze`: what `--format json` prints, and what the text is written from.
 * Times are RFC 3339 in UTC; a rate of nothing is null.
 */
export interface Report extends HappenedReport {
  readonly lines: {
    readonly read: number;
    readonly recognized: number;
    readonly notOurs: number;
    readonly unparsed: number;
    /** Lines longer than the cap, their end dropped. They are counted above too. */
    readonly cut: number;
  };
  readonly period: { readonly from: string | null; readonly to: string | null };
  readonly retries: RetryReport;
  readonly domainsTotal: number;
  readonly domains: readonly DomainReport[];
  readonly hostsTotal: number;
  readonly hosts: readonly HostReport[];
  readonly senders: readonly SenderReport[];
  readonly inputs: readonly InputReport[];
  readonly unparsedSamples: readonly string[];
}

export interface ReplyCount {
  readonly replyCode: number;
  readonly enhancedCode: string;
  readonly attempts: number;
}

/** Messages that met an unreachable destination, and what retrying brought. */
export interface RetryReport {
  readonly messages: number;
  readonly deliveredLater: number;
  readonly gaveUp: number;
  readonly stillWaiting: number;
  /** Seconds from the first failure to the delivery; null if none was delivered. */
  readonly secondsToDelivery: {
    readonly median: number;
    readonly p90: number;
    readonly max: number;
  } | null;
}

/** How often there was no answer, of attempts really made: what was handed over is none. */
export interface RatesReport {
  readonly attempts: number;
  readonly noAnswer: number;
  readonly noAnswerRate: number | null;
  readonly noAnswerRateInterval: readonly [number, number] | null;
  readonly unreachable: number;
  readonly unreachableRate: number | null;
  readonly unreachableRateInterval: readonly [number, number] | null;
}

export interface DomainReport extends RatesReport {
  readonly domain: string;
  readonly delivered: number;
  readonly recipients: number;
  readonly suspended: number;
  readonly expired: number;
  readonly firstFailure: string | null;
  readonly lastFailure: string | null;
  readonly lastAnswer: string | null;
  /** First failure without a word of the remote since its last answer; null if it answers now. */
  readonly failingSince: string | null;
  readonly behaviour: Behaviour;
  readonly reasons: Counts;
  /** Addresses that failed at least once. */
  readonly hosts: readonly AddressReport[];
  /** Exim's own verdicts that the hosts are dead for long. */
  readonly verdicts: Counts;
  readonly fault: SideVerdict;
  /** The first thing to do, in one sentence. */
  readonly advice: string;
  readonly whatToDo: readonly string[];
  readonly retryAdvice: string;
}

/** One `host[ip]:port` with its connection attempts by result. */
export interface AddressReport {
  readonly host: string;
  readonly ip: string;
  readonly port: number;
  readonly connections: number;
  readonly answered: number;
  readonly noAnswer: number;
  readonly refused: number;
  readonly noRoute: number;
  readonly networkUnreachable: number;
  readonly greetingTimeout: number;
  readonly connectionLost: number;
  readonly other: number;
  readonly firstFailure: string | null;
  readonly lastFailure: string | null;
  readonly lastAnswer: string | null;
}

export interface HostReport extends AddressReport {
  /** How many recipient domains were delivered through it, and some of them. */
  readonly domains: number;
  readonly someDomains: readonly string[];
}

/** One of our mail servers, the one that reaches least first. */
export interface SenderReport {
  readonly logHost: string;
  readonly attempts: number;
  readonly domainsTried: number;
  readonly domainsAnswered: number;
  readonly domainsUnreachable: number;
  /** Of those never reached, the ones that answered another of our servers in the same time. */
  readonly answeredElsewhere: number;
}

export interface InputReport {
  readonly path: string;
  readonly lines: number;
  readonly bytes: number;
  readonly whole: boolean;
  readonly problem: string;
}

/** One domain with all that tells why. */
export interface DomainDetailReport extends DomainReport {
  /** Which of our mail servers tried it, and with what luck. */
  readonly senders: readonly DomainSenderReport[];
  /** The part of the window of which `texts` are told, and that of `retries`. */
  readonly examined: ExaminedReport;
  readonly retriesExamined: ExaminedReport;
  readonly retries: RetryReport;
  /** What the log says of its failures, the most frequent first. A stranger's words. */
  readonly texts: readonly FailureTextReport[];
  readonly history: DomainHistoryReport;
}

/** The part of a window that was examined more closely than by what is counted, as ISO 8601; null: as far as the window goes. */
export interface ExaminedReport {
  readonly since: string | null;
  readonly until: string | null;
}

export interface DomainSenderReport {
  readonly logHost: string;
  readonly attempts: number;
  readonly unreachable: number;
  readonly answered: number;
}

export interface FailureTextReport {
  readonly reason: string;
  readonly rule: string;
  readonly attempts: number;
  readonly lastAt: string;
  readonly text: string;
}

/** Of all that is kept of a domain, whatever was asked for. */
export interface DomainHistoryReport {
  readonly attempts: number;
  readonly firstAttempt: string | null;
  readonly lastAttempt: string | null;
  readonly lastAnswer: string | null;
  readonly failingSince: string | null;
}
