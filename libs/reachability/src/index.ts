export * from './rate';
export * from './side';
