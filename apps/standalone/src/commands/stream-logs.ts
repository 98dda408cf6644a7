import type { LogInput, LogReader } from '@noanswer/source';
import { readLogs } from '../reading/read-logs';
import type { StreamOut } from '../terminal/stream-out';
import { warn } from '../terminal/warn';
import { openInputs } from './open-inputs';

/** What is done with the bytes of one log; the output goes to the stream by itself. */
export interface StreamSteps {
  push(chunk: Uint8Array): void;
  end(): void;
}

/**
 * Reads logs whose output goes straight to a stream, as fast as the stream's reader takes it, and
 * warns of what is not read whole.
 *
 * @returns whether everything was read whole.
 */
export async function streamLogs(
  paths: readonly string[],
  out: StreamOut,
  stepsOf: (reader: LogReader, input: LogInput) => StreamSteps,
): Promise<boolean> {
  const { inputs, problems } = await openInputs(paths);
  problems.forEach(warn);
  let whole = problems.length === 0;
  const logs = readLogs(inputs, {
    now: Date.now(),
    known: [],
    onProgress: () => undefined,
    consume: (reader, input) => {
      const steps = stepsOf(reader, input);
      return {
        push: (chunk) => {
          steps.push(chunk);
        },
        end: () => {
          steps.end();
        },
        ready: async () => {
          if (out.full) await out.flush();
        },
      };
    },
  });
  for await (const { problem } of logs) {
    if (problem === null) continue;
    warn(problem);
    whole = false;
  }
  return whole;
}
