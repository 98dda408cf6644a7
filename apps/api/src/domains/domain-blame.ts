import { Injectable } from '@nestjs/common';
import { askBlamed, type BlamedReport, type DomainReport } from '@noanswer/answers';
import { MINUTE, providerOf, type DecisionKind, type SideVerdict } from '@noanswer/reachability';
import { standingDecisions } from '@noanswer/store';
import type { Asked, DecisionRow, Filter } from '@noanswer/store';
import { SharedQuestions } from '../asking/shared-questions';

/** More findings on those who tried these domains are not to be expected in a window. */
const MOST = 1000;

type Judged = Pick<
  DomainReport,
  'domain' | 'attempts' | 'noAnswer' | 'unreachable' | 'fault' | 'hosts'
>;

/** Who else than a domain is to blame for what failed at it. */
export interface Blame {
  readonly fault: SideVerdict;
  /** What of its attempts senders of ours are to blame for; null: nothing. */
  readonly blamed: BlamedReport | null;
  /** Its providers that failed as a whole in the window. */
  readonly providerFindings: readonly DecisionRow[];
}

/** Findings that stood at any time of a window, whoever it is that fails. */
export interface Findings {
  readonly senders: readonly DecisionRow[];
  /** Undefined: there are so many that they are asked for by name. */
  readonly providers: readonly DecisionRow[] | undefined;
}

/** So much changes in no less than a minute, and all pages of a window have it in common. */
const FINDINGS_MAY_BE_OLD_MS = 10_000;

/** Findings on our senders and on providers tell more of a domain than its own counts do. */
@Injectable()
export class DomainBlame {
  constructor(private readonly questions: SharedQuestions) {}

  /** For who has his turn. */
  async findings(asked: Asked, filter: Filter, end: number): Promise<Findings> {
    const found = await standing(asked, ['sender', 'provider'], undefined, filter, end);
    const of = (kind: string): DecisionRow[] => found.filter((row) => row.kind === kind);
    if (found.length < MOST) return { senders: of('sender'), providers: of('provider') };
    const senders = await standing(asked, ['sender'], undefined, filter, end);
    return { senders, providers: undefined };
  }

  /**
   * @param end of the window, in milliseconds.
   */
  async of(
    reports: readonly Judged[],
    filter: Filter,
    end: number,
    { senders: ours, providers }: Findings,
  ): Promise<(report: Judged) => Blame> {
    const failing = reports.filter(({ unreachable }) => unreachable > 0);
    const names = [...new Set(failing.flatMap(providersOf))];
    const theirs = providers ?? (await standing(this.questions, ['provider'], names, filter, end));
    const times = ours.map(({ subject, began, endedAt }) => ({
      ...{ logHost: subject, since: began, until: endedAt ?? undefined },
    }));
    const blamedOf = await askBlamed(this.questions, filter, failing, times);
    return (report) => {
      const blamed = blamedOf.get(report.domain) ?? null;
      const own = new Set(report.unreachable > 0 ? providersOf(report) : []);
      const providerFindings = theirs.filter(({ subject }) => own.has(subject));
      return {
        fault: faultOf(report, blamed, ours, providerFindings),
        blamed,
        providerFindings,
      };
    };
  }
}

async function standing(
  asked: Asked,
  kinds: readonly DecisionKind[],
  subjects: readonly string[] | undefined,
  { since = 0 }: Filter,
  end: number,
): Promise<readonly DecisionRow[]> {
  if (subjects?.length === 0) return [];
  // It is decided by the minute: who asks in the same one asks the same.
  const at = Math.floor(end / MINUTE) * MINUTE;
  const wanted = { kinds, subjects, at, endedSince: since, limit: MOST };
  const question = standingDecisions(wanted);
  const rows = await asked.ask({ ...question, mayBeOldMs: FINDINGS_MAY_BE_OLD_MS });
  return rows.filter(({ began }) => began < end);
}

const providersOf = ({ hosts }: Judged): readonly string[] =>
  hosts.map(({ host, ip }) => providerOf(host, ip));

function faultOf(
  { fault, unreachable }: Judged,
  blamed: BlamedReport | null,
  ours: readonly DecisionRow[],
  [provider]: readonly DecisionRow[],
): SideVerdict {
  if (unreachable === 0) return fault;
  if (blamed?.unreachable === unreachable) {
    const theOnes = ours.filter(({ subject }) => blamed.senders.includes(subject));
    return { side: 'ours', because: theOnes.map(({ sentence }) => sentence).join(' ') };
  }
  return provider === undefined ? fault : { side: 'theirs', because: provider.sentence };
}
