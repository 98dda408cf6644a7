import { setTimeout as wait } from 'node:timers/promises';
import { Kafka, logLevel, type Admin } from 'kafkajs';
import { Broker } from './broker';
import { whyNoBroker } from './broker-files';

/** The Kafka that a test runs against: of its own, or the one that KAFKA_BROKERS names. */
export interface RealKafka {
  readonly brokers: readonly string[];
  readonly client: Kafka;
  readonly admin: Admin;
  /** The node, to be halted and resumed; undefined where KAFKA_BROKERS named another Kafka. */
  readonly node: Broker | undefined;
  stop(): Promise<void>;
}

/** Why there is no Kafka to test with; null where there is one. */
export const noKafka = process.env['KAFKA_BROKERS'] === undefined ? whyNoBroker() : null;

/**
 * `describe` with a real Kafka. Where there is none the reason is told as the name of a test, which is
 * skipped on a developer's machine and fails where CI is set.
 */
export function describeWithKafka(what: string, tests: () => void): void {
  if (noKafka === null) {
    describe(what, tests);
    return;
  }
  const why = noKafka;
  const tell = process.env['CI'] === undefined ? it.skip : it;
  describe(what, () => {
    tell(why, () => {
      throw new Error(why);
    });
  });
}

export async function startKafka(): Promise<RealKafka> {
  const named = process.env['KAFKA_BROKERS'];
  const node = named === undefined ? await Broker.start() : undefined;
  const brokers = node === undefined ? (named ?? '').split(',') : [node.address];
  const client = new Kafka({
    clientId: 'noanswer-test',
    brokers,
    logLevel: logLevel.NOTHING,
    retry: { initialRetryTime: 100, retries: 20 },
  });
  const admin = client.admin();
  try {
    await admin.connect();
    await groupsAreServed(admin);
  } catch (error) {
    await node?.stop();
    throw error;
  }
  return {
    brokers,
    client,
    admin,
    node,
    stop: async () => {
      await admin.disconnect();
      await node?.stop();
    },
  };
}

/** A fresh broker serves groups a little later than anything else. */
async function groupsAreServed(admin: Admin): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await admin.describeGroups(['nobody']);
      return;
    } catch (error) {
      if (tries === 3000) throw error;
      await wait(100);
    }
  }
}

let topics = 0;

/** A topic that no other test has. */
export async function newTopic(
  { admin }: RealKafka,
  partitions = 1,
  settings: Readonly<Record<string, string>> = {},
): Promise<string> {
  const topic = `mail-${process.pid}-${Date.now().toString(36)}-${topics++}`;
  await admin.createTopics({
    waitForLeaders: true,
    topics: [
      {
        topic,
        numPartitions: partitions,
        replicationFactor: 1,
        configEntries: Object.entries(settings).map(([name, value]) => ({ name, value })),
      },
    ],
  });
  return topic;
}

/** Deletes what stands before an offset, as retention does. */
export async function trim(
  { admin }: RealKafka,
  topic: string,
  partition: number,
  offset: number,
): Promise<void> {
  await admin.fetchTopicOffsets(topic); // kafkajs learns here who leads the partition
  await admin.deleteTopicRecords({ topic, partitions: [{ partition, offset: String(offset) }] });
}
