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
    const areAll = found.length < MOST;
    const senders = areAll ? found : await standing(asked, ['sender'], undefined, filter, end);
    const begun = (rows: readonly DecisionRow[], kind: string): readonly DecisionRow[] =>
      rows.filter((row) => row.kind === kind && row.began < end);
    return {
      senders: begun(senders, 'sender'),
      providers: areAll ? begun(found, 'provider') : undefined,
    };
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
      const providerFindings = theirs.filter(
        ({ subject, began }) => own.has(subject) && began < end,
      );
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
  return asked.ask({ ...standingDecisions(wanted), mayBeOldMs: FINDINGS_MAY_BE_OLD_MS });
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
