export type * from './events';
export type * from './exim/events';
export type * from './postfix/events';
export type * from './raw-line';
