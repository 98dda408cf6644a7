export * from './reason';
export type * from './attempt';
