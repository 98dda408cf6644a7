export { leavingSignal } from './leaving-signal';
export { Pace } from './pace';
export { pause } from './pause';
