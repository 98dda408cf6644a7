/** From a code to what it means: the most exact knowledge there is, and how exact it was. */

import type { Speaker } from '../attempt';
import type { Reason } from '../reason';
import { describeReason } from './advice';
import { categoryOf, classBounce, classEntry, retryOf } from './code-class';
import { readDigits } from './code-text';
import { findEnhancedStatusCode } from './enhanced-status-codes';
import { findEntry } from './entries';
import { findReplyCode } from './reply-codes';
import type { Bounce, Category, CodeEntry, RetryAdvice, Severity } from './types';

export interface CodeQuery {
  /** 0 or left out: none. */
  readonly replyCode?: number | undefined;
  /** Empty or left out: none. */
  readonly enhancedCode?: string | undefined;
  /** Left out: not known. */
  readonly spoke?: Speaker | undefined;
}

export interface CodeDescription {
  /** As asked: `421 4.4.1`. */
  readonly code: string;
  /** Which knowledge answered, from exact to vague. */
  readonly matched: 'pair' | 'enhanced code' | 'registry' | 'reply code' | 'class';
  readonly name: string;
  readonly meaning: string;
  readonly bounce: Bounce;
  readonly severity: Severity;
  readonly category: Category;
  readonly reason: Reason;
  readonly causes: readonly string[];
  readonly whatToDo: readonly string[];
  readonly retry: RetryAdvice;
  readonly standard: string;
  readonly nonStandard?: string;
  /** The enhanced code digit by digit. */
  readonly digits?: string;
  /** What else has to be said, for example that the two codes contradict each other. */
  readonly note?: string;
}

/**
 * What a code means for the sender. Looks for the pair with the speaker, the pair, the enhanced code
 * (with the speaker first), the registry, the reply code, and at last the class of either.
 * @returns undefined if there is no code in the query, or none that SMTP could have.
 */
export function describeCode(query: CodeQuery): CodeDescription | undefined {
  const replyCode = query.replyCode === 0 ? undefined : query.replyCode;
  const enhancedCode = query.enhancedCode === '' ? undefined : query.enhancedCode;
  const found =
    fromPair(replyCode, enhancedCode, query.spoke) ??
    fromEnhanced(enhancedCode, query.spoke) ??
    fromRegistry(enhancedCode) ??
    fromReply(replyCode, query.spoke) ??
    fromClass(replyCode, enhancedCode);
  if (!found) return undefined;
  const { matched, entry } = found;
  const digits = enhancedCode === undefined ? undefined : readDigits(enhancedCode)?.text;
  const advice = describeReason(entry.reason);
  const disagree = classesDisagree(replyCode, enhancedCode);
  const bounce = disagree ? classBounce(String(replyCode)) : entry.bounce;
  const retry = entry.retry ?? advice.retry;
  return {
    code: [replyCode, enhancedCode].filter((part) => part !== undefined).join(' '),
    matched,
    name: entry.name,
    meaning: entry.meaning,
    bounce,
    severity: entry.severity,
    category: entry.category,
    reason: entry.reason,
    causes: entry.causes ?? advice.causes,
    whatToDo: entry.whatToDo ?? advice.whatToDo,
    // The MTA retries what the reply code calls temporary, whatever the enhanced code says.
    retry: disagree && retry.retry !== (bounce === 'soft') ? retryOf(bounce) : retry,
    standard: entry.standard,
    ...(entry.nonStandard !== undefined && { nonStandard: entry.nonStandard }),
    ...(digits !== undefined && { digits }),
    ...(disagree && {
      note: 'The reply code and the enhanced code are of different classes. An MTA goes by the reply code.',
    }),
  };
}

/** What a code means by who said it; `speaker` is null where that makes no difference. */
export interface CodeMeaning extends CodeDescription {
  readonly speaker: Speaker | null;
}

/** A bare code may mean two things, said by our side or by the remote: both where they differ. */
export function meaningsOfCode(query: Omit<CodeQuery, 'spoke'>): readonly CodeMeaning[] {
  const ours = describeCode({ ...query, spoke: 'local' });
  const theirs = describeCode({ ...query, spoke: 'remote' });
  const either = describeCode(query);
  if (either === undefined || ours === undefined || theirs === undefined) return [];
  return ours.reason === theirs.reason
    ? [{ speaker: null, ...either }]
    : [
        { speaker: 'local', ...ours },
        { speaker: 'remote', ...theirs },
      ];
}

interface Found {
  readonly matched: CodeDescription['matched'];
  readonly entry: CodeEntry;
}

function fromPair(reply?: number, enhanced?: string, spoke?: Speaker): Found | undefined {
  if (reply === undefined || enhanced === undefined) return undefined;
  const entry = findEntry(reply, enhanced, spoke);
  return entry && { matched: 'pair', entry };
}

function fromEnhanced(enhanced?: string, spoke?: Speaker): Found | undefined {
  if (enhanced === undefined) return undefined;
  const entry = findEntry(undefined, enhanced, spoke);
  return entry && { matched: 'enhanced code', entry };
}

function fromRegistry(enhanced?: string): Found | undefined {
  const row = enhanced === undefined ? undefined : findEnhancedStatusCode(enhanced);
  if (!row || enhanced === undefined || !readDigits(enhanced)) return undefined;
  return {
    matched: 'registry',
    entry: {
      ...classEntry(enhanced),
      name: row.name,
      meaning: row.description,
      category: enhanced.startsWith('2') ? 'success' : categoryOf(enhanced),
      standard: row.reference.join(', '),
    },
  };
}

function fromReply(reply?: number, spoke?: Speaker): Found | undefined {
  if (reply === undefined) return undefined;
  const entry = findEntry(reply, undefined, spoke);
  if (entry) return { matched: 'reply code', entry };
  const row = findReplyCode(reply);
  if (!row) return undefined;
  return {
    matched: 'reply code',
    entry: {
      name: row.name,
      meaning: row.description,
      bounce: row.bounce,
      severity: classEntry(String(reply)).severity,
      category: row.category,
      reason: row.reason,
      standard: row.reference.join(', '),
      ...(row.nonStandard !== undefined && { nonStandard: row.nonStandard }),
    },
  };
}

function fromClass(reply?: number, enhanced?: string): Found | undefined {
  const known = enhanced !== undefined && readDigits(enhanced) ? enhanced : undefined;
  const code = reply === undefined ? known : String(reply);
  if (code === undefined || (reply !== undefined && !/^[2-5]\d\d$/.test(code))) return undefined;
  const category = known === undefined || known.startsWith('2') ? 'undefined' : categoryOf(known);
  return { matched: 'class', entry: { ...classEntry(code), category } };
}

function classesDisagree(reply?: number, enhanced?: string): boolean {
  return (
    reply !== undefined && enhanced !== undefined && !String(reply).startsWith(enhanced.slice(0, 1))
  );
}
