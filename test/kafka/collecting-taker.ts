import { setTimeout as wait } from 'node:timers/promises';
import {
  KafkajsSource,
  nameOf,
  type Gap,
  type KafkaOptions,
  type PartitionState,
  type RecordBatch,
  type RecordTaker,
  type StartAt,
} from '@noanswer/source/kafka';
import type { RealKafka } from './real-kafka';

/** Takes records into memory and remembers nothing but where it stood. */
export class CollectingTaker implements RecordTaker {
  readonly values: string[] = [];
  readonly offsets: number[] = [];
  readonly gaps: Gap[] = [];
  states: readonly PartitionState[] = [];

  constructor(private readonly starts: ReadonlyMap<string, number> = new Map()) {}

  assigned(partitions: readonly PartitionState[]): Promise<Map<string, number>> {
    this.states = partitions;
    return Promise.resolve(
      new Map(partitions.map((one) => [nameOf(one), this.starts.get(nameOf(one)) ?? one.first])),
    );
  }

  take({ records }: RecordBatch): Promise<void> {
    for (const { offset, value } of records) {
      this.offsets.push(offset);
      this.values.push(value === null ? '' : Buffer.from(value).toString());
    }
    return Promise.resolve();
  }

  lost(gap: Gap): void {
    this.gaps.push(gap);
  }

  looked(): void {
    // Nobody asks here.
  }

  leaving(): Promise<void> {
    return Promise.resolve();
  }
}

let groups = 0;

export function optionsFor(kafka: RealKafka, topic: string, startAt: StartAt): KafkaOptions {
  return {
    brokers: kafka.brokers,
    clientId: 'noanswer-test',
    groupId: `test-${process.pid}-${Date.now()}-${groups++}`,
    topics: [topic],
    startAt,
    sessionTimeoutMs: 10_000,
  };
}

/** Reads until so many records came; fails after five minutes. */
export async function collect(
  options: KafkaOptions,
  count: number,
  taker = new CollectingTaker(),
): Promise<CollectingTaker> {
  const stop = new AbortController();
  const run = new KafkajsSource(options, () => undefined).run(taker, stop.signal);
  try {
    for (let tries = 0; taker.values.length < count && tries < 3000; tries++)
      await Promise.race([run, wait(100)]);
  } finally {
    stop.abort();
    await run;
  }
  return taker;
}
