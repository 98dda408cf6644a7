export type * from './attempt';
export * from './classify';
export { Correlator, type SavedCorrelation } from './correlate/correlator';
export { recipientDomain } from './correlate/recipient-domain';
export * from './knowledge';
export * from './reason';
export { LogDigest, type SavedDigest } from './digest/log-digest';
export type { LineCounts } from './digest/line-counts';
export {
  RecordDigest,
  type RecordCounts,
  type SavedRecordDigest,
  type TopicPartition,
} from './digest/record-digest';
export type { UnknownRecord } from './digest/unknown-record';
export type { UnparsedLine } from './digest/unparsed-line';
export { explain } from './explain/explain';
export type { ExplainedAs, Explanation, Reading } from './explain/explanation';
