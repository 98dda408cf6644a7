/** The code knowledge base: data with a thin reader. See README.md for how to add to it. */

export * from './types';
export { REASON_ADVICE, describeReason, isReason } from './advice';
export { parseCodeText, readDigits } from './code-text';
export type { CodeText, DigitReading } from './code-text';
export { describeCode, meaningsOfCode } from './describe-code';
export type { CodeDescription, CodeMeaning, CodeQuery } from './describe-code';
export {
  ENHANCED_STATUS_CODES,
  REGISTRY_DATE,
  REGISTRY_URL,
  STATUS_CLASSES,
  STATUS_SUBJECTS,
  findEnhancedStatusCode,
} from './enhanced-status-codes';
export type { SubCode } from './enhanced-status-codes';
export { CODE_ENTRIES } from './entries';
export { findVendorDeviation, flattenReply } from './find-vendor-deviation';
export type { ReplyQuery } from './find-vendor-deviation';
export { REPLY_CODES, findReplyCode } from './reply-codes';
export { VENDOR_DEVIATIONS } from './vendors';
