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
  at: number,
): StateChange | null {
  if (before.state === after.state && before.since === after.since) return null;
  const evidence = after.evidence ?? before.evidence;
  const start = before.episode ?? after.episode;
  if (evidence === null || start === null) return null;
  const isOver = after.state === 'healthy';
  return {
    kind,
    id: episodeId(kind, subject, start),
    subject,
    at,
    isOver,
    chronic: after,
    evidence,
  };
}

export function spikeChange(
  { name: subject, recent }: Subject,
  spike: Spike,
  isBlamed: IsBlamed,
  at: number,
): SpikeChange {
  const id = episodeId('spike', subject, spike.start);
  const evidence = spikeEvidenceIn(recent, spike.start, isBlamed);
  return { kind: 'spike', id, subject, at, isOver: spike.end !== null, spike, evidence };
}

export function senderChange(finding: SenderFinding, at: number): SenderChange {
  const { logHost: subject, start, endedAt } = finding;
  const id = episodeId('sender', subject, start);
  return { kind: 'sender', id, subject, at, isOver: endedAt !== null, finding };
}

export function providerChange(finding: ProviderFinding, at: number): ProviderChange {
  const { provider: subject, spike } = finding;
  const id = episodeId('provider', subject, spike.start);
  return { kind: 'provider', id, subject, at, isOver: spike.end !== null, finding };
}

const orderOf = ({ kind, subject }: Change): string => `${kind} ${subject}`;

/** By kind and subject, so that the order in which news came does not show. */
export function inOrder(changes: Change[]): Change[] {
  return changes.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : orderOf(a) > orderOf(b) ? 1 : 0));
}
