import { Injectable } from '@nestjs/common';
import { askBlamed, type BlamedReport, type DomainDetailReport } from '@noanswer/answers';
import { providerOf, type SideVerdict } from '@noanswer/reachability';
import { standingDecisions } from '@noanswer/store';
import type { DecisionRow, Filter, StatesAsOf } from '@noanswer/store';
import { SharedQuestions } from '../asking/shared-questions';
import type { Plain } from '../openapi/plain';
import { providerFindingAsTold } from '../providers/finding-as-told';
import { senderFindingAsTold } from '../sender-findings/sender-findings.controller';
import { spikeAsTold } from '../spikes/jump-as-told';
import { stateAsTold } from '../unreachable/state-as-told';
import { States } from '../watching/states';
import type { DomainDetailAnswer } from './domain-detail-answer';

type Told = Pick<
  DomainDetailAnswer,
  keyof DomainDetailAnswer & ('state' | 'stateSince' | 'spiking' | 'decision' | 'fault')
>;

/** More findings on those who tried one domain are not to be expected in a window. */
const MOST = 100;

/** What was decided of one domain, and of those that may be to blame for it. */
@Injectable()
export class DomainDecisions {
  constructor(
    private readonly questions: SharedQuestions,
    private readonly states: States,
  ) {}

  /** @param end of the window, in milliseconds. */
  async about(
    report: DomainDetailReport,
    filter: Filter,
    end: number,
    asOf: StatesAsOf,
  ): Promise<Plain<Told>> {
    const { domain } = report;
    const [stateOf, episodes, spikes, ours, theirs] = await Promise.all([
      this.states.of('domain', [domain], asOf),
      this.states.open('domain', [domain], asOf),
      this.states.open('spike', [domain], asOf),
      this.findings('sender', failingSenders(report), filter, end),
      this.findings('provider', providersOf(report), filter, end),
    ]);
    const times = ours.map(({ subject, began, endedAt }) => ({
      ...{ logHost: subject, since: began, until: endedAt ?? undefined },
    }));
    const blamed = await askBlamed(this.questions, { ...filter, domain }, report, times);
    const [episode, spike] = [episodes.get(domain), spikes.get(domain)];
    return {
      ...stateOf(domain),
      fault: faultOf(report, blamed, ours, theirs),
      decision: {
        sentence: episode?.sentence ?? null,
        evidence: episode === undefined ? null : stateAsTold(episode).evidence,
        spike: spike === undefined ? null : spikeAsTold(spike),
        senderFindings: ours.map(senderFindingAsTold),
        providerFindings: theirs.map(providerFindingAsTold),
        blamedOnSenders: blamed,
      },
    };
  }

  /** Those that stood at any time of the window. */
  private async findings(
    kind: 'sender' | 'provider',
    subjects: readonly string[],
    { since = 0 }: Filter,
    end: number,
  ): Promise<readonly DecisionRow[]> {
    if (subjects.length === 0) return [];
    const wanted = { kinds: [kind], subjects, at: end, endedSince: since, limit: MOST };
    const rows = await this.questions.ask(standingDecisions(wanted));
    return rows.filter(({ began }) => began < end);
  }
}

const failingSenders = ({ senders }: DomainDetailReport): readonly string[] =>
  senders.filter(({ unreachable }) => unreachable > 0).map(({ logHost }) => logHost);

const providersOf = ({ hosts }: DomainDetailReport): readonly string[] => [
  ...new Set(hosts.map(({ host, ip }) => providerOf(host, ip))),
];

/** A finding tells more than what this domain alone shows. */
function faultOf(
  { fault, unreachable }: DomainDetailReport,
  blamed: BlamedReport | null,
  ours: readonly DecisionRow[],
  theirs: readonly DecisionRow[],
): SideVerdict {
  if (unreachable === 0) return fault;
  if (blamed?.unreachable === unreachable)
    return { side: 'ours', because: ours.map(({ sentence }) => sentence).join(' ') };
  const [provider] = theirs;
  return provider === undefined ? fault : { side: 'theirs', because: provider.sentence };
}
