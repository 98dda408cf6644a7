import { setTimeout as sleep } from 'node:timers/promises';
import { Dice } from '../../../bench/logs/dice';
import { ClickHouseOverHttp } from '../../clickhouse-http/start';
import { databaseOf } from '../../kafka/fleet-log';
import type { RealKafka } from '../../kafka/real-kafka';
import { newTopic, startKafka } from '../../kafka/real-kafka';
import { differences } from '../../serve/load/counts';
import type { Counts } from '../../serve/load/counts';
import type { Blow } from './blows';
import { BLOWS, faultOf } from './blows';
import { FleetLoad } from './fleet-load';
import { Members } from './members';
import { toldByStore } from './told-by-store';

export interface FleetChaosOptions {
  /** SIGKILLs of ingesters; what else happens comes with them. */
  readonly kills: number;
  readonly seed: number;
  readonly linesPerSecond: number;
  readonly say: (text: string) => void;
}

export interface FleetChaosResult {
  /** Empty: the store holds what was written, nothing missing, nothing double, no offset behind. */
  readonly differences: readonly string[];
  readonly truth: Counts;
  readonly lines: number;
  readonly blows: Readonly<Partial<Record<Blow, number>>>;
  /** What the store was made to do, by kind. */
  readonly faults: Readonly<Record<string, number>>;
  readonly catchUpSeconds: number;
}

const MEMBERS = 2;
const FIRST_PARTITIONS = 3;
const MOST_PARTITIONS = 8;
const SESSION_SECONDS = 6;
const TICK_MS = 100;
const CATCH_UP_MS = 600_000;

/**
 * A fleet's mail goes into a real Kafka and two ingesters take it into one store, while everything that
 * can fail fails at random moments; afterwards the store must hold what was written.
 */
export async function fleetChaos(options: FleetChaosOptions): Promise<FleetChaosResult> {
  const [kafka, clickhouse] = await Promise.all([startKafka(), ClickHouseOverHttp.start()]);
  const chaos = await FleetChaos.begin(options, kafka, clickhouse);
  try {
    return await chaos.run();
  } finally {
    await chaos.stop();
    await Promise.all([kafka.stop(), clickhouse.stop()]);
  }
}

class FleetChaos {
  private readonly dice: Dice;
  private readonly members: Members;
  private readonly blows: Partial<Record<Blow, number>> = {};
  private readonly faults: Record<string, number> = {};
  private readonly wakings: Promise<void>[] = [];
  private isWriting = true;
  /** Sending and what must not happen beside it, one after the other. */
  private sending: Promise<void> = Promise.resolve();

  static async begin(
    options: FleetChaosOptions,
    kafka: RealKafka,
    clickhouse: ClickHouseOverHttp,
  ): Promise<FleetChaos> {
    const topic = await newTopic(kafka, FIRST_PARTITIONS);
    const producer = kafka.client.producer({
      allowAutoTopicCreation: false,
      metadataMaxAge: 1000,
      // What is sent again because its answer was lost stands in the topic once.
      idempotent: true,
      maxInFlightRequests: 1,
    });
    await producer.connect();
    const load = new FleetLoad(producer, topic, FIRST_PARTITIONS, options.seed);
    const stop = (): Promise<void> => producer.disconnect();
    return new FleetChaos(options, kafka, clickhouse, topic, load, stop);
  }

  private constructor(
    private readonly options: FleetChaosOptions,
    private readonly kafka: RealKafka,
    private readonly clickhouse: ClickHouseOverHttp,
    private readonly topic: string,
    private readonly load: FleetLoad,
    private readonly disconnect: () => Promise<void>,
    private readonly database = databaseOf('chaos'),
    private partitions = FIRST_PARTITIONS,
  ) {
    this.dice = new Dice(options.seed);
    this.members = new Members(
      {
        'kafka.brokers': kafka.brokers.join(','),
        'kafka.topics': topic,
        'kafka.group': database,
        'kafka.sessionTimeoutSeconds': String(SESSION_SECONDS),
        'store.url': clickhouse.url,
        'store.database': database,
        'store.recipients': 'plain',
      },
      MEMBERS,
    );
  }

  async run(): Promise<FleetChaosResult> {
    const writing = this.write();
    writing.catch(() => undefined); // it is waited for in the end
    const { kills, say } = this.options;
    await sleep(3000);
    while ((this.blows.killIngester ?? 0) < kills) {
      const blow = this.dice.weighted(BLOWS);
      await this.strike(blow);
      this.blows[blow] = (this.blows[blow] ?? 0) + 1;
      say(`${blow}; ${this.load.lines} lines written, ${this.blows.killIngester ?? 0} kills`);
      await sleep(this.dice.spread(100, 6000));
    }
    this.isWriting = false;
    await Promise.all([writing, ...this.wakings]);
    await this.clickhouse.clear();
    await this.load.end();
    await this.checkTopic();
    const catchUpSeconds = await this.caughtUp();
    const found = [...(await this.offsetsBehind()), ...(await this.exitsAmiss())];
    found.push(...differences(this.load.counts, await toldByStore(this.clickhouse, this.database)));
    const { blows, faults, load } = this;
    return {
      ...{ differences: found, truth: load.counts, lines: load.lines },
      ...{ blows, faults, catchUpSeconds },
    };
  }

