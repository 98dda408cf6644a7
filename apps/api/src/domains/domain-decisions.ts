import { Injectable } from '@nestjs/common';
import type { DomainDetailReport } from '@noanswer/answers';
import type { Asked, DecisionRow, Filter, StatesAsOf } from '@noanswer/store';
import type { Plain } from '../openapi/plain';
import { providerFindingAsTold } from '../providers/finding-as-told';
import { senderFindingAsTold } from '../sender-findings/sender-findings.controller';
import { spikeAsTold } from '../spikes/jump-as-told';
import { stateAsTold } from '../unreachable/state-as-told';
import { askOpenOfDomain, askStates, type StatesOf } from '../watching/states';
import { DomainBlame } from './domain-blame';
import type { DomainDetailAnswer } from './domain-detail-answer';

type Told = Pick<
  DomainDetailAnswer,
  keyof DomainDetailAnswer &
    ('state' | 'stateSince' | 'spiking' | 'decision' | 'fault' | 'blamedOnSenders')
>;

/** What was decided of one domain, and of those that may be to blame for it. */
@Injectable()
export class DomainDecisions {
  constructor(private readonly blame: DomainBlame) {}

  /**
   * What needs no counts of the domain, for who has his turn.
   *
   * @param end of the window, in milliseconds.
   */
  async of(
    asked: Asked,
    domain: string,
    filter: Filter,
    end: number,
    asOf: StatesAsOf,
  ): Promise<Decided> {
    const [stateOf, open, senders] = await Promise.all([
      askStates(asked, 'domain', [domain], asOf),
      askOpenOfDomain(asked, domain, asOf),
      this.blame.senderFindings(asked, filter, end),
    ]);
    return { stateOf, ...open, senders };
  }

  async about(
    report: DomainDetailReport,
    filter: Filter,
    end: number,
    { stateOf, episode, spike, senders }: Decided,
  ): Promise<Plain<Told>> {
    const failing = failingSenders(report);
    const ours = senders.filter(({ subject }) => failing.has(subject));
    const blameOf = await this.blame.of([report], filter, end, ours);
    const { fault, blamed, providerFindings } = blameOf(report);
    return {
      ...stateOf(report.domain),
      fault,
      blamedOnSenders: blamed,
      decision: {
        sentence: episode?.sentence ?? null,
        evidence: episode === undefined ? null : stateAsTold(episode).evidence,
        spike: spike === undefined ? null : spikeAsTold(spike),
        senderFindings: ours.map(senderFindingAsTold),
        providerFindings: providerFindings.map(providerFindingAsTold),
      },
    };
  }
}

/** Of one domain. */
interface Decided {
  readonly stateOf: StatesOf;
  readonly episode: DecisionRow | undefined;
  readonly spike: DecisionRow | undefined;
  /** Findings on all of our senders. */
  readonly senders: readonly DecisionRow[];
}

const failingSenders = ({ senders }: DomainDetailReport): ReadonlySet<string> =>
  new Set(senders.filter(({ unreachable }) => unreachable > 0).map(({ logHost }) => logHost));
