export * from './rate';
export * from './side';
export * from './behaviour';
