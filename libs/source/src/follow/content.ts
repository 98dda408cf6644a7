import type { Compression } from '../content/compression';
import type { SourcePlace } from './source-place';

export interface Bytes {
  readonly chunk: Uint8Array;
  /** There was nothing behind it when it was read. */
  readonly isLast: boolean;
}

/** What came of asking for more bytes. */
export type Next =
  | Bytes
  /** Nothing new for now. */
  | 'idle'
  /** It is not the log any more that it was: truncated, or written anew. */
  | 'lost'
  /** An archive is at its end, and nothing will follow. */
  | 'over';

/** Whether a file can go on with a source that is known. */
export type Placed =
  /** What stands before the source's position is the same; reading can go on there. */
  | 'there'
  /** It does not reach as far as the source was read. */
  | 'shorter'
  /** It begins alike and then holds something else. */
  | 'other'
  /** It is still being looked through. */
  | 'busy'
  /** It does not begin any more as it did when it was opened. */
  | 'lost';

/** What a file holds, plain or packed. A chunk is valid only until the next one is asked for. */
export interface Content {
  readonly compression: Compression;
  /** When its last line was written, as far as the file tells: for stamps without a year. */
  readonly referenceTime: number;
  /** Goes to where the source was read to, if this file holds the same up to there. */
  place(source: SourcePlace): Promise<Placed>;
  /** What stands right before the place that was found. */
  readonly before: Buffer;
  next(from: number): Promise<Next>;
  /** False once the last name of the file is gone. */
  readonly linked: boolean;
  /** A sentence for the operator once it was not read whole. */
  readonly problem: string | null;
  close(): Promise<void>;
}
