import type { ProviderFinding, SenderFinding } from '../blame/finding';
import type { ChronicState } from '../silence/chronic';
import { spikeEvidenceIn } from '../spike/evidence';
import type { Spike } from '../spike/spike';
import type { Change, ProviderChange, SenderChange, SpikeChange, StateChange } from './decisions';
import { episodeId } from './identity';
import type { IsBlamed, Subject } from './subject';

/** The change from one state to another; null where nobody would see a difference. */
export function stateChange(
  kind: 'domain' | 'address',
  subject: string,
  before: ChronicState,
  after: ChronicState,
): StateChange | null {
  if (before.state === after.state && before.since === after.since) return null;
  const evidence = after.evidence ?? before.evidence;
  const start = before.episode ?? after.episode;
  if (evidence === null || start === null) return null;
  return { kind, id: episodeId(kind, subject, start), subject, chronic: after, evidence };
}

export function spikeChange(subject: Subject, spike: Spike, isBlamed: IsBlamed): SpikeChange {
  const { name, recent } = subject;
  const evidence = spikeEvidenceIn(recent, spike.start, isBlamed);
  return {
    kind: 'spike',
    id: episodeId('spike', name, spike.start),
    subject: name,
    spike,
    evidence,
  };
}

export function senderChange(finding: SenderFinding): SenderChange {
  const { logHost, start } = finding;
  return { kind: 'sender', id: episodeId('sender', logHost, start), subject: logHost, finding };
}

export function providerChange(finding: ProviderFinding): ProviderChange {
  const { provider, spike } = finding;
  const id = episodeId('provider', provider, spike.start);
  return { kind: 'provider', id, subject: provider, finding };
}

const orderOf = ({ kind, subject }: Change): string => `${kind} ${subject}`;

/** By kind and subject, so that the order in which news came does not show. */
export function inOrder(changes: Change[]): Change[] {
  return changes.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : orderOf(a) > orderOf(b) ? 1 : 0));
}
