import type { ServerStoreEvents } from '@noanswer/store';
import type { ReaderOrder } from './messages';
import { Reader } from './reader';
import { STARTING, type ReadingState } from './reading-state';
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
  private readers: readonly Reader[] = [];

  constructor(
    private readonly count: number,
    private readonly order: Omit<ReaderOrder, 'reader'>,
    private readonly events: Required<ServerStoreEvents>,
  ) {}

  /**
   * Returns when it was told to stop, and what was read is saved and committed.
   *
   * @throws what one of them failed with: the process is to end, the others with it.
   */
  async run(stop: AbortSignal): Promise<void> {
    this.readers = Array.from(
      { length: this.count },
      (_, at) => new Reader({ ...this.order, reader: at + 1 }, this.events),
    );
    const leave = (): void => {
      for (const reader of this.readers) reader.leave();
    };
    if (stop.aborted) leave();
    stop.addEventListener('abort', leave);
    await Promise.all(this.readers.map(({ ended }) => ended));
  }

  async look(): Promise<ReadingState> {
    if (this.readers.length === 0) return STARTING;
    return together(await Promise.all(this.readers.map((reader) => reader.look())));
  }
}
