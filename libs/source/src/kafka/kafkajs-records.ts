import type { Batch, KafkaMessage } from 'kafkajs';
import type { LogRecord } from '@noanswer/maillog';
import type { BlockMessage } from './fetching/fetch-response';
import type { RecordBatch } from './record-source';

/** What a batch of kafkajs has and its types do not tell of: the offset that was asked for. */
type FetchedBatch = Batch & { readonly fetchedOffset: string };

/** What a fetch brought of one partition, still packed: a piece is unpacked when it is wanted. */
export interface Fetched {
  /** Where reading stood. */
  readonly from: number;
  readonly pieces: readonly FetchedPiece[];
}

export interface FetchedPiece {
  unpacked(): Promise<RecordBatch>;
}

/** A batch of kafkajs in our words. Its values stay the bytes that came, nothing is copied. */
export function fetchedOf(batch: Batch): Fetched {
  const { topic, partition, highWatermark, messages } = batch;
  const begun = Number((batch as FetchedBatch).fetchedOffset);
  const behind = Number(batch.lastOffset()) + 1;
  const end = Number(highWatermark);
  const blocks = (messages as unknown as Partial<BlockMessage>[]).map(({ block }) => block);
  let from = begun;
  const pieces = blocks.flatMap((block, at): FetchedPiece[] => {
    if (block === undefined) return [];
    // Behind the last piece may stand marks of Kafka's own.
    const next = at === blocks.length - 1 ? behind : block.lastOffset + 1;
    const piece = { topic, partition, from, next, end };
    from = next;
    return [{ unpacked: async () => ({ ...piece, records: await block.records(piece.from) }) }];
  });
  if (pieces.length > 0) return { from: begun, pieces };
  const records = { [Symbol.iterator]: () => recordsOf(messages) };
  const whole = { topic, partition, from: begun, next: behind, end, records };
  return { from: begun, pieces: [{ unpacked: () => Promise.resolve(whole) }] };
}

/** Messages of an older broker. One after the other: thousands at once would be dear to collect. */
function* recordsOf(messages: readonly KafkaMessage[]): Generator<LogRecord> {
  for (const { offset, key, value, headers, timestamp } of messages)
    yield {
      offset: Number(offset),
      key,
      value,
      headers: headers ?? NO_HEADERS,
      timestampMs: Number(timestamp),
    };
}

const NO_HEADERS = {};
