export type * from './attempt';
export * from './classify';
export { Correlator, type SavedCorrelation } from './correlate/correlator';
export { recipientDomain } from './correlate/recipient-domain';
export * from './knowledge';
export * from './reason';
