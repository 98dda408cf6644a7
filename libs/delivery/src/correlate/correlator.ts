import type { LinePosition, MailEvent } from '@noanswer/maillog';
import type { DeliverySink } from '../attempt';
import { EximStories } from './exim-stories';
import { PostfixStories } from './postfix-stories';
import type { StoryEnds } from './story';

/** Unfinished stories as plain JSON data: what a later run needs to go on where this one stopped. */
export interface SavedCorrelation {
  readonly postfix: ReturnType<PostfixStories['shelf']['save']>;
  readonly exim: ReturnType<EximStories['shelf']['save']>;
}

/**
 * From events to delivery attempts. Feed it the events of each log host in order; lines of several
 * hosts and processes may interleave. Its state is bounded, and empty when every story has ended.
 */
export class Correlator {
  private readonly postfix: PostfixStories;
  private readonly exim: EximStories;

  constructor(sink: DeliverySink) {
    this.postfix = new PostfixStories(sink);
    this.exim = new EximStories(sink);
  }

  /** Stories that are open. */
  get open(): number {
    return this.postfix.shelf.size + this.exim.shelf.size;
  }

  /** How stories ended so far. */
  get ends(): StoryEnds {
    const a = this.postfix.shelf.ends;
    const b = this.exim.shelf.ends;
    return {
      byLine: a.byLine + b.byLine,
      byTime: a.byTime + b.byTime,
      byBound: a.byBound + b.byBound,
      atEnd: a.atEnd + b.atEnd,
    };
  }

  push(event: MailEvent, position: LinePosition): void {
    switch (event.kind) {
      case 'delivery':
        this.postfix.delivery(event, position);
        return;
      case 'connectFailure':
        this.postfix.connectFailure(event, position);
        return;
      case 'hostFailure':
        this.postfix.hostFailure(event, position);
        return;
      case 'expired':
        this.postfix.expired(event, position);
        return;
      case 'eximDelivery':
        this.exim.delivery(event, position);
        return;
      case 'eximHostFailure':
        this.exim.hostFailure(event, position);
        return;
      case 'eximCompleted':
        this.exim.completed(event);
        return;
      default: // arrivals, queue moves and notices tell nothing of an attempt
    }
  }

  /**
   * Gives out, as they stand, the open stories that had a line since the last call, and leaves them
   * open. A row that grows later has more weight and replaces itself.
   */
  showOpen(): void {
    this.postfix.shelf.takeTouched((story) => {
      this.postfix.show(story);
    });
    this.exim.shelf.takeTouched((story) => {
      this.exim.show(story);
    });
  }

  save(): SavedCorrelation {
    return { postfix: this.postfix.shelf.save(), exim: this.exim.shelf.save() };
  }

  /** See {@link StoryShelf.oldestOffset}. */
  get oldestOffset(): number | null {
    const offsets = [this.postfix.shelf.oldestOffset, this.exim.shelf.oldestOffset];
    const known = offsets.filter((offset) => offset !== null);
    return known.length === 0 ? null : Math.min(...known);
  }

  /** See {@link StoryShelf.closeForgotten}. */
  closeForgotten(before: number, beforeAt: number): void {
    this.postfix.shelf.closeForgotten(before, beforeAt);
    this.exim.shelf.closeForgotten(before, beforeAt);
  }

  /** A source is about to be read again: no story of the earlier reading may go on. */
  closeStoriesOf(source: string): void {
    this.postfix.shelf.closeAllOf(source);
    this.exim.shelf.closeAllOf(source);
  }

  restore(saved: SavedCorrelation): void {
    this.postfix.shelf.restore(saved.postfix);
    this.exim.shelf.restore(saved.exim);
  }

  /** The input is over: what is open is given out as it stands. */
  finish(): void {
    this.postfix.shelf.closeAll();
    this.exim.shelf.closeAll();
  }
}
