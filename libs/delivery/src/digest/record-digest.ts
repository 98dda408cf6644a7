import type {
  Envelope,
  EnvelopedLine,
  LogRecord,
  MailEvent,
  Parsed,
  SavedParser,
} from '@noanswer/maillog';
import {
  EnvelopeReader,
  MOST_REPEATS,
  MailLogParser,
  NO_HEADER,
  NO_STAMP,
} from '@noanswer/maillog';
import type { DeliverySink } from '../attempt';
import type { SavedCorrelation } from '../correlate/correlator';
import { Correlator } from '../correlate/correlator';
import type { StoryEnds } from '../correlate/story';
import type { LineCounts } from './line-counts';
import { NO_LINES, countLine } from './line-counts';
import type { UnknownRecord } from './unknown-record';
import { unknownRecord } from './unknown-record';
import type { UnparsedLine } from './unparsed-line';
import { unparsedLine } from './unparsed-line';

export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

/** Records by what they were; `again`: they stood before the digest's position and were left out. */
export type RecordCounts = Record<Envelope['form'] | 'again', number>;

/** Where a digest stands, as plain JSON data. */
export interface SavedRecordDigest {
  /** Offset of the record with which reading goes on. */
  readonly position: number;
  readonly referenceTime: number;
  readonly lines: Readonly<LineCounts>;
  readonly records: Readonly<RecordCounts>;
  readonly parser: SavedParser;
  readonly stories: SavedCorrelation;
}

const NO_RECORDS: Readonly<RecordCounts> = {
  plain: 0,
  octet_counted: 0,
  rsyslog: 0,
  filebeat: 0,
  vector: 0,
  fluent_bit: 0,
  journald: 0,
  unknown: 0,
  again: 0,
};

/** How often it is looked for stories of hosts that went away: once in so many offsets. */
const FORGETTING_PACE = 65_536;
/** A story without a line in so many records and an hour: its host is taken to be gone. */
const FORGOTTEN_RECORDS = 1_000_000;
const FORGOTTEN_MS = 3_600_000;

/**
 * One topic partition on its way from records to delivery attempts: opened, parsed, counted,
 * correlated. All lines of a log host are expected in one partition (key = log host).
 *
 * What it gives out is a pure function of the records from offset 0, or from where reading began, on:
 * a digest that was saved and taken up again gives what one that was never interrupted would have given.
 */
export class RecordDigest {
  readonly lines: LineCounts;
  readonly records: RecordCounts;
  /** Offset of the record that is expected next. */
  position: number;

  private readonly source: string;
  private readonly envelopes = new EnvelopeReader();
  private readonly parser: MailLogParser;
  private readonly correlator: Correlator;
  private referenceTime: number;
  private read = 0;
  private withoutStamp = 0;

  /**
   * @param timeZone IANA zone of stamps that carry none.
   * @param on takes each line that was not understood, and each record that is no known envelope.
   * @param saved where an earlier digest of the same partition stood.
   */
  constructor(
    private readonly place: TopicPartition,
    timeZone: string,
    sink: DeliverySink,
    private readonly on: {
      unparsed: (line: UnparsedLine) => void;
      unknown: (record: UnknownRecord) => void;
    },
    saved?: SavedRecordDigest,
  ) {
    const source = `kafka:${place.topic}/${place.partition}`;
    const referenceTime = saved?.referenceTime ?? 0;
    this.source = source;
    this.referenceTime = referenceTime;
    this.position = saved?.position ?? 0;
    this.lines = { ...(saved?.lines ?? NO_LINES) };
    this.records = { ...NO_RECORDS, ...saved?.records };
    this.parser = new MailLogParser(
      { source, defaultHost: '', timeZone, referenceTime },
      'deliveries',
    );
    this.correlator = new Correlator(sink);
    if (saved === undefined) return;
    this.parser.restore(saved.parser);
    this.correlator.restore(saved.stories);
  }

  /** Takes the next record. Offsets may be missing (compaction, retention); none comes twice. */
  push(record: LogRecord): void {
    if (record.offset < this.position) {
      this.records.again++;
      return;
    }
    this.takeTime(record);
    this.position = record.offset + 1;
    const { cut } = this.lines;
    this.read = 0;
    this.withoutStamp = 0;
    let envelope = this.envelopes.read(record, this.take);
    if (envelope.form === 'plain' && this.withoutStamp === this.read) {
      this.takeBack(cut);
      envelope = NO_HEADER;
    }
    this.records[envelope.form]++;
    if (envelope.form === 'unknown')
      this.on.unknown(unknownRecord(this.place, record, envelope.why));
  }

  /** There is no record before this offset that has not been pushed. */
  reach(offset: number): void {
    if (offset > this.position) this.position = offset;
  }

  /** Stories that are open. */
  get open(): number {
    return this.correlator.open;
  }

  get ends(): StoryEnds {
    return this.correlator.ends;
  }

  /**
   * Offset of the oldest record that an unfinished story still needs; {@link position} where none does.
   *
   * Reading again from here **with nothing saved** tells every story to its end, but also begins some in
   * their middle: a story that has ended may have lines before this offset and behind it. Only a saved
   * digest, taken up at its position, gives exactly the same rows.
   */
  get oldestNeeded(): number {
    const { position, parser, correlator } = this;
    return Math.min(position, parser.oldestOffset ?? position, correlator.oldestOffset ?? position);
  }

  /** Gives out, as they stand, the open stories that had a line since the last call. */
  showOpen(): void {
    this.correlator.showOpen();
  }

  save(): SavedRecordDigest {
    const { position, referenceTime, lines, records, parser, correlator } = this;
    return {
      position,
      referenceTime,
      lines: { ...lines },
      records: { ...records },
      parser: parser.save(),
      stories: correlator.save(),
    };
  }

  /** A record without a time leaves the clock where it stands. */
  private takeTime({ offset, timestampMs }: LogRecord): void {
    if (timestampMs <= 0) return;
    this.referenceTime = timestampMs;
    this.parser.referenceTime = timestampMs;
    const pace = (at: number): number => Math.floor(at / FORGETTING_PACE);
    if (pace(offset) === pace(this.position - 1)) return;
    this.correlator.closeForgotten(offset - FORGOTTEN_RECORDS, timestampMs - FORGOTTEN_MS);
  }

  private readonly take = (line: EnvelopedLine): void => {
    const { parser } = this;
    const parsed = parser.parseEnveloped(line);
    this.read++;
    if (parsed === NO_STAMP) this.withoutStamp++;
    countLine(this.lines, line, parsed, parser);
    if (parsed.kind === 'unparsed')
      this.on.unparsed(unparsedLine(line, parsed.why, parser, this.source));
    if (isEvent(parsed)) this.correlate(parsed);
  };

  /** A row's ordinal tells the lines of a record apart, and the N lines that one stands for. */
  private correlate(event: MailEvent): void {
    const { source, parser } = this;
    const { offset } = event;
    const first = parser.index * MOST_REPEATS;
    for (let repeat = 0; repeat < parser.repeats; repeat++)
      this.correlator.push(event, { source, offset, ordinal: first + repeat });
  }

  /** A text without a single stamp is no log: what was counted as its lines is counted as a record. */
  private takeBack(cut: number): void {
    this.lines.read -= this.read;
    this.lines.notOurs -= this.read;
    this.lines.cut = cut;
  }
}

function isEvent(parsed: Parsed): parsed is MailEvent {
  return 'at' in parsed;
}
