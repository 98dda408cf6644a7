import type { Admin, Kafka } from 'kafkajs';
import { GroupMember } from './group-member';
import { KafkaProblem, kafkaProblem } from './kafka-problem';
import type { KafkaNews, KafkaOptions } from './kafka-options';
import { kafkajsClient } from './kafkajs-client';
import type { PartitionOffset, RecordSource, RecordTaker } from './record-source';
import { chosenTopics, isPattern } from './topic-names';

const NEW_TOPICS_EVERY_MS = 30_000;

/** Reads topics through kafkajs. */
export class KafkajsSource implements RecordSource {
  private readonly kafka: Kafka;
  private member: GroupMember | undefined;

  constructor(
    private readonly options: KafkaOptions,
    private readonly news: KafkaNews,
  ) {
    this.kafka = kafkajsClient(options, news);
  }

  async run(taker: RecordTaker, stop: AbortSignal): Promise<void> {
    const admin = this.kafka.admin();
    try {
      await admin.connect();
      while (!stop.aborted) await this.readUntilTopicsChange(admin, taker, stop);
    } catch (error) {
      throw isOurs(error) ? kafkaProblem(error) : error;
    } finally {
      this.member = undefined;
      await admin.disconnect().catch(() => undefined);
    }
  }

  async commit(offsets: readonly PartitionOffset[]): Promise<void> {
    await this.member?.commit(offsets);
  }

  private async readUntilTopicsChange(
    admin: Admin,
    taker: RecordTaker,
    stop: AbortSignal,
  ): Promise<void> {
    const topics = await this.topics(admin);
    const member = new GroupMember(this.kafka, admin, this.options, taker, this.news);
    this.member = member;
    const watch = this.watchTopics(admin, topics, member);
    try {
      await member.read(topics, stop);
    } finally {
      clearInterval(watch);
    }
  }

  private async topics(admin: Admin): Promise<string[]> {
    const { topics, missing } = chosenTopics(this.options.topics, await admin.listTopics());
    const [first] = missing.filter((name) => !isPattern(name));
    if (first !== undefined)
      throw new KafkaProblem(`Kafka has no topic ${first}, or this user may not see it.`, true);
    if (topics.length === 0)
      throw new KafkaProblem(`Kafka has no topic that ${missing.join(' or ')} means.`, true);
    return topics;
  }

  /** kafkajs looks for the topics of a pattern once: when there are more, the member joins anew. */
  private watchTopics(
    admin: Admin,
    known: readonly string[],
    member: GroupMember,
  ): NodeJS.Timeout | undefined {
    if (!this.options.topics.some(isPattern)) return undefined;
    return setInterval(() => {
      admin.listTopics().then(
        (existing) => {
          const { topics } = chosenTopics(this.options.topics, existing);
          if (topics.some((topic) => !known.includes(topic))) member.end();
        },
        () => undefined, // the next look, or the reading itself, tells
      );
    }, NEW_TOPICS_EVERY_MS);
  }
}

/** Errors of the client library; those of the taker go through as they are. */
const isOurs = (error: unknown): boolean =>
  error instanceof Error && (error.name.startsWith('KafkaJS') || error instanceof KafkaProblem);
