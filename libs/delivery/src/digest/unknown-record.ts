import type { LogRecord } from '@noanswer/maillog';
import { readable } from '@noanswer/maillog';

/** A record that is no envelope that we know, for the operator to look at. */
export interface UnknownRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  /** Record time, milliseconds since 1970; not above 0 where the producer gave none. */
  readonly at: number;
  /** One of a closed set of short phrases. */
  readonly why: string;
  /** What the record begins with. A stranger's: not escaped. */
  readonly text: string;
}

const LONGEST_SAMPLE = 2048;

export function unknownRecord(
  { topic, partition }: { topic: string; partition: number },
  { offset, timestampMs: at, value }: LogRecord,
  why: string,
): UnknownRecord {
  const bytes = Buffer.from(value?.subarray(0, LONGEST_SAMPLE) ?? []);
  return { topic, partition, offset, at, why, text: readable(bytes.toString('latin1')) };
}
