import type { LogInput, LogReader } from '@noanswer/source';

/** Where the lines of an open log come from, for the parsers. */
export function originOf(
  reader: LogReader,
  input: LogInput,
  options: { timezone: string; host: string },
): { source: string; path: string; defaultHost: string; timeZone: string; referenceTime: number } {
  return {
    source: reader.identity.name,
    path: input.path,
    defaultHost: options.host,
    timeZone: options.timezone,
    referenceTime: reader.referenceTime,
  };
}
