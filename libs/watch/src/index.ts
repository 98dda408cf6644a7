export type { WatchReport, WatchStatus } from './report';
export { WATCH_DEFAULTS, type WatchSettings } from './settings';
export { Watcher, type WatcherOptions } from './watcher';
