import { isoTime } from '@noanswer/answers';
import type { SpikeEvidence } from '@noanswer/reachability';
import type { DecisionRow } from '@noanswer/store';
import type { Plain } from '../openapi/plain';
import type { JumpAnswer, SpikeAnswer, SpikeEvidenceAnswer } from './spike-answer';

interface KeptJump {
  readonly usualRate: number;
  readonly confidence: number;
  readonly attempts: number;
  readonly noAnswers: number;
  readonly foundAt: number;
  readonly found: { readonly windowMs: number };
}

export function jumpAsTold(row: DecisionRow): Plain<JumpAnswer> {
  const kept = JSON.parse(row.evidence) as Partial<KeptJump>;
  return {
    id: row.id,
    start: isoTime(row.began),
    foundAt: isoTime(kept.foundAt ?? null),
    endedAt: isoTime(row.endedAt),
    toldAt: isoTime(row.at),
    attempts: kept.attempts ?? 0,
    noAnswers: kept.noAnswers ?? 0,
    usualRate: kept.usualRate ?? null,
    confidence: kept.confidence === undefined ? null : Math.min(1, Math.max(0, kept.confidence)),
    windowSeconds: (kept.found?.windowMs ?? 0) / 1000,
    sentence: row.sentence,
  };
}

export function spikeAsTold(row: DecisionRow): Plain<SpikeAnswer> {
  const { senders } = JSON.parse(row.evidence) as { readonly senders?: Partial<SpikeEvidence> };
  const evidence: Plain<SpikeEvidenceAnswer> = {
    attempts: senders?.attempts ?? {},
    noAnswers: senders?.noAnswers ?? {},
    addresses: senders?.addresses ?? {},
    samples: senders?.samples ?? [],
  };
  const state = row.state as SpikeAnswer['state'];
  return { ...jumpAsTold(row), domain: row.subject, state, evidence };
}
