import type { DeliverySink, SavedCorrelation, SavedDigest, UnparsedLine } from '@noanswer/delivery';
import { Correlator } from '@noanswer/delivery';
import type { FollowedSource } from '@noanswer/source';
import type { Checkpoint, SavedSource } from './checkpoint';
import { SourceLog, type LogSettings } from './source-log';

/** A log that brought nothing for so long is put away until it brings something again. */
const PUT_AWAY_AFTER_MS = 3_600_000;

/**
 * The logs of one rotated set. Stories go on from file to file within a set and never from one set to
 * another: which of two logs is read first is chance, and rows must not depend on it.
 */
export class FollowedSet {
  readonly logs = new Map<string, SourceLog>();
  private readonly correlator: Correlator;

  constructor(
    private readonly settings: LogSettings,
    sink: DeliverySink,
    private readonly onUnparsed: (line: UnparsedLine) => void,
    stories: SavedCorrelation | undefined,
  ) {
    this.correlator = new Correlator(sink);
    if (stories !== undefined) this.correlator.restore(stories);
  }

  get openStories(): number {
    return this.correlator.open;
  }

  get hasChanged(): boolean {
    for (const { changed } of this.logs.values()) if (changed) return true;
    return false;
  }

  open(
    source: FollowedSource,
    found: { readonly path: string; readonly kind: string },
    saved: SavedDigest | undefined,
    now: number,
  ): SourceLog {
    const { settings, correlator, onUnparsed } = this;
    const log = new SourceLog(source, found, correlator, settings, onUnparsed, saved, now);
    this.logs.set(source.name, log);
    return log;
  }

  /** Gives out rows of what is still going on, as it stands. */
  showOpenStories(): void {
    this.correlator.showOpen();
  }

  checkpoint(): Checkpoint {
    const sources = [...this.logs.values()]
      .filter(({ changed }) => changed)
      .map((log): SavedSource => log.save());
    return { sources, stories: this.correlator.save() };
  }

  /** All that {@link checkpoint} told is in the store. */
  saved(now: number): void {
    for (const [name, log] of this.logs) {
      log.changed = false;
      const isQuiet = now - log.lastReadAt > PUT_AWAY_AFTER_MS;
      const isHalf = log.source.readTo > log.source.position;
      if (log.isOver || (isQuiet && !isHalf)) this.logs.delete(name);
    }
  }
}
