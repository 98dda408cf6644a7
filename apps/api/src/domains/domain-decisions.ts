import { Injectable } from '@nestjs/common';
import type { DomainDetailReport } from '@noanswer/answers';
import type { Filter, StatesAsOf } from '@noanswer/store';
import type { Plain } from '../openapi/plain';
import { providerFindingAsTold } from '../providers/finding-as-told';
import { senderFindingAsTold } from '../sender-findings/sender-findings.controller';
import { spikeAsTold } from '../spikes/jump-as-told';
import { stateAsTold } from '../unreachable/state-as-told';
import { States } from '../watching/states';
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
  constructor(
    private readonly states: States,
    private readonly blame: DomainBlame,
  ) {}

  /** @param end of the window, in milliseconds. */
  async about(
    report: DomainDetailReport,
    filter: Filter,
    end: number,
    asOf: StatesAsOf,
  ): Promise<Plain<Told>> {
    const { domain } = report;
    const [stateOf, episodes, spikes, senders] = await Promise.all([
      this.states.of('domain', [domain], asOf),
      this.states.open('domain', [domain], asOf),
      this.states.open('spike', [domain], asOf),
      this.blame.senderFindings(filter, end),
    ]);
    const failing = failingSenders(report);
    const ours = senders.filter(({ subject }) => failing.has(subject));
    const blameOf = await this.blame.of([report], filter, end, ours);
    const { fault, blamed, providerFindings } = blameOf(report);
    const [episode, spike] = [episodes.get(domain), spikes.get(domain)];
    return {
      ...stateOf(domain),
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

const failingSenders = ({ senders }: DomainDetailReport): ReadonlySet<string> =>
  new Set(senders.filter(({ unreachable }) => unreachable > 0).map(({ logHost }) => logHost));
