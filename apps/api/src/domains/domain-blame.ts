import { Injectable } from '@nestjs/common';
import { askBlamed, type BlamedReport, type DomainReport } from '@noanswer/answers';
import { providerOf, type SideVerdict } from '@noanswer/reachability';
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

/** Findings on our senders and on providers tell more of a domain than its own counts do. */
@Injectable()
export class DomainBlame {
  constructor(private readonly questions: SharedQuestions) {}

  /** Findings on senders that stood at any time of the window. */
  async senderFindings(asked: Asked, filter: Filter, end: number): Promise<readonly DecisionRow[]> {
    return findings(asked, 'sender', undefined, filter, end);
  }

  /**
   * @param end of the window, in milliseconds.
   * @param ours what {@link senderFindings} found.
   */
  async of(
    reports: readonly Judged[],
    filter: Filter,
    end: number,
    ours: readonly DecisionRow[],
  ): Promise<(report: Judged) => Blame> {
    const failing = reports.filter(({ unreachable }) => unreachable > 0);
    const providers = [...new Set(failing.flatMap(providersOf))];
    const theirs = await findings(this.questions, 'provider', providers, filter, end);
    const times = ours.map(({ subject, began, endedAt }) => ({
      ...{ logHost: subject, since: began, until: endedAt ?? undefined },
    }));
    const blamedOf = await askBlamed(this.questions, filter, failing, times);
    return (report) => {
      const blamed = blamedOf.get(report.domain) ?? null;
      const own = new Set(providersOf(report));
      const providerFindings = theirs.filter(({ subject }) => own.has(subject));
      return {
        fault: faultOf(report, blamed, ours, providerFindings),
        blamed,
        providerFindings,
      };
    };
  }
}

async function findings(
  asked: Asked,
  kind: 'sender' | 'provider',
  subjects: readonly string[] | undefined,
  { since = 0 }: Filter,
  end: number,
): Promise<readonly DecisionRow[]> {
  if (subjects?.length === 0) return [];
  const wanted = { kinds: [kind], subjects, at: end, endedSince: since, limit: MOST };
  const rows = await asked.ask(standingDecisions(wanted));
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
