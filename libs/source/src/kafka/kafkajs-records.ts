import type { Batch, KafkaMessage } from 'kafkajs';
import type { LogRecord } from '@noanswer/maillog';
import type { RecordBatch } from './record-source';

/** What a batch of kafkajs has and its types do not tell of: the offset that was asked for. */
type FetchedBatch = Batch & { readonly fetchedOffset: string };

/** A batch of kafkajs in our words. Its values stay the bytes that came, nothing is copied. */
export function recordBatch(batch: Batch): RecordBatch {
  const { topic, partition, highWatermark, messages } = batch;
  return {
    topic,
    partition,
    from: Number((batch as FetchedBatch).fetchedOffset),
    records: { [Symbol.iterator]: () => recordsOf(messages) },
    next: Number(batch.lastOffset()) + 1,
    end: Number(highWatermark),
  };
}

/** One after the other: thousands at once would live long enough to be dear to collect. */
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
