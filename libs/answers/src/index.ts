export { addressReport, hostReport } from './address-report';
export { askDomain } from './ask-domain';
export {
  askDomains,
  askDomainTotal,
  askEvidence,
  askExaminedRetries,
  askHosts,
  askOverview,
  askRetries,
  askSenders,
} from './ask';
export { buildReport } from './build-report';
export { domainReport, mainReason } from './domain-report';
export { happenedReport } from './happened-report';
export { isoTime } from './iso-time';
export { overallRates, ratesReport } from './rates-report';
export { retryReport } from './retry-report';
export type * from './report';
export { askHost } from './ask-host';
export { askMessages, askMessagesFor } from './ask-messages';
export { askRetriesInFull } from './ask-retries';
export { askSenderList } from './ask-sender-list';
export { askSeries } from './ask-series';
export { messageReports } from './message-lives';
export type * from './ask-host';
export type * from './ask-retries';
export type * from './ask-sender-list';
export type * from './ask-series';
export type * from './message-report';
export type * from './ask-messages';
export { askBlamed } from './ask-blamed';
export { askProvider } from './ask-provider';
export type * from './ask-blamed';
export type * from './ask-provider';
