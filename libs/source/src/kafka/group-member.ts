import type { Admin, Consumer, ConsumerGroupJoinEvent, EachBatchPayload, Kafka } from 'kafkajs';
import type { KafkaNews, KafkaOptions } from './kafka-options';
import { fetchedOf, type FetchedPiece } from './kafkajs-records';
import { KafkaProblem } from './kafka-problem';
import { partitionStates } from './partition-states';
import type { Partition, PartitionOffset, RecordBatch, RecordTaker } from './record-source';
import { Ending, within } from './ending';
import { nameOf } from './record-source';

/** A fetch takes so long at most when there is nothing; leaving waits for it. */
const LONGEST_FETCH_MS = 500;
/** What is unpacked and not taken yet is of one fetch: so memory is bounded whatever the lag. */
const FETCH_BYTES = 8 * 1024 * 1024;
const FETCH_BYTES_OF_PARTITION = 1024 * 1024;
/** New partitions are noticed after so long. */
const METADATA_MAX_AGE_MS = 30_000;
const LOOK_EVERY_MS = 10_000;
/** Nobody waits longer for a Kafka that is away: what was not committed is in the store. */
const COMMIT_WITHIN_MS = 5_000;
const LEAVE_WITHIN_MS = 3_000;

/**
 * One membership in a consumer group, from joining to leaving.
 *
 * What kafkajs does not do by itself: it sends no sign of life while a batch is taken; it begins where
 * the group committed and not where the taker wants; it jumps over what is gone without a word; and it
 * commits what is no longer ours (kafkajs #1046). So a batch is taken only where the last one ended,
 * whichever way it came, and every partition waits until the taker has said where to begin.
 */
export class GroupMember {
  private readonly consumer: Consumer;
  /** Our partitions by name, and where each is read on; undefined while that is being found out. */
  private positions = new Map<string, number | undefined>();
  private memberId = '';
  /** Counts the assignments, so that what belongs to an earlier one is told apart. */
  private assignment = 0;
  private assigning: Promise<void> = Promise.resolve();
  private isEnding = false;
  private readonly ended = new Ending();

  constructor(
    kafka: Kafka,
    private readonly admin: Admin,
    private readonly options: KafkaOptions,
    private readonly taker: RecordTaker,
    private readonly news: KafkaNews,
  ) {
    const { groupId, sessionTimeoutMs } = options;
    this.consumer = kafka.consumer({
      groupId,
      sessionTimeout: sessionTimeoutMs,
      rebalanceTimeout: sessionTimeoutMs,
      heartbeatInterval: this.heartbeatMs,
      maxWaitTimeInMs: LONGEST_FETCH_MS,
      maxBytes: FETCH_BYTES,
      maxBytesPerPartition: FETCH_BYTES_OF_PARTITION,
      metadataMaxAge: METADATA_MAX_AGE_MS,
      allowAutoTopicCreation: false,
      retry: { restartOnFailure: () => Promise.resolve(false) },
    });
  }

  /** Returns when it was told to stop, or when {@link end} was called. */
  async read(topics: readonly string[], stop: AbortSignal): Promise<void> {
    const { consumer } = this;
    const stopped = (): void => {
      this.ended.end();
    };
    stop.addEventListener('abort', stopped);
    const look = setInterval(() => void this.look(), LOOK_EVERY_MS);
    try {
      consumer.on(consumer.events.GROUP_JOIN, (event) => {
        this.joined(event);
      });
      consumer.on(consumer.events.CRASH, ({ payload }) => {
        this.ended.fail(payload.error);
      });
      await consumer.connect();
      // Where an offset is gone reading goes on at the first that is there.
      await consumer.subscribe({ topics: [...topics], fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        eachBatch: (payload) => this.fetched(payload),
      });
      if (!stop.aborted) await this.ended.come;
      this.isEnding = true;
      await this.taker.leaving();
    } finally {
      this.isEnding = true;
      stop.removeEventListener('abort', stopped);
      clearInterval(look);
      await within(LEAVE_WITHIN_MS, consumer.disconnect()).catch(() => undefined);
    }
  }

  /** Leaves the group; {@link read} returns. */
  end(): void {
    this.ended.end();
  }

  async commit(offsets: readonly PartitionOffset[]): Promise<void> {
    const ours = offsets.filter((one) => this.positions.get(nameOf(one)) !== undefined);
    if (ours.length === 0) return;
    try {
      await within(
        COMMIT_WITHIN_MS,
        this.consumer.commitOffsets(
          ours.map(({ topic, partition, offset }) => ({
            topic,
            partition,
            offset: String(offset),
          })),
        ),
      );
    } catch (error) {
      // A rebalance was faster, or Kafka is away: the store knows more than the group, nothing is lost.
      this.news('info', `offsets were not committed, the next time they are: ${String(error)}`);
    }
  }

