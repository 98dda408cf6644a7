import type { LogRecord } from '@noanswer/maillog';
import { unpacked } from '../codecs/codecs';
import { Varints } from './varints';

/** Where things stand in a block; Kafka's name of it is record batch, of the format of 0.11 and later. */
const LENGTH_AT = 8;
const MAGIC_AT = 16;
const ATTRIBUTES_AT = 21;
const LAST_OFFSET_DELTA_AT = 23;
const FIRST_TIMESTAMP_AT = 27;
const MAX_TIMESTAMP_AT = 35;
const PRODUCER_AT = 43;
const COUNT_AT = 57;
const RECORDS_AT = 61;
/** Its length is told from behind the length on. */
const NOT_IN_LENGTH = 12;

const MAGIC = 2;
const CODEC = 0x07;
const IS_LOG_APPEND_TIME = 0x08;
const IS_TRANSACTIONAL = 0x10;
const IS_CONTROL = 0x20;
/** The key of a mark that ends a transaction: a version, and 0 where it was aborted. */
const ABORTED = Buffer.from([0, 0, 0, 0]);

/** Records that a producer sent, and packed, together. They stay packed until somebody wants them. */
export class RecordBlock {
  readonly firstOffset: number;
  /** Of the last record that was ever in it: compaction may have removed that. */
  readonly lastOffset: number;
  readonly producer: bigint;
  private readonly attributes: number;

  /** @param bytes from its first offset to the end of its records. */
  private constructor(private readonly bytes: Buffer) {
    this.firstOffset = Number(bytes.readBigInt64BE(0));
    this.lastOffset = this.firstOffset + bytes.readInt32BE(LAST_OFFSET_DELTA_AT);
    this.attributes = bytes.readInt16BE(ATTRIBUTES_AT);
    this.producer = bytes.readBigInt64BE(PRODUCER_AT);
  }

  /**
   * The blocks that a fetch brought of a partition. Where it was cut off in the middle of one, that one
   * comes again.
   *
   * @returns null for messages of a format before 0.11.
   */
  static allOf(bytes: Buffer): RecordBlock[] | null {
    const blocks: RecordBlock[] = [];
    for (let at = 0; at + RECORDS_AT <= bytes.length;) {
      if (bytes.readInt8(at + MAGIC_AT) !== MAGIC) return null;
      const end = at + NOT_IN_LENGTH + bytes.readInt32BE(at + LENGTH_AT);
      if (end > bytes.length || end < at + RECORDS_AT) break;
      blocks.push(new RecordBlock(bytes.subarray(at, end)));
      at = end;
    }
    return blocks;
  }

  /** Marks of Kafka's own. */
  get isControl(): boolean {
    return (this.attributes & IS_CONTROL) !== 0;
  }

  get isTransactional(): boolean {
    return (this.attributes & IS_TRANSACTIONAL) !== 0;
  }

  /** Whether it is the mark of an aborted transaction; marks are not packed. */
  get isAbortMark(): boolean {
    if (!this.isControl) return false;
    const [first] = [...this.recordsIn(this.bytes.subarray(RECORDS_AT), 0)];
    return first?.key !== null && first !== undefined && ABORTED.equals(first.key);
  }

  /** Its records from an offset on, unpacked; their bytes lie side by side in one block of memory. */
  async records(from: number): Promise<Iterable<LogRecord>> {
    const plain = await unpacked(this.attributes & CODEC, this.bytes.subarray(RECORDS_AT));
    return { [Symbol.iterator]: () => this.recordsIn(plain, from) };
  }

  /** One after the other: thousands at once would live long enough to be dear to collect. */
  private *recordsIn(plain: Buffer, from: number): Generator<LogRecord> {
    const { bytes, firstOffset, attributes } = this;
    const count = bytes.readInt32BE(COUNT_AT);
    const appended =
      (attributes & IS_LOG_APPEND_TIME) === 0 ? null : bigAt(bytes, MAX_TIMESTAMP_AT);
    const firstTime = bigAt(bytes, FIRST_TIMESTAMP_AT);
    const reader = new Varints(plain);
    for (let at = 0; at < count; at++) {
      const length = reader.next();
      const end = reader.at + length;
      if (length < 0 || !(end <= plain.length)) throw new Error('a block of records is broken');
      reader.at += 1; // attributes, of which there are none yet
      const timestampMs = firstTime + reader.next();
      const offset = firstOffset + reader.next();
      const key = reader.bytes();
      const value = reader.bytes();
      const headers = headersOf(reader);
      reader.at = end;
      if (offset < from) continue;
      yield { offset, key, value, headers, timestampMs: appended ?? timestampMs };
    }
  }
}

const NO_HEADERS: LogRecord['headers'] = {};

function headersOf(reader: Varints): LogRecord['headers'] {
  const count = reader.next();
  if (count <= 0) return NO_HEADERS;
  const headers = new Map<string, Uint8Array | Uint8Array[]>();
  for (let at = 0; at < count && !reader.isAtEnd; at++) {
    const name = reader.bytes()?.toString() ?? '';
    const value = reader.bytes();
    if (value === null) continue;
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(headers);
}

const bigAt = (bytes: Buffer, at: number): number => Number(bytes.readBigInt64BE(at));
