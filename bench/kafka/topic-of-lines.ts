import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Codec } from '../../test/kafka/other-producers';
import { newTopic, type RealKafka } from '../../test/kafka/real-kafka';

/** Chunks that kcat is fed with. */
const CHUNK_BYTES = 1024 * 1024;

/**
 * A topic that holds a log, a record a line, written by librdkafka as shippers do. Each partition holds
 * a piece of the log: the lines of one log host travel in order.
 */
export async function topicOfLines(
  kafka: RealKafka,
  log: string,
  partitions: number,
  codec: Codec,
): Promise<string> {
  const topic = await newTopic(kafka, partitions);
  const bytes = readFileSync(log);
  const ends = Array.from({ length: partitions }, (_, at) =>
    endOfLine(bytes, Math.floor((bytes.length * (at + 1)) / partitions)),
  );
  for (const [partition, end] of ends.entries())
    await feed(kafka, topic, partition, codec, bytes.subarray(ends[partition - 1] ?? 0, end));
  return topic;
}

function endOfLine(bytes: Buffer, from: number): number {
  const at = bytes.indexOf('\n', Math.max(0, from - 1));
  return at === -1 ? bytes.length : at + 1;
}

async function feed(
  { brokers }: RealKafka,
  topic: string,
  partition: number,
  codec: Codec,
  bytes: Buffer,
): Promise<void> {
  const to = ['-P', '-b', brokers.join(','), '-t', topic, '-p', String(partition), '-z', codec];
  const child = spawn('kcat', [...to, '-X', 'linger.ms=50', '-X', 'batch.num.messages=10000'], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
    if (!child.stdin.write(bytes.subarray(at, at + CHUNK_BYTES))) await once(child.stdin, 'drain');
  child.stdin.end();
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`kcat ended with ${code}`);
}
