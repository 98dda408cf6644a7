import type { DeliverySink } from '@noanswer/delivery';
import { RecordDigest } from '@noanswer/delivery';
import type { Gap, Partition, PartitionOffset, RecordBatch } from '@noanswer/source/kafka';
import { nameOf } from '@noanswer/source/kafka';
import type { RowWriter, SourceRow } from '@noanswer/store';
import type { Checkpoint } from './checkpoint';
import type { Tallies } from './tallies';

/** One partition while it is ours: its records on their way to delivery attempts. */
export class PartitionIngest {
  readonly name: string;
  /** Offset with which reading goes on. */
  next: number;
  /** Offset behind the newest record there is, as far as we heard. */
  end: number;
  /** Moved on since it was last saved. */
  hasChanged: boolean;
  /** Found since it was last saved. */
  gaps: Gap[] = [];
  private readonly place: Partition;
  private readonly digest: RecordDigest;

  constructor(
    { topic, partition }: Partition,
    begins: { readonly offset: number; readonly checkpoint: Checkpoint | null },
    timeZone: string,
    sink: DeliverySink & Pick<RowWriter, 'unparsed'>,
    private readonly tallies: Tallies,
  ) {
    this.place = { topic, partition };
    const { place } = this;
    this.name = nameOf(place);
    this.next = begins.offset;
    this.end = begins.offset;
    this.hasChanged = begins.checkpoint === null;
    const saved = begins.checkpoint?.digest;
    this.digest = new RecordDigest(
      place,
      timeZone,
      sink,
      {
        unparsed: (line) => {
          sink.unparsed(line);
        },
        unknown: ({ offset, at, why, text }) => {
          const source = `kafka:${this.name}`;
          const time = at > 0 ? at : undefined;
          sink.unparsed({ source, offset, at: time, mta: '', program: '', why, text });
        },
      },
      saved,
    );
  }

  get openStories(): number {
    return this.digest.open;
  }

  get lag(): number {
    return Math.max(0, this.end - this.next);
  }

  /** What Kafka is told once the store has the rows: the oldest record that an open story needs. */
  get committable(): PartitionOffset {
    const { oldestNeeded, position } = this.digest;
    return { ...this.place, offset: oldestNeeded < position ? oldestNeeded : this.next };
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
    return { next: this.next, digest: this.digest.save() };
  }

  /** What whoever asks the store is told of this source. */
  sourceRow(): SourceRow {
    const { lines } = this.digest;
    return {
      name: `kafka:${this.name}`,
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
