export type { Filter, Question } from './question';
export * from './overview';
export * from './domains';
export * from './domain-hosts';
export * from './domain-silence';
export * from './worst-domains';
export * from './hosts';
