import type { LineOrigin, Parsed, RawLine, SavedParser } from '@noanswer/maillog';
import { LineFramer, MailLogParser, lineText, readable } from '@noanswer/maillog';
import type { Correlator } from '../correlate/correlator';

/** What became of the lines of one source: every line is in exactly one of the last three. */
export interface LineCounts {
  read: number;
  recognized: number;
  notOurs: number;
  unparsed: number;
  /** Lines that were longer than the cap; they are counted above too. */
  cut: number;
  /** Log time of the first and the last recognised line, milliseconds since 1970; null if none. */
  firstAt: number | null;
  lastAt: number | null;
}

/** Where a digest stands behind its last complete line, as plain JSON data. */
export interface SavedDigest {
  /** Byte offset (decompressed) at which reading goes on. */
  readonly position: number;
  readonly counts: Readonly<LineCounts>;
  readonly parser: SavedParser;
}

const NO_LINES: Readonly<LineCounts> = {
  read: 0,
  recognized: 0,
  notOurs: 0,
  unparsed: 0,
  cut: 0,
  firstAt: null,
  lastAt: null,
};

/** A line that should have been understood, for the operator to look at. */
export interface UnparsedLine {
  readonly source: string;
  readonly offset: number;
  readonly at: number;
  readonly mta: string;
  readonly program: string;
  readonly why: string;
  readonly text: string;
}

/**
 * One source on its way from bytes to delivery attempts: framed, parsed, counted, correlated. One
 * correlator may serve several digests, one after the other: stories go on from file to file.
 */
export class LogDigest {
  readonly counts: LineCounts;
  private readonly framer: LineFramer;
  private readonly parser: MailLogParser;
  private endedAt: number | null = null;

  /**
   * @param onUnparsed takes each line that was not understood.
   * @param saved where an earlier digest of the same source stood; reading goes on there.
   */
  constructor(
    private readonly origin: LineOrigin,
    private readonly correlator: Correlator,
    private readonly onUnparsed: (line: UnparsedLine) => void,
    saved?: SavedDigest,
  ) {
    this.counts = { ...(saved?.counts ?? NO_LINES) };
    this.framer = new LineFramer(saved?.position);
    this.parser = new MailLogParser(origin, 'deliveries');
    if (saved !== undefined) this.parser.restore(saved.parser);
  }

  /** When the log was last written to: moves on as it grows. See {@link LineOrigin.referenceTime}. */
  set referenceTime(at: number) {
    this.parser.referenceTime = at;
  }

  save(): SavedDigest {
    const { position, counts } = this;
    return { position, counts: { ...counts }, parser: this.parser.save() };
  }

  /** What came behind the last complete line is not to be believed: it will be read anew. */
  forgetHalfLine(): void {
    this.framer.forgetHalfLine();
  }

  /** Bytes read so far, up to the last complete line. */
  get position(): number {
    return this.endedAt ?? this.framer.position;
  }

  push(chunk: Uint8Array): void {
    this.framer.push(chunk, this.take);
  }

  /** The source is at its end: a last line without a line ending is taken if it is whole. */
  end(): void {
    this.endedAt = this.framer.position;
    this.framer.end(this.take);
    this.parser.repeats = 1;
    for (const parsed of this.parser.end()) this.correlate(parsed);
  }

  private readonly take = (line: RawLine): void => {
    const parsed = this.parser.parse(line);
    this.count(line, parsed);
    // Half a line is no sample of what patterns miss: the whole one may be there the next time.
    if (parsed.kind === 'unparsed' && line.terminated) this.reportUnparsed(line, parsed.why);
    this.correlate(parsed);
  };

  private correlate(parsed: Parsed): void {
    if (!('at' in parsed)) return;
    for (let ordinal = 0; ordinal < this.parser.repeats; ordinal++) {
      this.correlator.push(parsed, {
        source: this.origin.source,
        offset: parsed.offset,
        ordinal,
      });
    }
  }

  private count(line: RawLine, parsed: Parsed): void {
    const { counts } = this;
    counts.read++;
    if (line.cutBytes > 0) counts.cut++;
    if (parsed.kind === 'notOurs') {
      counts.notOurs++;
      return;
    }
    if (parsed.kind === 'unparsed') counts.unparsed++;
    else counts.recognized++;
    const { at } = this.parser.header;
    if (counts.firstAt === null || at < counts.firstAt) counts.firstAt = at;
    if (counts.lastAt === null || at > counts.lastAt) counts.lastAt = at;
  }

  private reportUnparsed(line: RawLine, why: string): void {
    const { header } = this.parser;
    const { syslogName, daemon, mta } = header.program;
    this.onUnparsed({
      source: this.origin.source,
      offset: line.offset,
      at: header.at,
      mta: mta ?? 'exim',
      program: daemon === '' ? syslogName : `${syslogName}/${daemon}`,
      why,
      text: readable(lineText(line)),
    });
  }
}
