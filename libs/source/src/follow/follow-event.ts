import type { Compression } from '../content/compression';
import type { FollowedSource } from './source-place';

/** What a follower tells, in the order in which it happens. */
export type FollowEvent = OfSource &
  (
    | {
        /**
         * Bytes of this source will follow, from its position on. A new source must be remembered by
         * name before they are taken: by the next start it may have grown, and its name tells how it
         * began when it was first seen.
         */
        readonly kind: 'begin';
      }
    | {
        /** The next bytes, valid until the next event is asked for; the source has moved on by them. */
        readonly kind: 'bytes';
        readonly chunk: Uint8Array;
        /** When the file was last written to: for stamps without a year. */
        readonly referenceTime: number;
      }
    | {
        /** What was handed out behind the source's position may come again: it was half a line. */
        readonly kind: 'rewind';
      }
    | {
        /** The source is over: its file is gone, or an archive is at its end. */
        readonly kind: 'end';
      }
  );

interface OfSource {
  readonly source: FollowedSource;
  /** The file that it is read from now, and the rotated set of that. */
  readonly path: string;
  readonly set: string;
  readonly compression: Compression;
}
