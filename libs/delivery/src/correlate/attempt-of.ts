import type { LinePosition, RemoteHost } from '@noanswer/maillog';
import { detached } from '@noanswer/maillog';
import type { AttemptRecipient, RecipientStatus } from '../attempt';
import type { Classification } from '../classify';
import type { OpenAttempt } from './story';

/** What both MTAs tell in a delivery line, in one form. */
export interface DeliveryFacts {
  readonly mta: 'postfix' | 'exim';
  readonly at: number;
  readonly logHost: string;
  readonly syslogName: string;
  readonly agent: string;
  readonly queueId: string;
  readonly domain: string;
  readonly address: string;
  readonly status: RecipientStatus;
  readonly dsn: string;
  /** Stands alone. */
  readonly relay: RemoteHost | null;
  readonly queueSeconds: number;
  readonly attemptSeconds: number;
  readonly bytes: number;
}

/** Begins an attempt with its first recipient line. */
export function beginAttempt(
  facts: DeliveryFacts,
  verdict: Classification,
  position: LinePosition,
): OpenAttempt {
  const { relay } = facts;
  return {
    position,
    at: facts.at,
    lastAt: facts.at,
    mta: facts.mta,
    logHost: facts.logHost,
    syslogName: facts.syslogName,
    agent: detached(facts.agent),
    queueId: detached(facts.queueId),
    domain: facts.domain,
    reason: verdict.reason,
    rule: verdict.rule,
    speaker: verdict.speaker,
    permanence: verdict.permanence,
    replyCode: verdict.replyCode,
    enhancedCode: verdict.enhancedCode,
    dsn: facts.dsn,
    relayHost: relay?.host ?? '',
    relayIp: relay?.ip ?? '',
    relayPort: relay?.port ?? 0,
    queueSeconds: facts.queueSeconds,
    attemptSeconds: facts.attemptSeconds,
    text: verdict.permanence === 'none' ? '' : detached(verdict.evidence),
    recipients: [recipientOf(facts)],
    connections: [],
    weight: facts.bytes,
  };
}

/**
 * A further recipient of the same attempt. The attempt is *delivered* as soon as one of its
 * recipients was: the host answered and took mail.
 */
export function addRecipient(
  attempt: OpenAttempt,
  facts: DeliveryFacts,
  verdict: Classification,
): void {
  attempt.recipients.push(recipientOf(facts));
  attempt.weight += facts.bytes;
  attempt.lastAt = facts.at;
  attempt.attemptSeconds = Math.max(attempt.attemptSeconds, facts.attemptSeconds);
  if (verdict.reason !== 'delivered' || attempt.reason === 'delivered') return;
  attempt.reason = verdict.reason;
  attempt.rule = verdict.rule;
  attempt.speaker = verdict.speaker;
  attempt.permanence = verdict.permanence;
  attempt.replyCode = verdict.replyCode;
  attempt.enhancedCode = verdict.enhancedCode;
  attempt.dsn = facts.dsn;
  attempt.text = '';
}

function recipientOf(facts: DeliveryFacts): AttemptRecipient {
  return { address: detached(facts.address), status: facts.status, dsn: facts.dsn };
}
