import { Injectable } from '@nestjs/common';
import type { DomainDetailReport } from '@noanswer/answers';
import { domainSilence } from '@noanswer/store';
import type { Asked, DecisionRow, Filter, StatesAsOf } from '@noanswer/store';
import type { Plain } from '../openapi/plain';
import { providerFindingAsTold } from '../providers/finding-as-told';
import { senderFindingAsTold } from '../sender-findings/sender-findings.controller';
import { spikeAsTold } from '../spikes/jump-as-told';
import { stateAsTold } from '../unreachable/state-as-told';
import { askOpenOfDomain, askStates, type LastAnswers, type StatesOf } from '../watching/states';
import { DomainBlame, type Findings } from './domain-blame';
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
    const [stateOf, open, findings] = await Promise.all([
      askStates(asked, 'domain', [domain], asOf, lastAnswerOf(asked, domain)),
      askOpenOfDomain(asked, domain, asOf),
      this.blame.findings(asked, filter, end),
    ]);
    return { stateOf, ...open, findings };
  }

  async about(
    report: DomainDetailReport,
    filter: Filter,
    end: number,
    { stateOf, episode, spike, findings }: Decided,
  ): Promise<Plain<Told>> {
    const failing = failingSenders(report);
    const ours = findings.senders.filter(({ subject }) => failing.has(subject));
    const blameOf = await this.blame.of([report], filter, end, { ...findings, senders: ours });
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
  readonly findings: Findings;
}

/** Its history tells it on the same page. */
async function lastAnswerOf(asked: Asked, domain: string): Promise<LastAnswers> {
  const [silence] = await asked.ask(domainSilence({ domain }));
  const last = silence?.lastAnswer ?? null;
  return new Map(last === null ? [] : [[domain, last]]);
}

const failingSenders = ({ senders }: DomainDetailReport): ReadonlySet<string> =>
  new Set(senders.filter(({ unreachable }) => unreachable > 0).map(({ logHost }) => logHost));
