export type { Compression } from './content/compression';
export { findLogFiles, type FindOptions, type FoundLogs } from './find/find-log-files';
export { LogFollower, type FollowOptions } from './follow/log-follower';
export type { FollowEvent } from './follow/follow-event';
export { FollowedSource, type SourcePlace } from './follow/source-place';
export type { Carrier } from './follow/carrier';
export type { Patience } from './follow/patience';
export {
  identify,
  matchSource,
  type KnownSource,
  type SourceIdentity,
} from './identity/match-source';
export { IDENTITY_BYTES, marksOf, nameOf, type PrefixMark } from './identity/prefix-marks';
export type {
  InputProblem,
  InputProblemKind,
  LogEnd,
  LogInput,
  PassedOver,
  ReadProgress,
} from './log-input';
export type { LogReader } from './read/log-reader';
export { openLog, type OpenedLog, type OpenOptions } from './read/open-log';
