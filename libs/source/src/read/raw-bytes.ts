/** The bytes of a log as they lie on disk or come through a pipe, before any unpacking. */
export interface RawBytes {
  /** Handed out so far, for the progress. */
  readonly bytesRead: number;
  /** How many there will be; null when nobody can know. */
  readonly size: number | null;
  readonly modifiedAt: number | null;
  /** Whether {@link chunksFrom} may start at the beginning again. */
  readonly rereadable: boolean;
  /** Up to `length` bytes from the start, fewer only when there are no more. */
  head(length: number): Promise<Buffer>;
  /**
   * The bytes from here to the end, each chunk at most `chunkBytes` long. A chunk is valid only
   * until the next one is asked for: buffers are used again.
   */
  chunksFrom(position: number, chunkBytes: number): AsyncGenerator<Buffer, void, undefined>;
  close(): Promise<void>;
}

/** The file became shorter than it was at open: somebody truncated it while it was being read. */
export class FileShrunk extends Error {
  constructor() {
    super('the file became shorter while it was being read');
  }
}
