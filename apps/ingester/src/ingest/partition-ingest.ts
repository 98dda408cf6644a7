import type { DeliverySink } from '@noanswer/delivery';
import { RecordDigest } from '@noanswer/delivery';
import type { Gap, PartitionOffset, PartitionState, RecordBatch } from '@noanswer/source/kafka';
import { nameOf } from '@noanswer/source/kafka';
import type { RowWriter, SourceRow } from '@noanswer/store';
import type { Checkpoint } from './checkpoint';
import type { Beginning } from './where-to-begin';
import type { Tallies } from './tallies';

/** One partition while it is ours: its records on their way to delivery attempts. */
export class PartitionIngest {
  readonly name: string;
  readonly topic: string;
  readonly partition: number;
  /** Offset with which reading goes on. */
  next: number;
  /** Offset behind the newest record there is, as far as we heard. */
  end: number;
  /** Moved on since it was last saved. */
  hasChanged: boolean;
  /** Found since it was last saved. */
  gaps: Gap[] = [];
  private readonly incarnation: number;
  private readonly digest: RecordDigest;

  constructor(
    { topic, partition, high }: PartitionState,
    begins: Pick<Beginning, 'offset' | 'checkpoint' | 'incarnation'>,
    timeZone: string,
    sink: DeliverySink & Pick<RowWriter, 'unparsed'>,
    private readonly tallies: Tallies,
  ) {
    this.topic = topic;
    this.partition = partition;
    this.name = nameOf(this);
    this.incarnation = begins.incarnation;
    this.next = begins.offset;
    this.end = high;
    this.hasChanged = begins.checkpoint === null;
    const saved = begins.checkpoint?.digest;
    const { source } = this;
    this.digest = new RecordDigest(
      { topic: this.topicAsKept, partition },
      timeZone,
      sink,
      {
        unparsed: (line) => {
          sink.unparsed(line);
        },
        unknown: ({ offset, at, why, text }) => {
          const time = at > 0 ? at : undefined;
          sink.unparsed({ source, offset, at: time, mta: '', program: '', why, text });
        },
      },
      saved,
    );
  }

  /** A topic that was made again is another one: no name of a topic has an `@`. */
  private get topicAsKept(): string {
    const { incarnation, topic } = this;
    return incarnation === 0 ? topic : `${topic}@${incarnation}`;
  }

  /** Part of every row's identity, as the digest makes it. */
  private get source(): string {
    return `kafka:${this.topicAsKept}/${this.partition}`;
  }

  get openStories(): number {
    return this.digest.open;
  }

  get lag(): number {
    return Math.max(0, this.end - this.next);
  }

  /** What Kafka is told once the store has the rows: the oldest record that an open story needs. */
  get committable(): PartitionOffset {
    const { topic, partition } = this;
    const { oldestNeeded, position } = this.digest;
    return { topic, partition, offset: oldestNeeded < position ? oldestNeeded : this.next };
  }

  take({ records, next, end }: RecordBatch): void {
    const { digest, tallies } = this;
    const [lines, forms] = [{ ...digest.lines }, { ...digest.records }];
    for (const record of records) digest.push(record);
    tallies.addLines(lines, digest.lines);
    tallies.addRecords(forms, digest.records);
    this.next = Math.max(this.next, next);
    this.end = end;
    this.hasChanged = true;
  }

  skip(gap: Gap): void {
    this.gaps.push(gap);
    this.next = gap.to;
    this.hasChanged = true;
  }

  /** Gives out rows of what is still going on, as it stands. */
  showOpenStories(): void {
    this.digest.showOpen();
  }

  checkpoint(): Checkpoint {
    const { next, incarnation, digest } = this;
    return { incarnation, next, digest: digest.save() };
  }

  /** What whoever asks the store is told of this source. */
  sourceRow(): SourceRow {
    const { lines } = this.digest;
    return {
      name: this.source,
      path: this.name,
      kind: 'kafka',
      bytesRead: this.next,
      linesRead: lines.read,
      linesRecognized: lines.recognized,
      linesNotOurs: lines.notOurs,
      linesUnparsed: lines.unparsed,
      linesCut: lines.cut,
      firstAt: lines.firstAt,
      lastAt: lines.lastAt,
      fingerprint: '',
      fingerprintBytes: 0,
      tail: '',
      archive: '',
      modifiedAt: null,
      whole: true,
      brokenWhy: '',
    };
  }
}
