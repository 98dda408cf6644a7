import { detached } from '@noanswer/maillog';
import type { Permanence } from '../attempt';
import { MAX_EVIDENCE_LENGTH, type Classification, type DeliveryLine } from './delivery-line';
import { readEximText } from './exim-text';
import { isOwnMachine } from './own-machine';
import { readPostfixText } from './postfix-text';
import { Recent } from './recent';
import type { Decision } from './rule';
import type { Subject } from './rule-book';
import { RULE_BOOK } from './rules';
import { readReply } from './smtp-reply';
import { told, type Told } from './told';
import { findVendorRule } from './vendor-rule';

const recent = new Recent(2_048);

/** From the words of one delivery line to why it ended so. */
export function classify(line: DeliveryLine): Classification {
  if (isDelivered(line)) return classifyAnew(line); // Cheap, and each has a queue id of its own.
  const known = recent.find(line);
  if (known !== null) return known;
  const standingAlone = { ...line, text: detached(line.text) };
  const classification = classifyAnew(standingAlone);
  recent.keep(standingAlone, classification);
  return classification;
}

function classifyAnew(line: DeliveryLine): Classification {
  const subject = subjectOf(line);
  const decision = decide(subject);
  return {
    reason: decision.reason,
    rule: decision.name,
    speaker: speakerOf(subject),
    permanence: permanenceOf(decision, subject),
    replyCode: subject.told.reply?.code ?? 0,
    enhancedCode: subject.told.reply?.enhanced ?? '',
    notAttempted: notAttempted(decision, subject),
    verdict: decision.isVerdict === true ? bounded(subject.told.words) : '',
    evidence: bounded(subject.told.reply?.raw ?? line.text),
  };
}

const UNREAD: Decision = { name: 'unread', reason: 'other' };

export function subjectOf(line: DeliveryLine): Subject {
  const read = readLine(line);
  const host = read.host === '' && read.ip === '' ? (line.remote?.host ?? '') : read.host;
  const ip = read.host === '' && read.ip === '' ? (line.remote?.ip ?? '') : read.ip;
  return { line, told: read, ownMachine: isOwnMachine(host, ip) };
}

/** `deliverable` answers a probe (sendmail -bv, address verification): the recipient was accepted. */
function isDelivered({ status }: DeliveryLine): boolean {
  return status === 'sent' || status === 'deliverable';
}

function readLine(line: DeliveryLine): Told {
  if (isDelivered(line)) {
    const reply = readReply(line.text);
    return told('delivered', '', { reply: reply.code === 0 ? null : reply });
  }
  return line.mta === 'postfix' ? readPostfixText(line.agent, line.text) : readEximText(line.text);
}

function decide(subject: Subject): Decision {
  return findVendorRule(subject) ?? RULE_BOOK.first(subject) ?? UNREAD;
}

function speakerOf({ told: { reply }, ownMachine }: Subject): Classification['speaker'] {
  return reply !== null && !ownMachine ? 'remote' : 'local';
}

function notAttempted(decision: Decision, { line, told }: Subject): Classification['notAttempted'] {
  if (line.status === 'expired' || line.status === 'force_expired') return 'expired';
  return told.notAttempted === '' ? (decision.notAttempted ?? '') : told.notAttempted;
}

function permanenceOf(decision: Decision, subject: Subject): Permanence {
  if (decision.permanence !== undefined) return decision.permanence;
  if (notAttempted(decision, subject) === 'expired') return 'hard';
  const { line, told } = subject;
  return (
    permanenceOfClass(Math.trunc((told.reply?.code ?? 0) / 100)) ??
    permanenceOfClass(line.dsn.charCodeAt(0) - 0x30) ??
    (line.status === 'deferred' || line.status === 'softbounce' ? 'soft' : 'hard')
  );
}

function permanenceOfClass(digit: number): Permanence | null {
  if (digit === 4) return 'soft';
  return digit === 5 ? 'hard' : null;
}

function bounded(text: string): string {
  return text.length > MAX_EVIDENCE_LENGTH ? text.slice(0, MAX_EVIDENCE_LENGTH) : text;
}
