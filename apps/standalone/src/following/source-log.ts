import type { Correlator, LineCounts, SavedDigest, UnparsedLine } from '@noanswer/delivery';
import { LogDigest } from '@noanswer/delivery';
import type { FollowedSource } from '@noanswer/source';
import type { SourceRow } from '@noanswer/store';
import { fingerprintOf, marksIn } from '../reading/fingerprint';
import type { SavedSource } from './checkpoint';

/** How the lines of a followed log are to be understood. */
export interface LogSettings {
  readonly timezone: string;
  /** Log host of lines that name none. */
  readonly host: string;
}

/** One source while it is followed: its lines on their way to delivery attempts. */
export class SourceLog {
  /** Changed since its row was written. */
  changed = false;
  /** Wall clock of the last bytes. */
  lastReadAt: number;
  private readonly digest: LogDigest;
  private ended: SavedDigest | null = null;

  constructor(
    readonly source: FollowedSource,
    private readonly found: { readonly path: string; readonly kind: string },
    correlator: Correlator,
    settings: LogSettings,
    onUnparsed: (line: UnparsedLine) => void,
    saved: SavedDigest | undefined,
    now: number,
  ) {
    const origin = {
      source: source.name,
      defaultHost: settings.host,
      timeZone: settings.timezone,
      referenceTime: now,
    };
    this.lastReadAt = now;
    this.digest = new LogDigest(origin, correlator, onUnparsed, saved);
  }

  get counts(): Readonly<LineCounts> {
    return this.digest.counts;
  }

  /** Nothing more will come of it. */
  get isOver(): boolean {
    return this.ended !== null;
  }

  push(chunk: Uint8Array, referenceTime: number, now: number): void {
    this.digest.referenceTime = referenceTime;
    this.digest.push(chunk);
    this.changed = true;
    this.lastReadAt = now;
  }

  forgetHalfLine(): void {
    this.digest.forgetHalfLine();
  }

  end(): void {
    this.digest.end();
    this.ended = { ...this.digest.save(), position: this.source.position };
    this.changed = true;
  }

  save(): SavedSource {
    const { name, marks, position, tail, archive } = this.source;
    const { path, kind } = this.found;
    const digest = this.ended ?? this.digest.save();
    return { name, path, kind, marks, position, tail, archive, digest };
  }
}

/** The row that tells of a source to whoever asks the store. */
export function rowOf({ digest, marks, position, ...saved }: SavedSource): SourceRow {
  const { counts } = digest;
  return {
    ...saved,
    bytesRead: position,
    linesRead: counts.read,
    linesRecognized: counts.recognized,
    linesNotOurs: counts.notOurs,
    linesUnparsed: counts.unparsed,
    linesCut: counts.cut,
    firstAt: counts.firstAt,
    lastAt: counts.lastAt,
    ...fingerprintOf(marks),
    modifiedAt: null,
    whole: true,
    brokenWhy: '',
  };
}

/** What a row says of where reading stands: all but what the parser remembers of the lines before. */
export function savedIn(row: SourceRow): SavedSource {
  const { name, path, kind, tail, archive } = row;
  const counts: LineCounts = {
    read: row.linesRead,
    recognized: row.linesRecognized,
    notOurs: row.linesNotOurs,
    unparsed: row.linesUnparsed,
    cut: row.linesCut,
    firstAt: row.firstAt,
    lastAt: row.lastAt,
  };
  const digest = { position: row.bytesRead, counts, parser: { joins: [], last: [] } };
  return { name, path, kind, marks: marksIn(row), position: row.bytesRead, tail, archive, digest };
}
