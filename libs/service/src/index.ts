export { inTime, LeftUnsaved } from './in-time';
export { leavingSignal } from './leaving-signal';
export { Pace } from './pace';
export { pause } from './pause';
