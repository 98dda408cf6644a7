/** A process of its own: a kafkajs consumer that only counts. Arguments: brokers, topic, how many. */
import { Kafka, logLevel } from 'kafkajs';
import { registerCodecs } from '../../libs/source/src/kafka/codecs/codecs';

const [brokers = '', topic = '', expected = '0'] = process.argv.slice(2);

async function count(): Promise<void> {
  registerCodecs();
  const kafka = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING });
  const consumer = kafka.consumer({ groupId: `count-${process.pid}-${Date.now()}` });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
  let seen = 0;
  let beganAt = 0;
  void joined.then(() => {
    beganAt = performance.now();
  });
  await new Promise<void>((done, failed) => {
    consumer
      .run({
        autoCommit: false,
        eachBatch: ({ batch }) => {
          seen += batch.messages.length;
          if (seen >= Number(expected)) done();
          return Promise.resolve();
        },
      })
      .catch(failed);
  });
  const { user, system } = process.cpuUsage();
  const cpuSeconds = (user + system) / 1e6;
  const seconds = (performance.now() - beganAt) / 1000;
  console.log(JSON.stringify({ seconds, cpuSeconds }));
  await consumer.disconnect();
}

count().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
