import type { EventOrigin } from '../events';
import type { Interest } from '../interest';

/** What stood before the text of an Exim line: all that an event needs to know of its origin. */
export interface LineContext extends Omit<EventOrigin, 'mta'> {
  /**
   * The line itself names Exim as its program, as syslog lines do. Exim's own log file names no
   * program, and other programs write their lines with the very same stamp.
   */
  readonly programNamed: boolean;
  /** See RawLine.index; of the first line where several were joined. */
  readonly index: number;
  /** See RawLine.isAscii. */
  readonly isAscii: boolean;
  /** `deliveries`: arrivals make no event, and further fields are not kept. */
  readonly interest: Interest;
}