  private get heartbeatMs(): number {
    return Math.min(3_000, Math.floor(this.options.sessionTimeoutMs / 4));
  }

  /** Called before kafkajs fetches anything of the new assignment. */
  private joined({ payload }: ConsumerGroupJoinEvent): void {
    const { memberId, memberAssignment } = payload;
    const isNew = memberId !== this.memberId;
    this.memberId = memberId;
    const assignment = ++this.assignment;
    const partitions = Object.entries(memberAssignment).flatMap(([topic, numbers]) =>
      numbers.map((partition): Partition => ({ topic, partition })),
    );
    this.positions = new Map(partitions.map((one) => [nameOf(one), undefined]));
    this.consumer.pause(partitions.map(asTopicPartitions));
    this.assigning = this.assigning
      .then(() => this.assign(assignment, partitions, isNew))
      .catch((error: unknown) => {
        this.ended.fail(error);
      });
  }

  private async assign(
    assignment: number,
    partitions: readonly Partition[],
    isNew: boolean,
  ): Promise<void> {
    const isOver = (): boolean => assignment !== this.assignment || this.isEnding;
    if (isOver()) return;
    const { groupId, startAt } = this.options;
    const states = await partitionStates(this.admin, groupId, partitions, startAt);
    if (isOver()) return;
    const starts = await this.taker.assigned(states, isNew);
    if (isOver()) return;
    for (const one of partitions) {
      const start = starts.get(nameOf(one));
      if (start === undefined) throw new Error(`nobody said where ${nameOf(one)} begins`);
      this.positions.set(nameOf(one), start);
      this.consumer.seek({ ...one, offset: String(start) });
    }
    this.consumer.resume(partitions.map(asTopicPartitions));
  }

  private async fetched(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const name = nameOf(batch);
    const { from, pieces } = fetchedOf(batch);
    const position = this.positions.get(name);
    // Of an earlier assignment, or fetched before it was said where to begin: it comes again.
    if (this.isEnding || position === undefined || from < position) return;
    const signs = setInterval(() => {
      // Whether we are still a member shows after the batch.
      payload.heartbeat().catch(() => undefined);
    }, this.heartbeatMs);
    try {
      if (from > position) await this.jumped(batch, position, from);
      await this.handOver(payload, pieces);
    } catch (error) {
      this.isEnding = true;
      this.ended.fail(error);
    } finally {
      clearInterval(signs);
    }
  }

  /** Piece by piece: while one is taken the next is unpacked, by other threads where the codec has any. */
  private async handOver(
    payload: EachBatchPayload,
    pieces: readonly FetchedPiece[],
  ): Promise<void> {
    const { batch } = payload;
    const name = nameOf(batch);
    const { assignment } = this;
    let coming = unpacking(pieces[0]);
    for (let at = 0; at < pieces.length; at++) {
      const records = await readable(batch, coming);
      coming = unpacking(pieces[at + 1]);
      if (records === undefined) return;
      await this.taker.take(records);
      if (assignment !== this.assignment || this.isEnding) return;
      this.positions.set(name, records.next);
      payload.resolveOffset(String(records.next - 1));
    }
  }

  /**
   * kafkajs went over offsets. It does so by itself where a whole fetch was marks of transactions or
   * was compacted away; and where Kafka said that the offset is out of range. Only then does the
   * partition begin behind the offset that was to come.
   */
  private async jumped(
    { topic, partition }: Partition,
    position: number,
    from: number,
  ): Promise<void> {
    const held = await this.admin.fetchTopicOffsets(topic);
    const low = Number(held.find((one) => one.partition === partition)?.low ?? 0);
    if (low > position)
      this.taker.lost({ topic, partition, from: position, to: Math.min(low, from) });
  }

  /** How much there is to read shows even while nothing is taken. */
  private async look(): Promise<void> {
    const ours = [...this.positions.keys()].map((name): Partition => {
      const slash = name.lastIndexOf('/');
      return { topic: name.slice(0, slash), partition: Number(name.slice(slash + 1)) };
    });
    try {
      const { groupId } = this.options;
      this.taker.looked(await partitionStates(this.admin, groupId, ours, 'earliest'));
    } catch {
      // The reading itself tells that Kafka is away.
    }
  }
}

/** Begun before it is wanted; whoever wants it hears of what went wrong. */
function unpacking(piece: FetchedPiece | undefined): Promise<RecordBatch> | undefined {
  const coming = piece?.unpacked();
  coming?.catch(() => undefined);
  return coming;
}

async function readable(
  { topic, partition }: Partition,
  coming: Promise<RecordBatch> | undefined,
): Promise<RecordBatch | undefined> {
  try {
    return await coming;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const where = nameOf({ topic, partition });
    throw new KafkaProblem(`Records of ${where} cannot be unpacked: ${why}.`, true, error);
  }
}

const asTopicPartitions = ({ topic, partition }: Partition) => ({ topic, partitions: [partition] });
