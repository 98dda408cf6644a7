/** Reading codes as people and servers write them. Every pattern is anchored and linear. */

import { findEnhancedStatusCode, STATUS_CLASSES, STATUS_SUBJECTS } from './enhanced-status-codes';

/** Longer texts are cut: a code stands at the front. */
const MAX_TEXT = 4096;

export interface CodeText {
  readonly replyCode?: number;
  readonly enhancedCode?: string;
  /** What follows the codes. */
  readonly text: string;
}

const REPLY_AT_START = /^([2-5]\d\d)(?![\d.])/;
const ENHANCED_AT_START = /^[(#]{0,2}([245]\.\d{1,3}\.\d{1,3})(?!\d|\.\d)\)?/;
const SMTP_TYPE_AT_START = /^smtp; ?/i;
const SEPARATOR_AT_START = /^[ \t\-:,;]{1,8}/;
const ENHANCED_ALONE = /^([245])\.(\d{1,3})\.(\d{1,3})$/;

/** For the check that each is linear. */
export const CODE_TEXT_PATTERNS: readonly RegExp[] = [
  REPLY_AT_START,
  ENHANCED_AT_START,
  SMTP_TYPE_AT_START,
  SEPARATOR_AT_START,
  ENHANCED_ALONE,
];

/**
 * Reads `441`, `4.4.1`, `421 4.4.1`, `550-5.7.26 …`, `smtp; 550 5.1.1 …`, `554 #5.7.1 …`.
 * An address such as `4.4.1.2` is not taken for a code.
 * @returns undefined if the text does not begin with a code.
 */
export function parseCodeText(input: string): CodeText | undefined {
  let rest = input.slice(0, MAX_TEXT).trim().replace(SMTP_TYPE_AT_START, '');
  const reply = REPLY_AT_START.exec(rest)?.[1];
  if (reply !== undefined) rest = rest.slice(reply.length).replace(SEPARATOR_AT_START, '');
  const enhanced = ENHANCED_AT_START.exec(rest);
  if (enhanced) rest = rest.slice(enhanced[0].length).replace(SEPARATOR_AT_START, '');
  const enhancedCode = enhanced?.[1];
  if (reply === undefined && enhancedCode === undefined) return undefined;
  return {
    ...(reply !== undefined && { replyCode: Number(reply) }),
    ...(enhancedCode !== undefined && { enhancedCode }),
    text: rest,
  };
}

export interface DigitReading {
  readonly class: string;
  readonly subject: string;
  readonly detail: string;
  /** All three: `4 persistent transient failure · 4 network and routing status · 1 no answer from host`. */
  readonly text: string;
}

/**
 * An enhanced status code digit by digit, from the registry.
 * @returns undefined if it is no enhanced status code (class 2, 4 or 5, then two numbers).
 */
export function readDigits(enhancedCode: string): DigitReading | undefined {
  const match = ENHANCED_ALONE.exec(enhancedCode);
  const [, first = '', second = '', third = ''] = match ?? [];
  const klass = STATUS_CLASSES.find((row) => String(row.digit) === first);
  if (!klass) return undefined;
  const subject = STATUS_SUBJECTS.find((row) => String(row.digit) === second);
  const detail = findEnhancedStatusCode(enhancedCode);
  const reading = {
    class: `${first} ${klass.name.toLowerCase()}`,
    subject: `${second} ${subject?.name.toLowerCase() ?? 'not in the registry'}`,
    detail: `${third} ${detail ? lowerFirst(detail.name) : 'not in the registry: the server’s own'}`,
  };
  return { ...reading, text: `${reading.class} · ${reading.subject} · ${reading.detail}` };
}

/** `No answer` to `no answer`, but `SPF validation` stays. */
function lowerFirst(name: string): string {
  return /^[A-Z][A-Z-]/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}
