import { isoTime } from '@noanswer/answers';
import type { SilenceEvidence } from '@noanswer/reachability';
import type { DecisionRow } from '@noanswer/store';
import type { Plain } from '../openapi/plain';
import type { SilenceEvidenceAnswer, StateAnswer } from './unreachable-answer';

/** Evidence as it was kept; of a row of another version of noanswer some of it may be missing. */
function evidenceAsTold(text: string): Plain<SilenceEvidenceAnswer> {
  const kept = JSON.parse(text) as Partial<SilenceEvidence>;
  return {
    since: isoTime(kept.since ?? null),
    until: isoTime(kept.until ?? null),
    attempts: kept.attempts ?? 0,
    reasons: kept.reasons ?? {},
    senders: kept.senders ?? {},
    addresses: kept.addresses ?? {},
    verdicts: kept.verdicts ?? 0,
    expired: kept.expired ?? 0,
    suspended: kept.suspended ?? 0,
    lastAnswer: isoTime(kept.lastAnswer ?? null),
    samples: kept.samples ?? [],
  };
}

export function stateAsTold(row: DecisionRow): Plain<StateAnswer> {
  return {
    id: row.id,
    kind: row.kind as StateAnswer['kind'],
    subject: row.subject,
    since: isoTime(row.since),
    toldAt: isoTime(row.at),
    sentence: row.sentence,
    evidence: evidenceAsTold(row.evidence),
  };
}
