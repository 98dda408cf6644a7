import type { Attempt } from './run-noanswer';

/** One row of the lab's truth.tsv. */
export interface Truth {
  readonly log: string;
  /** Postfix instance; empty where there is one. */
  readonly program: string;
  readonly sender: string;
  readonly domain: string;
  readonly behaviour: string;
  readonly note: string;
}

type Judge = (failed: readonly Attempt[], all: readonly Attempt[]) => boolean;

/** What the lab's words mean for the attempts that failed: it says who and whether for good, we say why. */
const JUDGES: Readonly<Record<string, Judge>> = {
  delivered: (_, all) => all.at(-1)?.reason === 'delivered',
  // A size that the server announced beforehand is refused by our side for it.
  remote_reject: (failed) =>
    failed.every(
      ({ speaker, permanence, reason }) =>
        permanence === 'hard' && (speaker === 'remote' || reason === 'size_exceeded'),
    ),
  remote_tempfail: saidLater,
  answered_then_no_answer: saidLater,
  local_fault: (_, all) => all.every(({ speaker }) => speaker === 'local'),
  handed_over: (_, all) => all.some(({ reason }) => reason === 'handed_over'),
  dns_nullmx: (failed) => failed.every(({ reason }) => reason === 'dns_no_mail_host'),
  dns_nxdomain: (failed) => failed.every(({ reason }) => reason.startsWith('dns_n')),
  mixed: (failed, all) => failed.length > 0 && failed.length < all.length,
  delivered_after_no_answer: deliveredAfter('no_answer'),
  delivered_after_greeting_timeout: deliveredAfter('greeting_timeout'),
};

const MUST_FAIL = /^(remote|dns|answered)_/;

/** Rows that are about something else than a remote destination of mail. */
function isBeyond({ sender, behaviour, note }: Truth): boolean {
  return sender !== '' || behaviour === 'local_mixed' || note.startsWith('address probe');
}

export function behavesAs(truth: Truth, attempts: readonly Attempt[]): boolean {
  if (isBeyond(truth)) return true;
  const all = attempts.filter(
    (attempt) =>
      attempt.domain === truth.domain &&
      (truth.program === '' || attempt.syslogName === truth.program) &&
      !isRelayed(attempt),
  );
  const failed = all.filter(({ reason }) => reason !== 'delivered');
  const judge = JUDGES[truth.behaviour] ?? mostly(truth.behaviour);
  const mayFail = failed.length > 0 || !MUST_FAIL.test(truth.behaviour);
  return all.length > 0 && mayFail && judge(failed, all);
}

/** Some senders' mail goes by way of a relay that is down: it tells nothing of the destination. */
function isRelayed(attempt: Attempt): boolean {
  return /smarthost|backup\.test/.test(JSON.stringify(attempt));
}

function saidLater(failed: readonly Attempt[]): boolean {
  return failed.every(({ speaker, permanence }) => speaker === 'remote' && permanence === 'soft');
}

function deliveredAfter(result: string): Judge {
  return (failed, all) =>
    failed.length === 0 &&
    all.every(({ connections }) => connections.some((connection) => connection.result === result));
}

/** The reason of most failures. */
function mostly(reason: string): Judge {
  return (failed) =>
    failed.filter((attempt) => attempt.reason === reason).length * 2 > failed.length;
}
