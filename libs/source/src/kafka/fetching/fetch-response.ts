import type {
  FetchedMessage,
  FetchResponse,
} from 'kafkajs/src/protocol/requests/fetch/v11/response';
import fetchProtocol from 'kafkajs/src/protocol/requests/fetch/v11/response';
import { RecordBlock } from './record-block';

/** What stands for a block among kafkajs's messages: kafkajs looks at its offset, and whether it is for us. */
export interface BlockMessage extends FetchedMessage {
  readonly block: RecordBlock;
}

interface Aborted {
  readonly producer: bigint;
  readonly firstOffset: number;
}

/**
 * Lets kafkajs hand over blocks of records as they came, in place of an object with texts, big numbers and
 * checks for each record, which took more time than all that is done with most lines.
 *
 * It is put in the place of one function of the library: how the newest answer to a fetch that it knows
 * (version 11, Kafka 2.3 and later) is read. Older brokers and messages are read by the library as ever.
 */
export function readBlocks(): void {
  const { decode } = fetchProtocol;
  if (isOurs in decode) return;
  const ours = async (raw: Buffer): Promise<FetchResponse> =>
    fetchResponse(raw) ?? (await decode(raw));
  fetchProtocol.decode = Object.assign(ours, { [isOurs]: true });
}

const isOurs = Symbol('reads blocks');

/** @returns null where a partition holds messages of an old format. */
export function fetchResponse(raw: Buffer): FetchResponse | null {
  const reader = new Reader(raw);
  const clientSideThrottleTime = reader.int32();
  const errorCode = reader.int16();
  const sessionId = reader.int32();
  const found: (RecordBlock[] | null)[] = [];
  const responses = reader.list(() => ({
    topicName: reader.text(),
    partitions: reader.list(() => {
      const head = {
        partition: reader.int32(),
        errorCode: reader.int16(),
        highWatermark: reader.int64().toString(),
        lastStableOffset: reader.int64().toString(),
        lastStartOffset: reader.int64().toString(),
      };
      const aborted = reader.list((): Aborted => ({
        producer: reader.int64(),
        firstOffset: Number(reader.int64()),
      }));
      const preferredReadReplica = reader.int32();
      const blocks = RecordBlock.allOf(reader.bytes());
      found.push(blocks);
      const messages = messagesOf(blocks ?? [], aborted);
      return { ...head, abortedTransactions: [], preferredReadReplica, messages };
    }),
  }));
  // The broker does not throttle by waiting, it expects us to; kafkajs asks for it under this name.
  return found.includes(null)
    ? null
    : { throttleTime: 0, clientSideThrottleTime, errorCode, sessionId, responses };
}

/** What is not for us stays, marked as such: where a fetch brought nothing else, kafkajs must get on. */
function messagesOf(blocks: readonly RecordBlock[], aborted: readonly Aborted[]): BlockMessage[] {
  const begun = aborted.toSorted((a, b) => a.firstOffset - b.firstOffset);
  const aborting = new Set<bigint>();
  return blocks.map((block) => {
    const { lastOffset, producer } = block;
    while (begun[0] !== undefined && begun[0].firstOffset <= lastOffset)
      aborting.add(begun.shift()?.producer ?? 0n);
    const isAborted = block.isTransactional && aborting.has(producer);
    if (block.isAbortMark) aborting.delete(producer);
    return { offset: String(lastOffset), isControlRecord: block.isControl || isAborted, block };
  });
}

/** Fields of a fixed size, as Kafka's protocol has them. */
class Reader {
  private at = 0;

  constructor(private readonly buffer: Buffer) {}

  int16(): number {
    return this.buffer.readInt16BE(this.step(2));
  }

  int32(): number {
    return this.buffer.readInt32BE(this.step(4));
  }

  int64(): bigint {
    return this.buffer.readBigInt64BE(this.step(8));
  }

  text(): string {
    const length = Math.max(0, this.int16());
    return this.buffer.toString('utf8', this.step(length), this.at);
  }

  bytes(): Buffer {
    const length = Math.max(0, this.int32());
    return this.buffer.subarray(this.step(length), this.at);
  }

  list<T>(read: () => T): T[] {
    const items: T[] = [];
    for (let left = this.int32(); left > 0; left--) items.push(read());
    return items;
  }

  private step(length: number): number {
    const { at } = this;
    this.at += length;
    return at;
  }
}
