import type { KnownSource, LogEnd, LogInput, LogReader } from '@noanswer/source';
import { openLog } from '@noanswer/source';

/** What happens to the lines of one log while it is read. */
export interface LogConsumer {
  push(chunk: Uint8Array): void;
  /** Called when there is no more; also after a break, with what came before it. */
  end(): void;
  /** Called between chunks: waits until the consumer can take more. */
  ready(): Promise<void>;
}

export interface ReadingOptions {
  /** The wall clock: milliseconds since 1970. */
  readonly now: number;
  /** Logs that the store has seen before. */
  readonly known: readonly KnownSource[];
  /** Makes the consumer of a log that was opened. */
  readonly consume: (reader: LogReader, input: LogInput) => LogConsumer | Promise<LogConsumer>;
  readonly onProgress: (input: LogInput, bytesRead: number) => void;
}

/** How reading one log went. */
export interface LogResult {
  readonly input: LogInput;
  /** Null if it could not be opened. */
  readonly reader: LogReader | null;
  readonly end: LogEnd | null;
  /** One sentence where it was not read whole. */
  readonly problem: string | null;
}

/** Reads logs one after the other, in the order given. */
export async function* readLogs(
  inputs: readonly LogInput[],
  options: ReadingOptions,
): AsyncGenerator<LogResult> {
  const known = [...options.known];
  for (const input of inputs) {
    const { reader, problem } = await openLog(input, { known, now: options.now });
    if (reader === null) {
      yield { input, reader: null, end: null, problem: problem.message };
      continue;
    }
    known.push(reader.identity);
    const consumer = await options.consume(reader, input);
    for await (const chunk of reader) {
      consumer.push(chunk);
      options.onProgress(input, reader.progress.bytesRead);
      await consumer.ready();
    }
    consumer.end();
    const { end } = reader;
    yield { input, reader, end, problem: end === null ? null : problemOf(input, end) };
  }
}

function problemOf(input: LogInput, end: LogEnd): string | null {
  if (end.whole) return null;
  return `${input.path}: ${end.message}; the ${end.afterBytes} bytes before that were used`;
}
