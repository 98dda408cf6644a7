import type { LogInput, LogReader } from '@noanswer/source';
import type { StreamOut } from '../terminal/stream-out';
import type { LogConsumer } from './read-logs';

/** A consumer whose output goes straight to a stream: it takes as fast as the stream's reader does. */
export function streaming(
  out: StreamOut,
  steps: { push: (chunk: Uint8Array) => void; end: () => void },
): LogConsumer {
  return {
    ...steps,
    ready: async () => {
      if (out.full) await out.flush();
    },
  };
}

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
