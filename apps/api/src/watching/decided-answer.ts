import type { WatchReport } from '@noanswer/watch';
import { Moment, MomentOrNull, OneOf, Part, SecondsOrNull, TextOrNull } from '../openapi/fields';
import { FreshnessAnswer } from '../window/window-answer';

export const DECIDED_STATES = [
  'watching',
  'starting',
  'catching_up',
  'failed',
  'stale',
  'off',
] as const satisfies readonly (WatchReport['state'] | 'off')[];

/** Up to when it is decided who does not answer. What is not decided is unknown, not healthy. */
export class DecidedAnswer {
  @OneOf(
    DECIDED_STATES,
    '`watching`: decisions are of now. `starting`: nothing is decided yet. `catching_up`: they are of the past. `failed`: the last try failed. `stale`: whoever decides has not been heard of. `off`: nobody decides.',
  )
  readonly state!: (typeof DECIDED_STATES)[number];
  @MomentOrNull('All that was logged before this is decided; null: nothing is.')
  readonly upTo!: string | null;
  @SecondsOrNull('From there to the newest line; null: not known.', 42)
  readonly secondsBehind!: number | null;
  @TextOrNull('Why it failed.', null)
  readonly problem!: string | null;
}

/** What every answer about decisions begins with. */
export class DecisionsAnswer {
  @Moment('The moment that was answered for, in log time.')
  readonly at!: string;
  @Part(DecidedAnswer, 'How far it is decided. Nothing found means something only where it is.')
  readonly decided!: DecidedAnswer;
  @Part(FreshnessAnswer, 'How new the data are.')
  readonly freshness!: FreshnessAnswer;
}
