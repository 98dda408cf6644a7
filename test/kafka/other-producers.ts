import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { classPath } from './broker';
import type { RealKafka } from './real-kafka';

export const CODECS = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;
export type Codec = (typeof CODECS)[number];

/** A record a line, by librdkafka, which rsyslog, Vector and Fluent Bit use too. */
export async function byKcat(
  { brokers }: RealKafka,
  topic: string,
  codec: Codec,
  lines: readonly string[],
  level?: number,
): Promise<void> {
  const packed = level === undefined ? [] : ['-X', `compression.level=${level}`];
  await feed('kcat', ['-P', '-b', brokers.join(','), '-t', topic, '-z', codec, ...packed], lines);
}

/** A record a line, by the producer that comes with Kafka, which Logstash and many others use too. */
export async function byJava(
  { brokers }: RealKafka,
  topic: string,
  codec: Codec,
  lines: readonly string[],
): Promise<void> {
  const producer = 'org.apache.kafka.tools.ConsoleProducer';
  const to = ['--bootstrap-server', brokers.join(','), '--topic', topic];
  const packed = ['--compression-codec', codec];
  await feed('java', [...classPath(), producer, ...to, ...packed], lines);
}

async function feed(
  program: string,
  args: readonly string[],
  lines: readonly string[],
): Promise<void> {
  const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'pipe'] });
  const told: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => told.push(chunk));
  child.stdin.on('error', () => undefined); // how it ended tells
  child.stdin.end(`${lines.join('\n')}\n`);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${program}: ${Buffer.concat(told).toString().slice(-2000)}`);
}
