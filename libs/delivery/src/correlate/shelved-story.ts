import type { LinePosition } from '@noanswer/maillog';

/** What the shelf must know of any story. */
export interface Story {
  readonly lastAt: number;
  readonly last: LinePosition;
  readonly waiting: readonly Placed[];
  readonly attempts: readonly (Placed & { readonly connections: readonly Placed[] })[];
}

interface Placed {
  readonly position: LinePosition;
}

/** How stories of one kind become text, and again the same stories. */
export interface StoryForm<S> {
  tell(story: S): string;
  retell(told: string): S;
}

/**
 * A story that nothing was heard of for a while. Most of those that are open are: of processes that have ended. As text it
 * is a fifth of what it is as objects, and ready to be saved.
 */
export class ShelvedStory {
  readonly lastAt: number;
  readonly lastOffset: number;
  readonly oldestOffset: number;

  /** @param patience for how long, in log time, it may be without a line. */
  constructor(
    readonly told: string,
    story: Story,
    readonly patience: number,
  ) {
    this.lastAt = story.lastAt;
    this.lastOffset = story.last.offset;
    this.oldestOffset = oldestIn(story);
  }

  /** Whether it may have a part of that source: then it must be told again to be sure. */
  mayMention(source: string): boolean {
    return this.told.includes(JSON.stringify(source));
  }
}

/** Offset of the oldest line that it holds; infinite: it holds none. Of one source. */
export function oldestIn({ waiting, attempts }: Story): number {
  let oldest = Infinity;
  for (const { position } of waiting) oldest = Math.min(oldest, position.offset);
  for (const { position, connections } of attempts) {
    oldest = Math.min(oldest, position.offset);
    for (const one of connections) oldest = Math.min(oldest, one.position.offset);
  }
  return oldest;
}

/** Whether a line of this source began the story or something in it, or went on with it last. */
export function hasPart({ last, waiting, attempts }: Story, source: string): boolean {
  return (
    last.source === source ||
    [...waiting, ...attempts].some(({ position }) => position.source === source)
  );
}
