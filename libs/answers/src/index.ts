export { addressReport, hostReport } from './address-report';
export { buildReport, domainReport, mainReason } from './build-report';
export { isoTime } from './iso-time';
export type * from './report';
