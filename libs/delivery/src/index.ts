export type * from './attempt';
export * from './classify';
export { Correlator, type SavedCorrelation } from './correlate/correlator';
export { recipientDomain } from './correlate/recipient-domain';
export * from './knowledge';
export * from './reason';
export {
  LogDigest,
  type LineCounts,
  type SavedDigest,
  type UnparsedLine,
} from './digest/log-digest';
export { explain } from './explain/explain';
export type { ExplainedAs, Explanation, Reading } from './explain/explanation';
