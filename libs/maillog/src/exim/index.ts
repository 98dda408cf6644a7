export { readDuration } from './duration';
export type { LineContext } from './line-context';
export { afterOwnStamp } from './own-stamp';
export { parseEximMessage } from './parse';
export { EximSyslogJoiner } from './syslog-joiner';
export type { JoinedLine, SavedJoins } from './syslog-joiner';
