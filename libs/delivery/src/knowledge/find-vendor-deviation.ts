/** Is this reply a vendor's own use of the codes? Plain substring search in bounded, flattened text. */

import { parseCodeText } from './code-text';
import type { VendorDeviation } from './types';
import { VENDOR_DEVIATIONS } from './vendors';

/** A reply longer than this is cut: MTAs cut their log lines earlier. */
const MAX_REPLY = 4096;

/** `550-`, `550-5.7.1 ` and `550 5.7.1 `, but not the `365` of a product's name. */
export const CONTINUATION =
  /(?:^|[ \r\n])[2-5]\d\d(?:-(?:[245]\.\d{1,3}\.\d{1,3}(?=[ \r\n]))?| [245]\.\d{1,3}\.\d{1,3}(?=[ \r\n]))/g;

/**
 * The text of a multi-line reply as one line in lower case, without the codes that each line begins
 * with: MTAs log `550-5.7.1 … is 550-5.7.1 likely unsolicited`, and a marker may span the break.
 * @param replyCode also takes out this bare code, which begins the last line.
 */
export function flattenReply(text: string, replyCode?: number): string {
  const line = text.slice(0, MAX_REPLY).toLowerCase().replace(CONTINUATION, ' ');
  const flat = line.replace(/\s+/g, ' ');
  return (replyCode === undefined ? flat : flat.replaceAll(` ${replyCode} `, ' ')).trim();
}

export interface ReplyQuery {
  /** 0 or left out: not known; then read from the text if it begins with a code. */
  readonly replyCode?: number | undefined;
  /** Empty or left out: not known; then read from the text if it begins with a code. */
  readonly enhancedCode?: string | undefined;
  readonly text: string;
}

/**
 * The deviation that owns this reply. A deviation that names codes needs them; its marker alone is
 * not enough.
 * @returns undefined if no vendor deviation fits: the code means what it says.
 */
export function findVendorDeviation(query: ReplyQuery): VendorDeviation | undefined {
  return matchingDeviations(query).next().value;
}

/** All that fit; more than one is a fault in the data, which a test looks for. */
export function* matchingDeviations(query: ReplyQuery): Generator<VendorDeviation, undefined> {
  // Codes that are known need not be read once more.
  const isTold = (query.replyCode ?? 0) > 0 && (query.enhancedCode ?? '') !== '';
  const parsed = isTold ? undefined : parseCodeText(query.text);
  // 0 and '' say “none”, as in a stored attempt; the text may know.
  const replyCode =
    query.replyCode === 0 ? parsed?.replyCode : (query.replyCode ?? parsed?.replyCode);
  const enhancedCode =
    query.enhancedCode === '' ? parsed?.enhancedCode : (query.enhancedCode ?? parsed?.enhancedCode);
  let text: string | undefined;
  for (const deviation of withReplyCode(replyCode)) {
    if (!allowsEnhancedCode(deviation, enhancedCode)) continue;
    text ??= flattenReply(query.text, replyCode);
    if (isMarkedBy(deviation, text)) yield deviation;
  }
  return undefined;
}

const byReplyCode = new Map<number | undefined, readonly VendorDeviation[]>();

/** Those that come with this reply code or with any, in their order: most names rule most out. */
function withReplyCode(replyCode: number | undefined): readonly VendorDeviation[] {
  const known = byReplyCode.get(replyCode);
  if (known !== undefined) return known;
  const found = VENDOR_DEVIATIONS.filter(
    ({ replyCodes }) =>
      replyCodes === undefined || (replyCode !== undefined && replyCodes.includes(replyCode)),
  );
  // Three digits, so there are never more than a thousand.
  if (replyCode === undefined || (replyCode > 0 && replyCode < 1000)) {
    byReplyCode.set(replyCode, found);
  }
  return found;
}

function allowsEnhancedCode(
  { enhancedCodes }: VendorDeviation,
  enhancedCode: string | undefined,
): boolean {
  if (enhancedCodes === undefined) return true;
  if (enhancedCode === undefined) return false;
  return enhancedCodes.some((pattern) => inPattern(pattern, enhancedCode));
}

function isMarkedBy({ markers, alsoNeeds, unless }: VendorDeviation, text: string): boolean {
  const stands = (marker: string): boolean => text.includes(marker);
  return markers.some(stands) && (!alsoNeeds || alsoNeeds.some(stands)) && !unless?.some(stands);
}

/** `5.4.1`, or `5.7.606-649`. */
function inPattern(pattern: string, code: string): boolean {
  const dash = pattern.indexOf('-');
  if (dash < 0) return pattern === code;
  const from = pattern.slice(0, dash);
  const stem = from.slice(0, from.lastIndexOf('.') + 1);
  if (!code.startsWith(stem)) return false;
  const last = Number(code.slice(stem.length));
  return last >= Number(from.slice(stem.length)) && last <= Number(pattern.slice(dash + 1));
}
