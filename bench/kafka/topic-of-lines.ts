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
 *
 * @param hosts how many log hosts wrote the log, one after the other, each all of it.
 */
export async function topicOfLines(
  kafka: RealKafka,
  log: string,
  partitions: number,
  codec: Codec,
  hosts = 1,
): Promise<string> {
  const topic = await newTopic(kafka, partitions);
  const bytes = readFileSync(log);
  const ends = Array.from({ length: partitions }, (_, at) =>
    endOfLine(bytes, Math.floor((bytes.length * (at + 1)) / partitions)),
  );
  for (const [partition, end] of ends.entries()) {
    const piece = bytes.subarray(ends[partition - 1] ?? 0, end);
    await feed(kafka, topic, partition, codec, chunksOf(piece, hosts));
  }
  return topic;
}

function* chunksOf(bytes: Buffer, hosts: number): Generator<Buffer> {
  for (let host = 1; host <= hosts; host++)
    for (let at = 0; at < bytes.length;) {
      const end = endOfLine(bytes, Math.min(bytes.length, at + CHUNK_BYTES));
      yield host === 1 ? bytes.subarray(at, end) : ofHost(bytes.subarray(at, end), host);
      at = end;
    }
}

/** The generator knows one log host, out1. */
const ofHost = (lines: Buffer, host: number): Buffer =>
  Buffer.from(lines.toString('latin1').replaceAll(' out1 ', ` out${host} `), 'latin1');

function endOfLine(bytes: Buffer, from: number): number {
  const at = bytes.indexOf('\n', Math.max(0, from - 1));
  return at === -1 ? bytes.length : at + 1;
}

async function feed(
  { brokers }: RealKafka,
  topic: string,
  partition: number,
  codec: Codec,
  chunks: Iterable<Buffer>,
): Promise<void> {
  const to = ['-P', '-b', brokers.join(','), '-t', topic, '-p', String(partition), '-z', codec];
  const child = spawn('kcat', [...to, '-X', 'linger.ms=50', '-X', 'batch.num.messages=10000'], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  for (const chunk of chunks) if (!child.stdin.write(chunk)) await once(child.stdin, 'drain');
  child.stdin.end();
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`kcat ended with ${code}`);
}
