import { CompressionTypes } from 'kafkajs';
import { SASL_USER } from './broker';
import { CollectingTaker, collect, optionsFor } from './collecting-taker';
import { CODECS, byJava, byKcat } from './other-producers';
import { describeWithKafka, newTopic, startKafka, trim, type RealKafka } from './real-kafka';

const lines = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `line ${at} ${'x'.repeat(at % 300)}`);

describeWithKafka('records of a real Kafka', () => {
  let kafka: RealKafka;
  beforeAll(async () => {
    kafka = await startKafka();
  });
  afterAll(async () => {
    await kafka.stop();
  });

  async function produce(
    topic: string,
    values: readonly string[],
    compression = CompressionTypes.None,
    at?: number,
  ): Promise<void> {
    const producer = kafka.client.producer({ allowAutoTopicCreation: false });
    await producer.connect();
    const messages = values.map((value) => ({
      value,
      ...(at !== undefined && { timestamp: String(at) }),
    }));
    await producer.send({ topic, messages, compression });
    await producer.disconnect();
  }

  it.each([CompressionTypes.None, CompressionTypes.GZIP])(
    'reads what kafkajs writes: %s',
    async (codec) => {
      const topic = await newTopic(kafka);
      const sent = lines(3000);
      await produce(topic, sent, codec);
      const { values } = await collect(optionsFor(kafka, topic, 'earliest'), sent.length);
      expect(values).toEqual(sent);
    },
  );

  // Kafka's own producer writes snappy in xerial's frames, librdkafka without.
  it.each(CODECS)(
    'reads what Kafka\u2019s own producer and librdkafka write: %s',
    async (codec) => {
      const topic = await newTopic(kafka);
      const sent = lines(3000);
      await byJava(kafka, topic, codec, sent);
      await byKcat(kafka, topic, codec, sent);
      const { values } = await collect(optionsFor(kafka, topic, 'earliest'), 2 * sent.length);
      expect(values).toEqual([...sent, ...sent]);
    },
  );

  it.each([
    ['gzip', 9],
    ['lz4', 12],
    ['zstd', 12],
  ] as const)('reads what is packed most: %s', async (codec, level) => {
    const topic = await newTopic(kafka);
    const sent = lines(3000);
    await byKcat(kafka, topic, codec, sent, level);
    const { values } = await collect(optionsFor(kafka, topic, 'earliest'), sent.length);
    expect(values).toEqual(sent);
  });

  it('begins where it is told: at the start, at the end, from a time on', async () => {
    const topic = await newTopic(kafka);
    const noon = Date.parse('2026-11-21T12:00:00Z');
    await produce(topic, ['a', 'b'], CompressionTypes.None, noon - 1);
    await produce(topic, ['c', 'd'], CompressionTypes.None, noon);
    const since = await collect(optionsFor(kafka, topic, { sinceMs: noon }), 2);
    expect(since.values).toEqual(['c', 'd']);
    const { values } = await collect(optionsFor(kafka, topic, 'earliest'), 4);
    expect(values).toEqual(['a', 'b', 'c', 'd']);
    const latest = await collect(
      optionsFor(kafka, topic, 'latest'),
      0,
      new CollectingTaker(new Map([[`${topic}/0`, 3]])),
    );
    expect(latest.values.length).toBeLessThanOrEqual(1);
  });

  it('takes control records and aborted records for no gap', async () => {
    const topic = await newTopic(kafka);
    const producer = kafka.client.producer({
      transactionalId: `tx-${topic}`,
      maxInFlightRequests: 1,
      idempotent: true,
    });
    await producer.connect();
    for (const [value, commits] of [
      ['kept 1', true],
      ['dropped', false],
      ['kept 2', true],
    ] as const) {
      const transaction = await producer.transaction();
      await transaction.send({ topic, messages: [{ value }] });
      await (commits ? transaction.commit() : transaction.abort());
    }
    await producer.disconnect();
    const { values, offsets, gaps } = await collect(optionsFor(kafka, topic, 'earliest'), 2);
    expect(values).toEqual(['kept 1', 'kept 2']);
    expect(offsets).toEqual([0, 4]);
    expect(gaps).toEqual([]);
  });

  it('tells what was trimmed away while it read', async () => {
    const topic = await newTopic(kafka);
    await produce(topic, lines(20));
    const taker = new CollectingTaker(new Map([[`${topic}/0`, 4]]));
    // Between being told where to begin and the first fetch everything up to 15 goes.
    const assigned = taker.assigned.bind(taker);
    taker.assigned = async (partitions) => {
      await trim(kafka, topic, 0, 15);
      return assigned(partitions);
    };
    const { offsets, gaps } = await collect(optionsFor(kafka, topic, 'earliest'), 5, taker);
    expect(offsets).toEqual([15, 16, 17, 18, 19]);
    expect(gaps).toEqual([{ topic, partition: 0, from: 4, to: 15 }]);
  });

  it('reads the topics that a pattern means', async () => {
    const first = await newTopic(kafka);
    const second = await newTopic(kafka);
    await produce(first, ['one']);
    await produce(second, ['two']);
    const common = first.slice(0, first.lastIndexOf('-'));
    const pattern = `${common.slice(0, common.lastIndexOf('-'))}-*`;
    const { states } = await collect(optionsFor(kafka, pattern, 'earliest'), 2);
    const read = states.map(({ topic }) => topic);
    expect(read).toEqual(expect.arrayContaining([first, second]));
  });

  it.each(['plain', 'scram-sha-256', 'scram-sha-512'] as const)(
    'shows a password by SASL %s, and says so when it is wrong',
    async (mechanism) => {
      if (kafka.node === undefined) return;
      const topic = await newTopic(kafka);
      await produce(topic, ['behind a password']);
      const options = {
        ...optionsFor(kafka, topic, 'earliest'),
        brokers: [kafka.node.saslAddress],
        sasl: { mechanism, ...SASL_USER },
      };
      const { values } = await collect(options, 1);
      expect(values).toEqual(['behind a password']);
      const wrong = { ...options, sasl: { ...options.sasl, password: 'guessed' } };
      await expect(collect(wrong, 1)).rejects.toMatchObject({
        name: 'KafkaProblem',
        mayPass: false,
        message: expect.stringContaining('Kafka refused the user name or the password') as string,
      });
    },
  );

  it('speaks TLS, and with nobody who is not vouched for', async () => {
    if (kafka.node === undefined) return;
    const topic = await newTopic(kafka);
    await produce(topic, ['behind a certificate']);
    const options = {
      ...optionsFor(kafka, topic, 'earliest'),
      brokers: [kafka.node.tlsAddress],
      tls: { ca: kafka.node.certificate },
    };
    const { values } = await collect(options, 1);
    expect(values).toEqual(['behind a certificate']);
    await expect(collect({ ...options, tls: {} }, 1)).rejects.toMatchObject({
      name: 'KafkaProblem',
      message: expect.stringContaining('self-signed certificate') as string,
    });
  });

  it('says which topic is missing', async () => {
    await expect(collect(optionsFor(kafka, 'no-such', 'earliest'), 1)).rejects.toThrow(
      'Kafka has no topic no-such, or this user may not see it.',
    );
  });
});
