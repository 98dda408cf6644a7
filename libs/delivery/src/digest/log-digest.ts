import type { LineOrigin, Parsed, RawLine, SavedParser } from '@noanswer/maillog';
import { LineFramer, MailLogParser } from '@noanswer/maillog';
import type { Correlator } from '../correlate/correlator';
import type { LineCounts } from './line-counts';
import { NO_LINES, countLine } from './line-counts';
import type { UnparsedLine } from './unparsed-line';
import { unparsedLine } from './unparsed-line';

/** Where a digest stands behind its last complete line, as plain JSON data. */
export interface SavedDigest {
  /** Byte offset (decompressed) at which reading goes on. */
  readonly position: number;
  readonly counts: Readonly<LineCounts>;
  readonly parser: SavedParser;
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
    countLine(this.counts, line, parsed, this.parser);
    // Half a line is no sample of what patterns miss: the whole one may be there the next time.
    if (parsed.kind === 'unparsed' && line.terminated)
      this.onUnparsed(unparsedLine(line, parsed.why, this.parser, this.origin.source));
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
}
