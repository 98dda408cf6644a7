import { IDENTITY_BYTES } from '../identity/prefix-marks';
import type { Content, Next, Placed } from './content';
import type { LiveFile } from './live-file';
import { tailHash, type SourcePlace } from './source-place';

/** A plain log that may be growing, and may be truncated at any moment. */
export class PlainContent implements Content {
  readonly compression = 'plain';
  readonly problem = null;
  before: Buffer = Buffer.alloc(0);
  /** Its last change when it was last believed. */
  private seenAt = 0;

  constructor(
    readonly file: LiveFile,
    /** The start that it had when it was last believed. */
    private believed: Buffer,
  ) {}

  get referenceTime(): number {
    return this.file.modifiedAt;
  }

  get linked(): boolean {
    return this.file.linked;
  }

  /** The first bytes as they are now. A start that is not the old one, grown, is not believed: {@link next} will find it lost. */
  async start(): Promise<Buffer> {
    await this.file.look();
    const start = await this.file.head(IDENTITY_BYTES);
    if (start.subarray(0, this.believed.length).equals(this.believed)) this.believed = start;
    return this.believed;
  }

  /** Truncated and written anew before anybody read from it: then its length and its tail tell of another log. */
  async place({ position, tail }: SourcePlace): Promise<Placed> {
    await this.file.look();
    const { size } = this.file;
    this.before = await this.file.before(Math.min(position, size));
    if (!(await this.beginsAsBelieved())) return 'lost';
    if (size < position) return 'shorter';
    return tail === '' || tailHash(this.before) === tail ? 'there' : 'other';
  }

  /**
   * Whoever truncates a log and writes on may have come to the old length, or past it, before anybody
   * looks. So what was read is believed only if the file still begins as it did: the start is compared
   * after the bytes were read.
   */
  async next(from: number): Promise<Next> {
    const { file } = this;
    await file.look();
    const { size, modifiedAt } = file;
    if (size < from) return 'lost';
    if (size === from && modifiedAt === this.seenAt) return 'idle';
    const chunk = await file.read(from);
    await file.look();
    const same = (await this.beginsAsBelieved()) && file.size >= from + chunk.length;
    if (same) this.seenAt = modifiedAt;
    if (same && size === from) return 'idle';
    return same && chunk.length > 0 ? { chunk, isLast: from + chunk.length >= size } : 'lost';
  }

  private async beginsAsBelieved(): Promise<boolean> {
    return (await this.file.head(this.believed.length)).equals(this.believed);
  }

  close(): Promise<void> {
    return this.file.close();
  }
}
