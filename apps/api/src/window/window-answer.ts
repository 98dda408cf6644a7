import type { ExaminedReport } from '@noanswer/answers';
import type { IngestReport } from '../ingest/ingest-status';
import { Moment, MomentOrNull, OneOf, Part, SecondsOrNull, TextOrNull } from '../openapi/fields';
import type { Window } from './window';

export const INGEST_STATES = [
  'following',
  'starting',
  'catching_up',
  'stopped',
  'leaving',
] as const satisfies readonly IngestReport['state'][];

/** The time that was answered for. */
export class WindowAnswer implements Window {
  @TextOrNull('As it was asked for; null where since or until was given.', '24h')
  readonly asked!: string | null;
  @MomentOrNull('From here, inclusive; null: from the first line that is kept.')
  readonly since!: string | null;
  @MomentOrNull('Until here, exclusive; null: up to the newest line.')
  readonly until!: string | null;
}

/** Much is counted ahead; what is not is read, of so much of the window as can be read in a moment. */
export class ExaminedAnswer implements ExaminedReport {
  @MomentOrNull('From here, inclusive; null: from the first line that is kept.')
  readonly since!: string | null;
  @MomentOrNull('Until here, exclusive; null: up to the newest line.')
  readonly until!: string | null;
}

/** How new what was answered from is. Old data means stale, not healthy. */
export class FreshnessAnswer {
  @Moment('When this was answered.')
  readonly answeredAt!: string;
  @MomentOrNull('Log time of the newest line that is counted; null: none was read yet.')
  readonly newestLineAt!: string | null;
  @SecondsOrNull('From that line to this answer; below 0 where the clock of the log is ahead.', 1.4)
  readonly secondsBehind!: number | null;
  @OneOf(
    INGEST_STATES,
    'What the reading of logs does; `following`: it is at the end of every log.',
  )
  readonly ingest!: IngestReport['state'];
}

/** What every answer about a time begins with. */
export class WindowedAnswer {
  @Part(WindowAnswer, 'The time that was answered for.')
  readonly window!: WindowAnswer;
  @Part(FreshnessAnswer, 'How new the data are.')
  readonly freshness!: FreshnessAnswer;
}
