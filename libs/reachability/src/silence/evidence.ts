import type { Contact, Silence } from './silence';

/** What a state rests on, for people and for the history. */
export interface SilenceEvidence {
  /** From the first to the last failed attempt; the MTA's own verdict counts as a sign of its moment. */
  readonly since: number;
  readonly until: number;
  /** Attempts that reached no SMTP service: in all, by reason, by log host that made them. */
  readonly attempts: number;
  readonly reasons: Readonly<Record<string, number>>;
  readonly senders: Readonly<Record<string, number>>;
  /** Failed connection attempts by `host[ip]:port`, at most 16 of them. */
  readonly addresses: Readonly<Record<string, number>>;
  readonly verdicts: number;
  readonly expired: number;
  readonly suspended: number;
  /** When a server of it last said anything before that; null: it never did as far as the logs go. */
  readonly lastAnswer: number | null;
  /** Positions of a few of the log lines. */
  readonly samples: readonly string[];
}

export function evidenceIn(silence: Silence, { lastAnswer }: Contact): SilenceEvidence {
  const { since, until, attempts, reasons, senders, addresses, verdicts, expired } = silence;
  const { suspended, samples } = silence;
  const signs = { verdicts, expired, suspended };
  return { since, until, attempts, reasons, senders, addresses, ...signs, lastAnswer, samples };
}
