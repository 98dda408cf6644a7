import type { ServerStoreEvents } from '@noanswer/store';
import type { ReaderOrder } from './messages';
import { Reader } from './reader';
import type { ReadingState } from './reading-state';
import { together } from './together';

/** Who tells how the reading stands. */
export interface LookedAt {
  look(): Promise<ReadingState>;
}

/**
 * The readers of this process: members of one group, a thread each, so that as many cores parse. They share
 * nothing but the process: what holds between processes of a group holds between them.
 */
export class Readers implements LookedAt {
  private readonly readers: readonly Reader[];

  constructor(
    count: number,
    order: Omit<ReaderOrder, 'reader'>,
    events: Required<ServerStoreEvents>,
  ) {
    this.readers = Array.from(
      { length: count },
      (_, at) => new Reader({ ...order, reader: at + 1 }, events),
    );
  }

  /**
   * Returns when it was told to stop, and what was read is saved and committed.
   *
   * @throws what one of them failed with: the process is to end, the others with it.
   */
  async run(stop: AbortSignal): Promise<void> {
    const leave = (): void => {
      for (const reader of this.readers) reader.leave();
    };
    if (stop.aborted) leave();
    stop.addEventListener('abort', leave);
    await Promise.all(this.readers.map(({ ended }) => ended));
  }

  async look(): Promise<ReadingState> {
    return together(await Promise.all(this.readers.map((reader) => reader.look())));
  }
}
