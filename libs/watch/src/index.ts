export type { WatchReport, WatchStatus } from './report';
export { WATCH_DEFAULTS, type WatchSettings } from './settings';
export { ToldChanges, type ToldChange } from './told-changes';
export { Watcher, type WatcherOptions } from './watcher';
