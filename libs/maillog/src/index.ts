export type * from './events';
export type * from './exim/events';
export type * from './postfix/events';
export type * from './raw-line';
export { LineFramer, MAX_LINE_BYTES, lineText } from './framing/line-framer';
export { isTimeZone } from './header/calendar';
export { MailLogParser, type SavedParser } from './mail-log-parser';
export { detached, readable } from './readable';
