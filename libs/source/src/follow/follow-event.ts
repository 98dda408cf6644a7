import type { Compression } from '../content/compression';
import type { FollowedSource } from './source-place';

/** What a follower tells, in the order in which it happens. */
export type FollowEvent =
  /**
   * Bytes of this source will follow, from its position on. A source that is new must be remembered
   * by name before they are taken: it may have grown beyond recognition of its name at the next start.
   */
  | {
      readonly kind: 'begin';
      readonly source: FollowedSource;
      readonly path: string;
      readonly set: string;
      readonly compression: Compression;
    }
  /** The next bytes. Valid until the next event is asked for; the source's position has moved on. */
  | {
      readonly kind: 'bytes';
      readonly source: FollowedSource;
      readonly set: string;
      readonly chunk: Uint8Array;
      /** When the file was last written to: for stamps without a year. */
      readonly referenceTime: number;
    }
  /** Half a line was handed out and its file is gone: it may come again, from the position on. */
  | { readonly kind: 'rewind'; readonly source: FollowedSource; readonly set: string }
  /** The source is over: its file is gone or an archive is at its end. */
  | { readonly kind: 'end'; readonly source: FollowedSource; readonly set: string };