  async stop(): Promise<void> {
    this.isWriting = false;
    await this.members.kill();
    await this.disconnect();
  }

  private async write(): Promise<void> {
    let before = performance.now();
    while (this.isWriting) {
      await sleep(TICK_MS);
      const now = performance.now();
      const elapsed = now - before;
      before = now;
      await this.beside(() => this.load.write(this.options.linesPerSecond, elapsed));
    }
  }

  /** A request that is cut off and sent again would stand in the topic twice: that is not what is tested. */
  private beside(work: () => Promise<void>): Promise<void> {
    const done = this.sending.then(work);
    this.sending = done.catch(() => undefined);
    return done;
  }

  private async strike(blow: Blow): Promise<void> {
    const slot = this.dice.below(MEMBERS);
    switch (blow) {
      case 'killIngester':
        this.members.signal(slot, 'SIGKILL');
        return;
      case 'endIngester':
        this.members.signal(slot, 'SIGTERM');
        return;
      case 'freezeIngester':
        this.freeze(slot, 1000 * (SESSION_SECONDS + 1 + this.dice.below(8)));
        return;
      case 'storeFault': {
        const fault = faultOf(this.dice);
        this.faults[fault.kind] = (this.faults[fault.kind] ?? 0) + 1;
        await this.clickhouse.fault(fault);
        return;
      }
      case 'storeRestart':
        await this.clickhouse.kill();
        await sleep(this.dice.below(4000));
        await this.clickhouse.begin();
        return;
      case 'brokerRestart':
        await this.beside(() => this.restartBroker());
        return;
      case 'growTopic':
        await this.grow();
    }
  }

  private freeze(slot: number, ms: number): void {
    const frozen = this.members.at(slot);
    frozen?.signal('SIGSTOP');
    this.wakings.push(
      sleep(ms).then(() => {
        frozen?.signal('SIGCONT');
      }),
    );
  }

  private async restartBroker(): Promise<void> {
    const { node } = this.kafka;
    if (node === undefined) return;
    await node.halt(this.dice.pick(['SIGTERM', 'SIGKILL']));
    await sleep(this.dice.below(3000));
    await node.resume();
  }

  private async grow(): Promise<void> {
    if (this.partitions >= MOST_PARTITIONS) return;
    const { topic } = this;
    const count = this.partitions + 1 + this.dice.below(2);
    await this.beside(() =>
      this.load.grow(count, async () => {
        await this.kafka.admin.createPartitions({ topicPartitions: [{ topic, count }] });
        await sleep(2000); // the producer asks for metadata once a second
      }),
    );
    this.partitions = count;
  }

  /** Whether the topic holds what was sent: else nothing that follows would mean anything. */
  private async checkTopic(): Promise<void> {
    const ends = await this.kafka.admin.fetchTopicOffsets(this.topic);
    const records = ends.reduce((sum, { high }) => sum + Number(high), 0);
    if (records !== this.load.records)
      throw new Error(`the topic holds ${records} records, sent were ${this.load.records}`);
  }

  /** All partitions are owned, all records taken, all rows and positions saved. */
  private async caughtUp(): Promise<number> {
    const begun = performance.now();
    while (performance.now() - begun < CATCH_UP_MS) {
      await sleep(200);
      const states = await Promise.all([0, 1].map((slot) => this.members.ready(slot)));
      const owned = states.reduce((sum, state) => sum + (state?.partitions ?? 0), 0);
      const isDone = states.every(
        (state) => state?.status === 'ready' && state.recordsBehind === 0 && state.isSaved,
      );
      if (isDone && owned === this.partitions && (await this.offsetsBehind()).length === 0)
        return (performance.now() - begun) / 1000;
    }
    throw new Error(
      `not caught up within ${CATCH_UP_MS / 1000} s: ${(await this.offsetsBehind()).join('; ')}\n${await this.members.told()}`,
    );
  }

  private async offsetsBehind(): Promise<string[]> {
    const next = await this.members.nextOffsets();
    const ends = await this.kafka.admin.fetchTopicOffsets(this.topic);
    return ends
      .filter(({ partition, high }) => next.get(partition) !== Number(high))
      .map(
        ({ partition, high }) =>
          `partition ${partition}: reading stands at ${next.get(partition) ?? '-'}, its end is ${high}`,
      );
  }

  private async exitsAmiss(): Promise<string[]> {
    const codes = await this.members.leave();
    return codes.filter((code) => code !== 0).map((code) => `an ingester left with ${code ?? '-'}`);
  }
}
