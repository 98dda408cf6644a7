import { createHash } from 'node:crypto';
import type { Message } from 'kafkajs';
import { PostfixLog } from '../../bench/logs/postfix-log';
import type { RealKafka } from './real-kafka';

const START = Date.UTC(2026, 10, 1);
const MOST_IN_A_REQUEST = 5_000;

/**
 * A log of several hosts, one after the other in time, each with its own lines: the generator of the
 * benches, which shares nothing with the parser.
 */
export function fleetLog(hosts: number, linesOfEach: number): Message[] {
  const logs = Array.from({ length: hosts }, (_, at) => ({
    host: `out${at}`,
    lines: new PostfixLog(at + 1, 2_000, START).lines(),
  }));
  const messages: Message[] = [];
  for (let line = 0; line < linesOfEach; line++)
    for (const { host, lines } of logs)
      messages.push({ key: host, value: withHost(String(lines.next().value), host) });
  return messages;
}

/** The generator knows one host: the fourth word of a line is its name. */
function withHost(line: string, host: string): string {
  const stamp = 16;
  const end = line.indexOf(' ', stamp);
  return `${line.slice(0, stamp)}${host}${line.slice(end)}`;
}

export async function produce(
  { client }: RealKafka,
  topic: string,
  messages: readonly Message[],
): Promise<void> {
  const producer = client.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  for (let at = 0; at < messages.length; at += MOST_IN_A_REQUEST)
    await producer.send({ topic, messages: messages.slice(at, at + MOST_IN_A_REQUEST) });
  await producer.disconnect();
}

/** A name for a database that no other test has. */
export const databaseOf = (what: string): string =>
  `t_${createHash('sha256').update(`${process.pid} ${Date.now()} ${what}`).digest('hex').slice(0, 12)}`;
